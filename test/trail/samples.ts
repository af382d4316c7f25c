import { toBase64 } from "@keyhole/shared/trail/base64";
import { encodeEntry } from "@keyhole/shared/trail/entry-codec";
import { kindOf, neededKeys } from "@keyhole/shared/trail/entry-keys";
import type { TrailEntry } from "@keyhole/shared/trail/entry";
import { entryTypes } from "@keyhole/shared/trail/entry-types";
import { hashLeaf } from "@keyhole/shared/trail/tree";
import { toUtf8 } from "@keyhole/shared/trail/utf8";
import type { TrailRow } from "@keyhole/shared/trail/verify";
import { sha256 } from "./crypto.ts";

/** A fixed id for a word: a sample must not change from run to run. */
export const idOf = (word: string): string => toBase64(sha256(toUtf8(word)).slice(0, 16), "url");

/** A fixed 32-byte salt for a word. Real salts are random. */
export const saltOf = (word: string): Uint8Array => Uint8Array.from(sha256(toUtf8(`salt ${word}`)));

/** An entry from loose parts: samples fill keys by name, which no typed literal can. */
export const entryOf = (parts: Readonly<Record<string, unknown>>): TrailEntry =>
  ({ v: 1, time: 1_767_225_600_000, outcome: "ok", actor: idOf("ada"), ...parts }) as TrailEntry; // encodeEntry checks it

const sampleValue = (key: keyof TrailEntry, at: number): unknown => {
  switch (kindOf[key]) {
    case "integer":
      return at;
    case "ids":
      return [idOf(`${key} a`), idOf(`${key} b`)].sort();
    case "code":
      return key === "purpose" ? "annotate" : "sample";
    default:
      return idOf(`${key} ${Math.floor(at / 10)}`);
  }
};

/** The entry at `at` of a sample trail: every type in turn, with the keys that its type needs. */
export const sampleEntry = (at: number): TrailEntry => {
  const type = entryTypes[at % entryTypes.length] ?? "trail.opened";
  const needed = Object.fromEntries((neededKeys[type] ?? []).map((key) => [key, sampleValue(key, at)]));
  return entryOf({ id: idOf(`entry ${at}`), type, time: 1_767_225_600_000 + at * 1000, ...needed });
};

export const sampleRow = (sequence: number): TrailRow => {
  const bytes = encodeEntry(sampleEntry(sequence));
  return { sequence, bytes, leafHash: hashLeaf(sha256, bytes) };
};
