import { toBase64 } from "@keyhole/shared/trail/base64";
import { canonicalJson } from "@keyhole/shared/trail/canonical-json";
import { formatCheckpoint, signNote, verifierKeyOf } from "@keyhole/shared/trail/checkpoint";
import { commitDetail, commitDigest, type Detail } from "@keyhole/shared/trail/commitment";
import { encodeEntry } from "@keyhole/shared/trail/entry-codec";
import { kindOf } from "@keyhole/shared/trail/entry-keys";
import { entryTypes } from "@keyhole/shared/trail/entry-types";
import { consistencyProof, inclusionProof } from "@keyhole/shared/trail/proofs";
import { formatTrailLine } from "@keyhole/shared/trail/trail-line";
import { Frontier, hashLeaf } from "@keyhole/shared/trail/tree";
import { toUtf8 } from "@keyhole/shared/trail/utf8";
import { hex, sha256, signerOf } from "./crypto.ts";
import { memoryTree } from "./memory-tree.ts";
import { entryOf, idOf, saltOf, sampleRow } from "./samples.ts";

const leafCount = 70;
const leafData = Array.from({ length: leafCount }, (_, at) => toUtf8(`leaf ${at}`));
const leafHashes = leafData.map((data) => hashLeaf(sha256, data));

/** Never a real key: its seed stands here. */
export const sampleSigner = signerOf("keyhole.example/trail", saltOf("log key"));
export const sampleLog = { origin: "keyhole.example/trail", verifierKey: verifierKeyOf(sampleSigner) };

const trailSize = 150;

const frontierAt = (size: number): Frontier => {
  const frontier = Frontier.empty(sha256);
  for (const leaf of leafHashes.slice(0, size)) frontier.append(leaf);
  return frontier;
};

const trail = (): { lines: string; note: string } => {
  const frontier = Frontier.empty(sha256);
  const rows = Array.from({ length: trailSize }, (_, at) => sampleRow(at));
  for (const row of rows) if (row.leafHash) frontier.append(row.leafHash);
  const body = formatCheckpoint({ origin: sampleLog.origin, size: trailSize, root: frontier.root() });
  return { lines: rows.map((row) => `${formatTrailLine(row)}\n`).join(""), note: signNote(body, sampleSigner) };
};

const entries = (note: string): unknown => {
  const commitment = commitDetail(sha256, saltOf("address"), { address: "192.0.2.7" });
  const digest = (word: string): string => commitDigest(sha256, saltOf(word), sha256(toUtf8(word)));
  const view = {
    session: idOf("s"),
    project: idOf("p"),
    lease: idOf("l"),
    purpose: "annotate",
    epoch: 1,
    view: idOf("v"),
  };
  const cases: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    "least keys": { id: idOf("1"), type: "server.started", actor: "system" },
    "smallest and largest numbers": {
      id: idOf("2"),
      type: "session.refused",
      actor: "anonymous",
      time: 0,
      count: 0,
      total: 2 ** 53 - 1,
    },
    "a coalesced denial": {
      id: idOf("3"),
      type: "access.failures",
      outcome: "denied",
      actor: "anonymous",
      source: idOf("n"),
      count: 41,
      from: 1_767_225_600_000,
      until: 1_767_225_659_999,
      reason: "wrong-password",
      detail: commitment,
    },
    "a view": {
      id: idOf("4"),
      type: "view.opened",
      actorRole: "labeler",
      teams: [idOf("t1"), idOf("t2")],
      device: idOf("d"),
      source: idOf("n"),
      channel: "web",
      item: idOf("i"),
      task: idOf("k"),
      assignment: idOf("a"),
      keyVersion: 1,
      ...view,
      digests: { item: digest("item"), rendition: digest("rendition") },
      detail: commitment,
    },
    "a guideline view": {
      id: idOf("5"),
      type: "guideline.read",
      guideline: idOf("g"),
      sections: [idOf("s1"), idOf("s2"), idOf("s3")],
      version: 7,
      ...view,
      purpose: "read",
      digests: { wording: digest("wording") },
    },
    "two people": {
      id: idOf("6"),
      type: "request.decided",
      outcome: "denied",
      actor: idOf("grace"),
      subject: idOf("ada"),
      request: idOf("r"),
      scope: "export",
      digests: { request: digest("request") },
      detail: commitment,
    },
    "a device frozen": {
      id: idOf("7"),
      type: "freeze.set",
      freeze: idOf("f"),
      scope: "device",
      object: idOf("d"),
      objectKind: "device",
    },
    "roles after a change": {
      id: idOf("8"),
      type: "person.role-changed",
      subject: idOf("grace"),
      roles: ["lead", "reviewer"],
      change: "added",
    },
    "a new tree after a restore": {
      id: idOf("9"),
      type: "trail.opened",
      actor: "system",
      size: trailSize,
      start: 140,
      end: trailSize,
      note: toBase64(toUtf8(note), "url"),
      reason: "restore-accepted",
    },
  };
  return Object.entries(cases).map(([name, parts]) => {
    const bytes = encodeEntry(entryOf(parts));
    return {
      name,
      text: Buffer.from(bytes).toString("ascii"),
      bytes: hex(bytes),
      leafHash: hex(hashLeaf(sha256, bytes)),
    };
  });
};

