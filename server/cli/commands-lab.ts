import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { attacks, type AttackName } from "../marks/lab/attacks.ts";
import { markPicture } from "../marks/lab/mark-picture.ts";
import { encodeServed, lightOf, longestSide, readPicture } from "../marks/lab/picture.ts";
import { knownOriginal, readLeak, readLeakBlind } from "../marks/lab/read-leak.ts";
import { runLab } from "../marks/lab/report.ts";
import { tables } from "../marks/lab/tables.ts";
import type { Plane } from "../marks/signal/boxes.ts";
import { strengths, type StrengthName } from "../marks/signal/embed.ts";
import { markKeys, type MarkKeys } from "../marks/signal/mark-keys.ts";
import { surely } from "../marks/signal/sync-search.ts";
import { listed, type Candidate, type Verdict } from "../marks/signal/verdict.ts";
import { UsageError, type Command } from "./command.ts";

// The laboratory: marks, attacks and reads pictures without a server or its keys, so that anybody can try an attack of their own.

const options = {
  worker: { type: "string" },
  view: { type: "string" },
  strength: { type: "string", default: "standard" },
  "key-file": { type: "string" },
  original: { type: "string" },
  candidates: { type: "string" },
  innocents: { type: "string", default: "999" },
  attacks: { type: "string" },
  blind: { type: "boolean", default: false },
  turned: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const;

type Values = ReturnType<typeof parse>["values"];

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause));
  }
}

const positional = (all: readonly string[], at: number, name: string): string => {
  const value = all[at];
  if (value === undefined) throw new UsageError(`${name} is missing.`);
  return value;
};

const named = (values: Values, name: "worker" | "view" | "key-file" | "original" | "candidates"): string => {
  const value = values[name];
  if (value === undefined) throw new UsageError(`--${name} is missing.`);
  return value;
};

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(file));
  } catch {
    throw new UsageError(`${file} cannot be read.`);
  }
}

async function keysOf(values: Values): Promise<MarkKeys> {
  const bytes = await masterOf(named(values, "key-file"));
  return markKeys(bytes, "lab");
}

async function masterOf(file: string): Promise<Uint8Array> {
  const bytes = await bytesOf(file);
  if (bytes.length < 32) {
    throw new UsageError(`${file} is too short: a key has 32 bytes or more. Make one: head -c 32 /dev/urandom > FILE`);
  }
  return bytes;
}

function strengthOf({ strength }: Values): StrengthName {
  if (strength in strengths) return strength as StrengthName; // one of its keys, by the line before
  throw new UsageError(`--strength is one of ${Object.keys(strengths).join(", ")}.`);
}

/** What a view is told apart by: 16 random bytes. */
function viewOf(text: string): string {
  if (/^[0-9a-f]{32}$/i.test(text)) return text.toLowerCase();
  throw new UsageError(`A view is 32 hexadecimal digits, not "${text}". Make one: openssl rand -hex 16`);
}

/** Pictures of the laboratory are known by what their file holds. */
const itemOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Lines WORKER VIEW, or WORKER VIEW ITEM where the views are of other items than `item`. */
async function candidatesOf(file: string, item: string | null): Promise<Candidate[]> {
  const text = new TextDecoder().decode(await bytesOf(file));
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (lines.length === 0) throw new UsageError(`${file} names nobody: one line each, WORKER VIEW.`);
  return lines.map((line) => {
    const [worker, view, other = item, more] = line.trim().split(/\s+/);
    if (worker === undefined || view === undefined || other === null || more !== undefined) {
      throw new UsageError(`A line of ${file} is not WORKER VIEW${item === null ? " ITEM" : ""}: ${line}`);
    }
    return { item: other, worker, view: viewOf(view) };
  });
}

const mark: Command = {
  name: "lab mark",
  arguments: "IN OUT --worker NAME --view HEX --key-file K [--strength weak|standard|strong]",
  does: "marks a picture as a rendition would be, and writes it as it would be served (JPEG)",
  needs: "files",
  async run({ args, say }) {
    const { values, positionals } = parse(args);
    const input = await bytesOf(positional(positionals, 0, "IN"));
    const out = positional(positionals, 1, "OUT");
    const keys = await keysOf(values);
    const of = { item: itemOf(input), worker: named(values, "worker"), view: viewOf(named(values, "view")) };
    const picture = await readPicture(input, longestSide);
    await writeFile(out, await encodeServed(markPicture(picture, keys, { ...of, strength: strengthOf(values) })));
    say(`${out}: ${picture.width} x ${picture.height}, marked for ${of.worker}; item ${of.item}`);
    return 0;
  },
};

const read: Command = {
  name: "lab read",
  arguments: "LEAK (--original IN | --blind [--turned]) --candidates FILE --key-file K [--strength …] [--json]",
  does: "reads the mark of a leak beside its original, or without it; FILE has a line WORKER VIEW (blind: WORKER VIEW ITEM) for each view that was served",
  needs: "files",
  async run({ args, say }) {
    const { values, positionals } = parse(args);
    const leak = lightOf(await readPicture(await bytesOf(positional(positionals, 0, "LEAK"))));
    const keys = await keysOf(values);
    const { verdict, how, said } = values.blind ? await alone(leak, keys, values) : await beside(leak, keys, values);
    if (values.json) {
      const { scores: _, ...told } = verdict ?? { scores: null, level: "none" };
      say(JSON.stringify({ ...told, ...how }));
    } else for (const line of [said, ...sentences(verdict)]) say(line);
    return verdict?.level === "named" ? 0 : 1;
  },
};

