import { fail, ok, type Result } from "../result.ts";
import { fromBase64, toBase64 } from "./base64.ts";
import { hashLength, joinBytes, sameBytes, type Sha256 } from "./hash.ts";
import { toUtf8 } from "./utf8.ts";

/** C2SP tlog-checkpoint: the signed head of a tree. */
export interface Checkpoint {
  /** Names the log; not empty, no line end. Another tree has another origin. */
  readonly origin: string;
  /** Number of leaves. */
  readonly size: number;
  readonly root: Uint8Array;
  /** Lines of later extensions, kept as they are. Keyhole writes none. */
  readonly extensions?: readonly string[];
}

/** C2SP signed-note, taken apart. `body` ends with a line end and is exactly what was signed. */
export interface Note {
  readonly body: string;
  readonly signatures: readonly NoteSignature[];
}

export interface NoteSignature {
  readonly name: string;
  /** First four bytes of the key's hash. */
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
}

/** An Ed25519 log key (RFC 8032): `publicKey` has 32 bytes, `sign` gives 64. */
export interface NoteSigner {
  readonly name: string;
  readonly publicKey: Uint8Array;
  readonly sign: (message: Uint8Array) => Uint8Array;
  readonly sha256: Sha256;
}

export interface NoteCrypto {
  readonly sha256: Sha256;
  readonly verify: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
}

export type NoteProblem =
  | "malformed-note"
  | "malformed-key" // the verifier key is not name+hash+base64, its hash is wrong, or it is no Ed25519 key
  | "not-signed" // no signature by this key
  | "wrong-signature";

export type CheckpointProblem = NoteProblem | "malformed-checkpoint" | "other-origin";

/** Longest note in characters and most signatures: far above any real one, so that hostile text costs little. */
export const maxNoteLength = 65_536;
export const maxSignatures = 100;

const ed25519 = 0x01;
const namePattern = /^[^\s+\p{Cc}\p{Z}]+$/u;
const linePattern = /^[^\p{Cc}\p{Cs}]+$/u;
const sizePattern = /^(?:0|[1-9][0-9]{0,15})$/u;

/** Body of a checkpoint: origin, size, root, each on a line. Throws for an origin or size that cannot be written. */
export const formatCheckpoint = (checkpoint: Checkpoint): string => {
  const lines = [
    checkpoint.origin,
    String(checkpoint.size),
    toBase64(checkpoint.root, "standard"),
    ...(checkpoint.extensions ?? []),
  ];
  const body = `${lines.join("\n")}\n`;
  if (!parseCheckpoint(body).ok)
    throw new TypeError("not a checkpoint: check origin, size and the 32 bytes of the root");
  return body;
};

export const parseCheckpoint = (body: string): Result<Checkpoint, "malformed-checkpoint"> => {
  const lines = body.split("\n");
  const [origin, size, root64, ...rest] = lines;
  const last = rest.pop();
  const root = fromBase64(root64 ?? "", "standard");
  if (last !== "" || origin === undefined || size === undefined || root?.length !== hashLength) {
    return fail("malformed-checkpoint");
  }
  const wellFormed = sizePattern.test(size) && Number.isSafeInteger(Number(size)) && linePattern.test(origin);
  if (!wellFormed || rest.some((line) => !linePattern.test(line))) return fail("malformed-checkpoint");
  const checkpoint = { origin, size: Number(size), root };
  return ok(rest.length === 0 ? checkpoint : { ...checkpoint, extensions: rest });
};

const keyIdOf = (sha256: Sha256, name: string, publicKey: Uint8Array): Uint8Array =>
  sha256(joinBytes([toUtf8(name), Uint8Array.of(0x0a, ed25519), publicKey])).slice(0, 4);

