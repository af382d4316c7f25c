import { fail, ok, type Result } from "../result.ts";
import { fromBase64 } from "./base64.ts";
import { parseCheckpoint, parseNote } from "./checkpoint.ts";
import { digestNames, maxEntryBytes, type ReadEntry, type TrailEntry } from "./entry.ts";
import { isEntryType } from "./entry-types.ts";
import { fromUtf8 } from "./utf8.ts";
import { kindOf, keysInOrder, neededKeys, type ValueKind } from "./entry-keys.ts";

/** What is wrong with an entry: the key it is at (empty: the whole entry) and what to do. For logs and the CLI. */
export interface EntryProblem {
  readonly key: string;
  readonly problem: string;
}

/** Longest list in one entry (teams, sections, roles). */
export const maxListLength = 1000;

const idPattern = /^[A-Za-z0-9_-]{21}[AQgw]$/u;
const codePattern = /^[a-z][a-z0-9.-]{0,63}$/u;
const typePattern = /^[a-z][a-z0-9-]{0,30}\.[a-z][a-z0-9-]{0,30}$/u;
const hashPattern = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/u;
const actorPattern = /^(?:system|anonymous|console|[A-Za-z0-9_-]{21}[AQgw])$/u;
const outcomePattern = /^(?:ok|denied|failed)$/u;

const isNote = (text: string): boolean => {
  const note = parseNote(fromUtf8(fromBase64(text, "url") ?? new Uint8Array(0)) ?? "");
  const checkpoint = note.ok ? parseCheckpoint(note.value.body) : note;
  return checkpoint.ok && checkpoint.value.extensions === undefined;
};

const isText: Readonly<
  Record<Exclude<ValueKind, "one" | "integer" | "ids" | "codes" | "digests">, (text: string) => boolean>
> = {
  id: (text) => idPattern.test(text),
  code: (text) => codePattern.test(text),
  type: (text) => typePattern.test(text),
  hash: (text) => hashPattern.test(text),
  actor: (text) => actorPattern.test(text),
  outcome: (text) => outcomePattern.test(text),
  note: isNote,
};

const hints: Readonly<Record<ValueKind, string>> = {
  one: "must be 1",
  integer: "must be a whole number from 0 to 2^53-1",
  id: "must be an id (22 characters of base64url)",
  code: "must be a code such as draft.saved: lower case, no free text; put what a person typed into the detail",
  type: "must be a type such as view.opened; new ones are added to entryTypes",
  hash: "must be 32 bytes as 43 characters of base64url",
  actor: "must be a person id, system, anonymous or console",
  outcome: "must be ok, denied or failed",
  note: "must be a signed checkpoint as base64url",
  ids: `must be a list of 1 to ${maxListLength} ids, each once; leave the key out where there is none`,
  codes: `must be a list of 1 to ${maxListLength} codes, each once; leave the key out where there is none`,
  digests: "must map code names to salted commitments; leave the key out where there is none",
};

/** The canonical JSON of a value of this kind, or undefined where it is not one. Valid text needs no escapes. */
const write = (kind: ValueKind, value: unknown): string | undefined => {
  switch (kind) {
    case "one":
      return value === 1 ? "1" : undefined;
    case "integer":
      return Number.isSafeInteger(value) && Number(value) >= 0 && !Object.is(value, -0) ? String(value) : undefined;
    case "ids":
      return writeList("id", value);
    case "codes":
      return writeList("code", value);
    case "digests":
      return writeDigests(value);
    default:
      return typeof value === "string" && isText[kind](value) ? `"${value}"` : undefined;
  }
};

/** A list is a set: written sorted, so that one set has one spelling. */
const writeList = (kind: "id" | "code", value: unknown): string | undefined => {
  if (!Array.isArray(value) || value.length === 0 || value.length > maxListLength) return undefined;
  const texts: string[] = [];
  for (const member of value as readonly unknown[]) {
    if (typeof member !== "string" || !isText[kind](member)) return undefined;
    texts.push(member);
  }
  if (new Set(texts).size !== texts.length) return undefined;
  return `["${texts.sort().join('","')}"]`;
};

const writeDigests = (value: unknown): string | undefined => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const names = Object.keys(value).sort();
  const parts: string[] = [];
  for (const name of names) {
    const text = write("hash", (value as Readonly<Record<string, unknown>>)[name]); // a plain object, checked above
    if (text === undefined || !isText.code(name)) return undefined;
    parts.push(`"${name}":${text}`);
  }
  return parts.length === 0 ? undefined : `{${parts.join(",")}}`;
};