interface ReadLeak {
  readonly verdict: Verdict | null;
  readonly how: Readonly<Record<string, unknown>>;
  readonly said: string;
}

async function beside(leak: Plane, keys: MarkKeys, values: Values): Promise<ReadLeak> {
  const input = await bytesOf(named(values, "original"));
  const list = listed(await candidatesOf(named(values, "candidates"), itemOf(input)), keys.words);
  const original = knownOriginal(lightOf(await readPicture(input, longestSide)), keys, strengthOf(values));
  const finding = readLeak(leak, original, list);
  if (finding === null)
    return { verdict: null, how: { reason: "original-not-found" }, said: "The original is not in it." };
  const { verdict, registration, way } = finding;
  const said = `The original lies in it (${registration.inliers} places agree, likeness ${registration.likeness.toFixed(2)}, ${way}).`;
  return { verdict, how: { way, registration: { ...registration, h: [...registration.h] } }, said };
}

async function alone(leak: Plane, keys: MarkKeys, values: Values): Promise<ReadLeak> {
  const list = listed(await candidatesOf(named(values, "candidates"), null), keys.words);
  const { verdict, sync, way } = readLeakBlind(leak, keys, { list, withTurns: values.turned });
  const said =
    sync >= surely
      ? `It carries a mark of this key (${sync.toFixed(1)}, ${way}).`
      : `No mark of this key is sure (${sync.toFixed(1)}, sure from ${surely}).`;
  return { verdict, how: { way, sync }, said };
}

function sentences(verdict: Verdict | null): string[] {
  if (verdict === null) return ["Not identified."];
  const level = { named: "Named", lead: "A lead, no proof", none: "Not identified" }[verdict.level];
  const number = ({ score, chance }: { score: number; chance: number }): string =>
    `score ${score.toFixed(2)}, chance ${chance.toExponential(1)}`;
  return [
    `${level}. Threshold ${verdict.thresholds.named.toFixed(2)}, best ${verdict.bestView[0].toFixed(2)}.`,
    ...verdict.views.map((each) => `  a rendition served to ${each.of.worker}, view ${each.of.view}: ${number(each)}`),
    ...verdict.workers.map((each) => `  renditions of ${each.of}: ${number(each)}`),
  ];
}

const isAttack = (name: string): name is AttackName => Object.hasOwn(attacks, name);

function attackOf(name: string): AttackName {
  if (isAttack(name)) return name;
  throw new UsageError(`There is no attack ${name}. See: keyhole help`);
}

const attack: Command = {
  name: "lab attack",
  arguments: "IN OUT NAME",
  does: `does to a picture what happens to leaks: ${Object.keys(attacks).join(", ")}`,
  needs: "files",
  async run({ args, say }) {
    const { positionals } = parse(args);
    const input = await bytesOf(positional(positionals, 0, "IN"));
    const out = positional(positionals, 1, "OUT");
    const name = attackOf(positional(positionals, 2, "NAME"));
    await writeFile(out, await attacks[name](input));
    say(`${out}: ${name}`);
    return 0;
  },
};

const report: Command = {
  name: "lab report",
  arguments: "DIR --key-file K [--strength …] [--innocents 999] [--attacks NAME,…] [--json]",
  does: "marks each picture of a folder, attacks it, reads it, and prints the tables as Markdown or JSON; all attacks and collusions, or those named",
  needs: "files",
  async run({ args, say }) {
    const { values, positionals } = parse(args);
    const folder = positional(positionals, 0, "DIR");
    const innocents = Number(values.innocents);
    if (!Number.isInteger(innocents) || innocents < 1) throw new UsageError("--innocents is a whole number from 1.");
    const files = (await readdir(folder)).filter((name) => /\.(?:jpe?g|png|webp)$/i.test(name)).sort();
    if (files.length === 0) throw new UsageError(`${folder} holds no pictures (JPEG, PNG, WebP).`);
    const pictures = await Promise.all(files.map(async (name) => ({ name, bytes: await bytesOf(join(folder, name)) })));
    const strength = strengthOf(values);
    const made = tables(strength);
    const master = await masterOf(named(values, "key-file"));
    const progress = (text: string) => void process.stderr.write(`${text}\n`);
    const names =
      values.attacks === undefined ? Object.keys(attacks).filter(isAttack) : values.attacks.split(",").map(attackOf);
    const collusion = values.attacks === undefined;
    for await (const part of runLab(pictures, {
      master,
      strength,
      attacks: names,
      innocents,
      collusion,
      progress,
    })) {
      made.add(part);
    }
    say(values.json ? JSON.stringify(made.numbers(), null, 2) : made.markdown());
    return 0;
  },
};

export const labCommands: readonly Command[] = [mark, read, attack, report];