/** "name+hash+base64", what a verifier of this log must know. */
export const verifierKeyOf = (signer: Omit<NoteSigner, "sign">): string => {
  const keyId = keyIdOf(signer.sha256, signer.name, signer.publicKey);
  const hex = Array.from(keyId, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${signer.name}+${hex}+${toBase64(joinBytes([Uint8Array.of(ed25519), signer.publicKey]), "standard")}`;
};

/** Signs `body` (which ends with a line end) and gives the whole note; add further signature lines behind it. */
export const signNote = (body: string, signer: NoteSigner): string => {
  if (!namePattern.test(signer.name)) throw new TypeError("a key name holds no space, plus sign or control character");
  const signature = signer.sign(toUtf8(body));
  const keyId = keyIdOf(signer.sha256, signer.name, signer.publicKey);
  const note = `${body}\n\u2014 ${signer.name} ${toBase64(joinBytes([keyId, signature]), "standard")}\n`;
  if (!parseNote(note).ok) throw new TypeError("not a note: the body must be lines of text without control characters");
  return note;
};

/** Takes a note apart without trusting any signature. */
export const parseNote = (text: string): Result<Note, "malformed-note"> => {
  const split = text.lastIndexOf("\n\n");
  const tail = text.slice(split + 2);
  if (split < 0 || text.length > maxNoteLength || !tail.endsWith("\n")) return fail("malformed-note");
  const body = text.slice(0, split + 1);
  if (body.split("\n").some((line) => line !== "" && !linePattern.test(line))) return fail("malformed-note");
  const lines = tail.slice(0, -1).split("\n");
  if (lines.length > maxSignatures) return fail("malformed-note");
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const [dash, name, base64, ...more] = line.split(" ");
    const bytes = fromBase64(base64 ?? "", "standard");
    if (dash !== "\u2014" || name === undefined || bytes === undefined || more.length > 0)
      return fail("malformed-note");
    if (!namePattern.test(name) || bytes.length < 5) return fail("malformed-note");
    signatures.push({ name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) });
  }
  return ok({ body, signatures });
};

/** What is left to check by an Ed25519 verifier, which may be asynchronous as it is in browsers. */
export interface OpenNote {
  readonly body: string;
  readonly message: Uint8Array;
  readonly publicKey: Uint8Array;
  /** At least one; every one must verify. */
  readonly signatures: readonly Uint8Array[];
}

const parseVerifierKey = (
  key: string,
  sha256: Sha256,
): { name: string; id: Uint8Array; publicKey: Uint8Array } | undefined => {
  const [name, hex, ...rest] = key.split("+");
  const bytes = fromBase64(rest.join("+"), "standard"); // base64 holds plus signs of its own
  if (name === undefined || !namePattern.test(name) || bytes?.length !== 33 || bytes[0] !== ed25519) return undefined;
  const publicKey = bytes.slice(1);
  return verifierKeyOf({ name, publicKey, sha256 }).split("+")[1] === hex
    ? { name, id: keyIdOf(sha256, name, publicKey), publicKey }
    : undefined;
};

/** Finds the signatures of `verifierKey`; those of other keys are left aside, as signed-note demands. */
export const openNote = (text: string, verifierKey: string, sha256: Sha256): Result<OpenNote, NoteProblem> => {
  const note = parseNote(text);
  if (!note.ok) return note;
  const key = parseVerifierKey(verifierKey, sha256);
  if (key === undefined) return fail("malformed-key");
  const own = note.value.signatures.filter((line) => line.name === key.name && sameBytes(line.keyId, key.id));
  if (own.length === 0) return fail("not-signed");
  const { body } = note.value;
  const signatures = own.map((line) => line.signature);
  return ok({ body, message: toUtf8(body), publicKey: key.publicKey, signatures });
};

/** The body of a note that `verifierKey` signed. */
export const verifyNote = (text: string, verifierKey: string, crypto: NoteCrypto): Result<string, NoteProblem> => {
  const note = openNote(text, verifierKey, crypto.sha256);
  if (!note.ok) return note;
  const { body, message, publicKey, signatures } = note.value;
  const good = signatures.every((signature) => signature.length === 64 && crypto.verify(publicKey, message, signature));
  return good ? ok(body) : fail("wrong-signature");
};

export interface LogIdentity {
  readonly origin: string;
  readonly verifierKey: string;
}

/** A checkpoint of this log, signed by its key. */
export const verifyCheckpoint = (
  text: string,
  log: LogIdentity,
  crypto: NoteCrypto,
): Result<Checkpoint, CheckpointProblem> => {
  const body = verifyNote(text, log.verifierKey, crypto);
  if (!body.ok) return body;
  const checkpoint = parseCheckpoint(body.value);
  if (!checkpoint.ok) return checkpoint;
  return checkpoint.value.origin === log.origin ? checkpoint : fail("other-origin");
};
