import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import sharp from "sharp";
import { databasePath } from "@keyhole/db/sqlite/open";
import type { TrailEntry } from "@keyhole/shared/trail/entry";
import { decodeEntry } from "@keyhole/shared/trail/entry-codec";
import { codesOf } from "@keyhole/server/features/work/shown-order";
import type { FactsByField } from "@keyhole/shared/answers";
import type { ItemId, PersonId, ProjectId } from "@keyhole/shared/ids";
import { expect } from "vitest";
import { fetchFile, untilReady } from "../exports/fixture.ts";
import { refusal, type Harness, type Visitor } from "../harness.ts";
import type { Upload } from "../imports/importing.ts";
import type { answersOf, Opened } from "./work.ts";

// What the whole story is told with: its data, and how drawn spans are found again in an export.

const real = fileURLToPath(new URL("../../../shared/data/", import.meta.url));
export const present = existsSync(real);
if (!present)
  console.warn("NOT RUN: the whole story with real data; put COCO, WNUT and preference samples into ../shared/data");

export interface Sources {
  readonly boxes: readonly Upload[];
  readonly boxLabels: readonly string[];
  readonly pairs: Upload;
  readonly names: Upload;
}

const sample = (name: string): Upload => ({
  name,
  body: readFileSync(new URL(`../samples/${name}`, import.meta.url)),
});
const plain = async (name: string, width: number, height: number): Promise<Upload> => ({
  name: `${name}.png`,
  body: await sharp({ create: { width, height, channels: 3, background: name } })
    .png()
    .toBuffer(),
});

export async function ownSamples(): Promise<Sources> {
  const pictures = [await plain("red", 64, 48), await plain("blue", 48, 64)];
  return {
    boxes: [sample("coco.json"), ...pictures],
    boxLabels: ["person", "tram"],
    pairs: sample("pairs.jsonl"),
    names: sample("names.conll"),
  };
}

/** Small parts of the real data: this is about the whole way, not about size. */
export function realData(): Sources {
  const names = readdirSync(`${real}coco`)
    .filter((name) => name.endsWith(".jpg"))
    .slice(0, 6);
  const file = (name: string): Upload => ({ name, body: readFileSync(`${real}coco/${name}`) });
  const lines = readFileSync(`${real}preference/pairs.jsonl`, "utf8").split("\n").slice(0, 6);
  const blocks = readFileSync(`${real}ner/wnut17-dev.conll`, "utf8").split("\n\n").slice(0, 6);
  return {
    boxes: [file("instances.json"), ...names.map(file)],
    boxLabels: ["person", "car"],
    pairs: { name: "pairs.jsonl", body: lines.join("\n") },
    names: { name: "names.conll", body: `${blocks.join("\n\n")}\n` },
  };
}