/** Bytes that no reader may take for an entry, each one step away from the first entry vector. */
const refused = (): unknown => {
  const good = Buffer.from(encodeEntry(entryOf({ id: idOf("1"), type: "server.started", actor: "system" }))).toString(
    "ascii",
  );
  const bad: Readonly<Record<string, string>> = {
    "white space": good.replace(",", ", "),
    "line end": `${good}\n`,
    "escaped letter": good.replace("server", "\\u0073erver"),
    exponent: good.replace("1767225600000", "17672256e5"),
    fraction: good.replace("1767225600000", "1767225600000.0"),
    "number beyond 2^53-1": good.replace("1767225600000", "9007199254740992"),
    "negative number": good.replace("1767225600000", "-1"),
    "repeated key": good.replace('"v":1', '"v":1,"v":1'),
    "unknown key": good.replace('"v":1', '"v":1,"z":1'),
    "missing key": good.replace(',"v":1', ""),
    "version 2": good.replace('"v":1', '"v":2'),
    "keys out of order": `{"v":1,${good.slice(1).replace(',"v":1', "")}`,
    "empty list": good.replace(',"time"', ',"teams":[],"time"'),
    "list out of order": good.replace(',"time"', `,"teams":["${"b".repeat(21)}A","${"a".repeat(21)}A"],"time"`),
    "list that repeats": good.replace(',"time"', `,"teams":["${"a".repeat(21)}A","${"a".repeat(21)}A"],"time"`),
    "free text": good.replace(',"time"', ',"reason":"Asked by phone","time"'),
    "id with set spare bits": good.replace(/"id":"(.{21})./u, '"id":"$1B'),
    "checkpoint outside trail.": good.replace(',"outcome"', ',"note":"YQ","outcome"'),
    "object without its kind": good.replace(',"outcome"', `,"object":"${"a".repeat(21)}A","outcome"`),
    "byte beyond ASCII": good.replace("started", "start\u00e9d"),
    "list around it": `[${good}]`,
    nothing: "",
  };
  return Object.entries(bad).map(([why, text]) => ({ why, bytes: hex(Buffer.from(text, "latin1")) }));
};

const tree = (): unknown => ({
  about: "leaf i is the ASCII text `leaf i`; peaks are the hashes of the perfect subtrees, left to right",
  sizes: Array.from({ length: leafCount + 1 }, (_, size) => {
    const frontier = frontierAt(size);
    return { size, root: hex(frontier.root()), peaks: frontier.peaks.map(hex), frontier: hex(frontier.toBytes()) };
  }),
});

const proofs = (): unknown => {
  const reader = memoryTree(leafHashes);
  const sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 31, 33, 64, 65, 70];
  return {
    about: "proofs in the tree of tree.json, lowest sibling first",
    inclusion: sizes.flatMap((size) =>
      [...new Set([0, 1, Math.floor(size / 2), size - 2, size - 1])]
        .filter((index) => index >= 0 && index < size)
        .map((index) => ({ index, size, proof: inclusionProof(reader, index, size).map(hex) })),
    ),
    consistency: sizes.flatMap((second) =>
      [0, ...sizes.filter((first) => first <= second)].map((first) => ({
        first,
        second,
        proof: consistencyProof(reader, first, second).map(hex),
      })),
    ),
  };
};

const checkpoints = (note: string): unknown => ({
  ...sampleLog,
  publicKey: hex(sampleSigner.publicKey),
  good: [
    note,
    signNote(formatCheckpoint({ origin: sampleLog.origin, size: 0, root: sha256(new Uint8Array(0)) }), sampleSigner),
  ],
  bad: {
    "changed size": note.replace(`\n${trailSize}\n`, `\n${trailSize + 1}\n`),
    "leading zero": note.replace(`\n${trailSize}\n`, `\n0${trailSize}\n`),
    "no blank line": note.replace("\n\n", "\n"),
    "hyphen for the dash": note.replace("\u2014", "-"),
    "no last line end": note.slice(0, -1),
    "other name": note.replace("\u2014 keyhole.example/trail", "\u2014 keyhole.example/other"),
    "other origin": signNote(
      formatCheckpoint({ origin: "keyhole.example/other", size: 0, root: sha256(new Uint8Array(0)) }),
      sampleSigner,
    ),
  },
});

const commitments = (): unknown => {
  const details: readonly Detail[] = [
    {},
    { address: "192.0.2.7", userAgent: "Mozilla/5.0 (X11; Linux x86_64)" },
    {
      reason: 'Asked by phone \u2014 \u201csofort\u201d, \u{1f600}\n"\\\u0001',
      before: { limit: 3, on: true },
      after: null,
      list: [1, "2", []],
    },
    {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "1": "One",
      "\u{1f600}": "Emoji",
      "\u0080": "Control",
      "\ufb33": "Hebrew",
    },
  ];
  return {
    detail: details.map((detail, at) => ({
      salt: hex(saltOf(`detail ${at}`)),
      detail,
      canonical: hex(toUtf8(canonicalJson(detail))),
      commitment: commitDetail(sha256, saltOf(`detail ${at}`), detail),
    })),
    digest: ["", "content"].map((content) => ({
      salt: hex(saltOf(`digest ${content}`)),
      digest: hex(sha256(toUtf8(content))),
      commitment: commitDigest(sha256, saltOf(`digest ${content}`), sha256(toUtf8(content))),
    })),
  };
};

/** Every generated vector file by name. `published.json` is not here: its values are other people's. */
export const makeVectors = (): Readonly<Record<string, string>> => {
  const { lines, note } = trail();
  const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
  return {
    "types.json": json(entryTypes),
    "keys.json": json(kindOf),
    "entries.json": json(entries(note)),
    "refused.json": json(refused()),
    "tree.json": json(tree()),
    "proofs.json": json(proofs()),
    "checkpoints.json": json(checkpoints(note)),
    "commitments.json": json(commitments()),
    "trail.jsonl": lines,
    "trail.checkpoint": note,
  };
};