/** Canonical text of anything that has the shape of an entry; what only writers must obey is checked by `encodeEntry`. */
const canonicalText = (value: object): Result<string, EntryProblem> => {
  const entry = value as Readonly<Record<string, unknown>>; // every value is checked below
  const parts: string[] = [];
  for (const key of keysInOrder) {
    if (!Object.hasOwn(entry, key)) continue;
    const text = write(kindOf[key], entry[key]);
    if (text === undefined) return fail({ key, problem: hints[kindOf[key]] });
    parts.push(`"${key}":${text}`);
  }
  const keys = Object.keys(entry);
  if (keys.length !== parts.length) {
    const extra = keys.find((key) => !Object.hasOwn(kindOf, key)) ?? "";
    return fail({ key: extra, problem: "is no key of version 1; versions never gain keys" });
  }
  for (const key of ["actor", "id", "outcome", "time", "type", "v"]) {
    if (!Object.hasOwn(entry, key)) return fail({ key, problem: "must be present in every entry" });
  }
  if (Object.hasOwn(entry, "object") !== Object.hasOwn(entry, "objectKind")) {
    return fail({ key: "object", problem: "object and objectKind stand together or not at all" });
  }
  if (Object.hasOwn(entry, "note") && !String(entry["type"]).startsWith("trail.")) {
    return fail({ key: "note", problem: "only trail. entries hold a checkpoint" });
  }
  const text = `{${parts.join(",")}}`;
  if (text.length > maxEntryBytes) return fail({ key: "", problem: `must be at most ${maxEntryBytes} bytes` });
  return ok(text);
};

const knownDigests: ReadonlySet<string> = new Set(digestNames);

/** The canonical text of an entry that may be written, or the first thing that keeps it from being written. */
const writableText = (entry: TrailEntry): Result<string, EntryProblem> => {
  const text = canonicalText(entry);
  if (!text.ok) return text;
  if (!isEntryType(entry.type)) return fail({ key: "type", problem: hints.type });
  const unknown = Object.keys(entry.digests ?? {}).find((name) => !knownDigests.has(name));
  if (unknown !== undefined) return fail({ key: "digests", problem: `${unknown} must be added to digestNames first` });
  const missing = neededKeys[entry.type]?.find((key) => !Object.hasOwn(entry, key));
  return missing === undefined ? text : fail({ key: missing, problem: `must be present in ${entry.type}` });
};

/**
 * The canonical bytes of an entry: RFC 8785 JSON, ASCII only, at most `maxEntryBytes`. These bytes are the leaf.
 * Throws a TypeError that names key and rule for an entry that may not be written: that is a bug of the caller, and
 * nothing may be recorded or shown in its place.
 */
export const encodeEntry = (entry: TrailEntry): Uint8Array => {
  const text = writableText(entry);
  if (!text.ok) throw new TypeError(`trail entry ${entry.type}: ${text.failure.key} ${text.failure.problem}`);
  return asciiBytes(text.value);
};

/** Strict: accepts exactly the bytes that writing the same entry would give, so that no entry has two spellings. */
export const decodeEntry = (bytes: Uint8Array): Result<ReadEntry, EntryProblem> => {
  if (bytes.length > maxEntryBytes) return fail({ key: "", problem: `must be at most ${maxEntryBytes} bytes` });
  const given = asciiText(bytes);
  let value: unknown;
  try {
    value = JSON.parse(given);
  } catch {
    return fail({ key: "", problem: "is not JSON" });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return fail({ key: "", problem: "is not a JSON object" });
  }
  const text = canonicalText(value);
  if (!text.ok) return text;
  if (text.value !== given) return fail({ key: "", problem: "is not in canonical form" });
  return ok(value as ReadEntry); // canonicalText checked every key and value
};

const asciiBytes = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
};

/** Bytes as characters of the same number. Anything beyond ASCII fails later: no valid value holds one. */
const asciiText = (bytes: Uint8Array): string => {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) {
    // Not spread: going through an iterator takes several times as long, and verifying reads every entry there is.
    text += Reflect.apply(String.fromCharCode, undefined, bytes.subarray(at, at + 8192)) as string; // what it returns
  }
  return text;
};