export interface Box {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Span {
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

export const byFirst = (one: readonly unknown[], other: readonly unknown[]) =>
  String(one[0]).localeCompare(String(other[0]));

export function candidatesOf({ fields }: Opened): string[] {
  const shown = Object.values(fields)[0];
  if (shown?.kind !== "conversation") throw new Error("no conversation");
  return shown.candidates.map(({ id }) => id);
}

/** The id behind a code that a view calls a candidate by, as only the server knows. */
export async function idOf({ app }: Harness, { fields, form, viewId, lease }: Opened, code: string): Promise<string> {
  const { store, keys } = app.services;
  const [field = ""] = Object.keys(fields);
  const facts = JSON.parse((await store.read.itemFacts(lease.itemId as ItemId)) ?? "{}") as FactsByField; // of a task
  const known = facts[field];
  const ids = known?.kind === "conversation" ? known.candidates.map(({ id }) => id) : [];
  const codes = codesOf(ids, field, { form, view: viewId, key: keys.markKey });
  return [...(codes ?? [])].find(([, each]) => each === code)?.[0] ?? "none";
}

/** The first word of letters and the last one, by code points. */
export function spansIn(text: string): Span[] {
  const length = (part: string) => Array.from(part).length;
  const words = [...text.matchAll(/(?<![^\s])\p{L}{2,}(?![^\s])/gu)].map(({ index, 0: word }) => {
    const start = length(text.slice(0, index));
    return { start, end: start + length(word) };
  });
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined) return [];
  const spans = [{ label: "person", ...first }];
  return first === last ? spans : [...spans, { label: "location", ...last }];
}

/** What BIO tags say, as places in the text: tokens are found one after the other. */
export function spansOf(lines: readonly string[], text: string): Span[] {
  const spans: { label: string; start: number; end: number }[] = [];
  let at = 0;
  for (const line of lines) {
    const [token = "", tag = ""] = line.split("\t");
    const index = text.indexOf(token, at);
    at = index + token.length;
    const start = Array.from(text.slice(0, index)).length;
    const end = start + Array.from(token).length;
    if (tag.startsWith("B-")) spans.push({ label: tag.slice(2), start, end });
    const last = spans.at(-1);
    if (tag.startsWith("I-") && last !== undefined) last.end = end;
  }
  return spans;
}

export const textsOf = ({ fields }: Opened): string[] =>
  Object.values(fields).flatMap((field) => {
    if (field.kind === "image") return [];
    return field.kind === "text" ? [field.text] : [...field.turns, ...field.candidates].map(({ text }) => text);
  });

/** Annotation, label and box of every shape in a COCO file. */
export function cocoShapes(file: string): (string | number | undefined)[][] {
  const { categories, annotations } = JSON.parse(file) as {
    categories: { id: number; name: string }[];
    annotations: { category_id: number; bbox: number[]; attributes: { annotation: string } }[];
  }; // what this format holds
  return annotations.map(({ category_id, bbox, attributes }) => [
    attributes.annotation,
    categories.find(({ id }) => id === category_id)?.name,
    ...bbox,
  ]);
}

/** The bytes of every entry, the views that entries name, and the views that the database holds. */
export async function trailOf(harness: Harness, size: number) {
  const rows = await harness.app.services.store.read.trailRange(0, size);
  if (rows.length !== size) throw new Error("rows are missing");
  const opened: string[] = [];
  for (const { entry } of rows) {
    const decoded = decodeEntry(entry);
    if (!decoded.ok) throw new Error("undecodable entry");
    const { type, view } = decoded.value as TrailEntry; // written by this very code
    if (type === "view.opened") opened.push(String(view));
  }
  const database = new Database(databasePath(harness.dataDir), { readonly: true });
  const views = database.prepare("select id from views").pluck().all() as string[]; // ids are text
  database.close();
  return { bytes: Buffer.concat(rows.map(({ entry }) => entry)).toString("utf8"), opened, views };
}

export type ExportFormat = "jsonl" | "coco" | "conll" | "csv";

interface Asked {
  readonly projectId: ProjectId;
  readonly format: ExportFormat;
  readonly recipient: string;
  readonly purpose: string;
}

/** Asked for by the lead, approved by the administrator, who sees no content, fetched by the lead. */
export async function approvedExport(
  { lead, admin }: { readonly lead: Visitor; readonly admin: Visitor },
  asked: Asked,
): Promise<string> {
  const { projectId } = asked;
  const filters = { states: "accepted-and-submitted" } as const;
  const { exportId, requestId, digest } = await lead.client.exports.request.mutate({ ...asked, filters });
  const own = lead.client.requests.decide.mutate({ requestId, digest, decision: "approved" });
  expect((await refusal(own)).code).toBe("second-person-needed");
  await admin.client.requests.decide.mutate({ requestId, digest, decision: "approved" });
  expect((await untilReady(lead, projectId, exportId)).phase).toBe("ready");
  const { ticket } = await lead.client.exports.ticket.mutate({ exportId });
  const reply = await fetchFile(lead, ticket);
  expect(reply.status).toBe(200);
  return reply.text();
}

export interface Drawn {
  readonly itemId: string;
  readonly annotationId: string;
  readonly answers: ReturnType<typeof answersOf>;
}

export async function giveRoles(
  lead: Visitor,
  projectId: ProjectId,
  people: { readonly labelers: readonly Visitor[]; readonly reviewer: Visitor },
): Promise<void> {
  const roles = [...people.labelers.map((who) => [who, "labeler"] as const), [people.reviewer, "reviewer"] as const];
  for (const [{ personId }, role] of roles) {
    // The server gave the id.
    await lead.client.project.setMember.mutate({ projectId, personId: personId as PersonId, role });
  }
}
