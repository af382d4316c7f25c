import { describe, expect, it } from "vitest";
import { toBase64 } from "@keyhole/shared/trail/base64";
import {
  formatCheckpoint,
  maxNoteLength,
  maxSignatures,
  openNote,
  parseCheckpoint,
  parseNote,
  signNote,
  verifierKeyOf,
  verifyCheckpoint,
  verifyNote,
} from "@keyhole/shared/trail/checkpoint";
import { encodeEntry } from "@keyhole/shared/trail/entry-codec";
import { toUtf8 } from "@keyhole/shared/trail/utf8";
import { crypto, sha256, signerOf } from "./crypto.ts";
import { entryOf, idOf, saltOf } from "./samples.ts";

const signer = signerOf("keyhole.example/a", saltOf("a"));
const witness = signerOf("witness.example/w", saltOf("w"));
const checkpoint = { origin: "keyhole.example/a", size: 12, root: saltOf("root") };
const log = { origin: checkpoint.origin, verifierKey: verifierKeyOf(signer) };
const note = signNote(formatCheckpoint(checkpoint), signer);
const lastLine = (text: string): string => `${text.split("\n").at(-2) ?? ""}\n`;

describe("a checkpoint", () => {
  it("reads back as itself", () => {
    expect(verifyCheckpoint(note, log, crypto)).toEqual({ ok: true, value: checkpoint });
    const extended = { ...checkpoint, extensions: ["later", "lines"] };
    expect(parseCheckpoint(formatCheckpoint(extended))).toEqual({ ok: true, value: extended });
  });

  it.each([
    ["an empty origin", { origin: "" }],
    ["an origin of two lines", { origin: "a\nb" }],
    ["a fraction as size", { size: 1.5 }],
    ["a negative size", { size: -1 }],
    ["a size beyond 2^53", { size: 2 ** 53 }],
    ["a root of 31 bytes", { root: new Uint8Array(31) }],
    ["an empty extension line", { extensions: [""] }],
  ])("is not written with %s", (_, wrong) => {
    expect(() => formatCheckpoint({ ...checkpoint, ...wrong })).toThrow(TypeError);
  });

  it("of another log is refused, by origin and by key", () => {
    expect(verifyCheckpoint(note, { ...log, origin: "keyhole.example/b" }, crypto)).toEqual({
      ok: false,
      failure: "other-origin",
    });
    const other = { ...log, verifierKey: verifierKeyOf(signerOf(signer.name, saltOf("b"))) };
    expect(verifyCheckpoint(note, other, crypto)).toEqual({ ok: false, failure: "not-signed" });
  });
});

describe("a note", () => {
  it("counts for each key that signed it, whatever else stands on it", () => {
    const cosigned = note + lastLine(signNote(formatCheckpoint(checkpoint), witness));
    expect(verifyNote(cosigned, log.verifierKey, crypto).ok).toBe(true);
    expect(verifyNote(cosigned, verifierKeyOf(witness), crypto).ok).toBe(true);
    const unreadable = `${note}\u2014 someone.example/x ${toBase64(new Uint8Array(200), "standard")}\n`;
    expect(verifyNote(unreadable, log.verifierKey, crypto).ok).toBe(true);
  });

  it("is refused where one of two lines of the same key is wrong", () => {
    const twice = note + lastLine(signNote(formatCheckpoint({ ...checkpoint, size: 13 }), signer));
    expect(verifyNote(twice, log.verifierKey, crypto)).toEqual({ ok: false, failure: "wrong-signature" });
  });

  it("is refused where a signature has not 64 bytes, whatever the verifier at hand would say", () => {
    const long = { ...signer, sign: (message: Uint8Array) => Uint8Array.from([...signer.sign(message), 0]) };
    const trusting = { sha256, verify: () => true };
    expect(verifyNote(note, log.verifierKey, trusting).ok).toBe(true);
    expect(verifyNote(signNote("text\n", long), log.verifierKey, trusting).ok).toBe(false);
  });

  it("can be verified by an asynchronous verifier, as browsers have", async () => {
    const open = openNote(note, log.verifierKey, sha256);
    if (!open.ok) throw new Error(open.failure);
    const { publicKey, message, signatures } = open.value;
    const good = await Promise.all(
      signatures.map((signature) => Promise.resolve(crypto.verify(publicKey, message, signature))),
    );
    expect(good).toEqual([true]);
  });

  it("is refused beyond its limits", () => {
    const line = `\u2014 someone.example/x ${toBase64(new Uint8Array(68), "standard")}\n`;
    expect(parseNote(note + line.repeat(maxSignatures - 1)).ok).toBe(true);
    expect(parseNote(note + line.repeat(maxSignatures)).ok).toBe(false);
    expect(parseNote(`${"x".repeat(maxNoteLength)}\n${note}`).ok).toBe(false);
  });

  it.each([
    ["a tab", note.replace("12", "12\t")],
    ["a carriage return", note.replace("\n", "\r\n")],
    ["half a surrogate pair", note.replace("keyhole", "\ud800")],
    ["a signature of two spaces", note.replace("\u2014 ", "\u2014  ")],
    ["no signature", "text\n\n"],
    ["a signature of four bytes", `text\n\n\u2014 a ${toBase64(new Uint8Array(4), "standard")}\n`],
    ["a plus sign in a name", note.replace("\u2014 keyhole", "\u2014 key+hole")],
  ])("is refused with %s", (_, wrong) => {
    expect(wrong).not.toBe(note);
    expect(parseNote(wrong)).toEqual({ ok: false, failure: "malformed-note" });
  });

  it.each([
    ["no hash", verifierKeyOf(signer).replace(/\+[0-9a-f]{8}\+/u, "+")],
    ["another hash", verifierKeyOf(signer).replace(/\+[0-9a-f]{8}\+/u, "+00000000+")],
    ["another kind of key", verifierKeyOf(signer).replace(/(\+[0-9a-f]{8}\+)A/u, "$1B")],
    ["nothing", ""],
  ])("is not checked against a verifier key with %s", (_, key) => {
    expect(key).not.toBe(verifierKeyOf(signer));
    expect(verifyNote(note, key, crypto)).toEqual({ ok: false, failure: "malformed-key" });
  });

  it("is not signed under a name or text that nobody could read back", () => {
    expect(() => signNote("text\n", { ...signer, name: "a b" })).toThrow(TypeError);
    expect(() => signNote("tab\t\n", signer)).toThrow(TypeError);
  });

  it("stands in an entry only as a checkpoint without extension lines", () => {
    const opened = (text: string): (() => Uint8Array) => {
      const value = toBase64(toUtf8(text), "url");
      return () => encodeEntry(entryOf({ id: idOf("x"), type: "trail.opened", note: value }));
    };
    expect(opened(note)).not.toThrow();
    expect(opened(signNote("Ada wrote this\nand this\n", signer))).toThrow("note");
    expect(opened(signNote(formatCheckpoint({ ...checkpoint, extensions: ["free text"] }), signer))).toThrow("note");
  });
});
