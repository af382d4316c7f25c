import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newBlobKey } from "@keyhole/server/security/chunked";
import { open, type RandomBytes, seal } from "@keyhole/server/security/envelope";
import {
  contentFingerprint,
  type InstallationPurpose,
  installationPurposeKey,
  installationPurposes,
  keyFingerprint,
  personDetailKey,
  type ProjectPurpose,
  projectPurposeKey,
  projectPurposes,
  wrapPersonKey,
  wrapProjectKey,
} from "@keyhole/server/security/key-derivation";
import { sealStream } from "@keyhole/server/vault/blob-stream";
import { restoreKeys } from "@keyhole/server/vault/key-backup";
import { openKeyFolder } from "@keyhole/server/vault/key-folder";
import type { ProjectId } from "@keyhole/shared/ids";
import { describe, expect, it } from "vitest";
import { collect, pieces } from "./conformance.ts";

/** The files were made by another implementation, in another language, from docs/encryption.md. */
async function vectors<Vector>(name: string): Promise<readonly Vector[]> {
  const text = await readFile(join(import.meta.dirname, "..", "vectors", "envelope", name), "utf8");
  return (JSON.parse(text) as { vectors: readonly Vector[] }).vectors; // our own file; a wrong shape fails the test
}

const bytes = (hex: string): Buffer => Buffer.from(hex, "hex");
const hex = (value: Uint8Array): string => Buffer.from(value).toString("hex");

/** A random source that gives these bytes and then no more. */
function fixedRandom(...parts: readonly string[]): RandomBytes {
  const left = [...parts];
  return () => bytes(left.shift() ?? "");
}

interface RecordVector {
  readonly purposeKey: string;
  readonly version: number;
  readonly identity: string;
  readonly random: string;
  readonly plain: string;
  readonly sealed: string;
}

interface BlobVector {
  readonly purposeKey: string;
  readonly version: number;
  readonly identity: string;
  readonly random: readonly string[];
  readonly plainSize: number;
  readonly sealedSize: number;
  readonly sealedSha256: string;
}

interface HierarchyVector {
  readonly master: { readonly version: number; readonly key: string; readonly fingerprint: string };
  readonly project: {
    readonly projectId: ProjectId;
    readonly version: number;
    readonly key: string;
    readonly random: string;
    readonly wrapped: string;
    readonly purposeKeys: Readonly<Record<ProjectPurpose, string>>;
    readonly fingerprintOf: string;
    readonly fingerprint: string;
  };
  readonly person: {
    readonly personId: string;
    readonly key: string;
    readonly random: string;
    readonly wrapped: string;
    readonly detailKey: string;
  };
  readonly installation: Readonly<Record<InstallationPurpose, string>>;
}

describe("I8: another implementation's vectors", () => {
  it("records", async () => {
    for (const vector of await vectors<RecordVector>("records.json")) {
      const key = { version: vector.version, key: bytes(vector.purposeKey) };
      const record = { identity: vector.identity, bytes: bytes(vector.plain) };
      expect(hex(seal(key, record, fixedRandom(vector.random)))).toBe(vector.sealed);
      const opened = open(key, vector.identity, bytes(vector.sealed));
      expect(opened.ok && hex(opened.value)).toBe(vector.plain);
    }
  });

  it("records that must be refused", async () => {
    for (const vector of await vectors<RecordVector & { why: string; failure: string }>("refused.json")) {
      const key = { version: vector.version, key: bytes(vector.purposeKey) };
      const opened = open(key, vector.identity, bytes(vector.sealed));
      expect(opened, vector.why).toEqual({ ok: false, failure: vector.failure });
    }
  });

  it("blobs", async () => {
    for (const vector of await vectors<BlobVector>("blobs.json")) {
      const key = { version: vector.version, key: bytes(vector.purposeKey) };
      const plain = Uint8Array.from({ length: vector.plainSize }, (_, i) => (7 * i + (i >> 8)) & 255);
      const blob = newBlobKey(key, vector.identity, fixedRandom(...vector.random));
      const sealed = await collect(sealStream(blob, pieces(plain)));
      expect(sealed.length).toBe(vector.sealedSize);
      expect(createHash("sha256").update(sealed).digest("hex")).toBe(vector.sealedSha256);
    }
  });

  it("the key hierarchy, with every purpose", async () => {
    for (const { master, project, person, installation } of await vectors<HierarchyVector>("hierarchy.json")) {
      const masterKey = { version: master.version, key: bytes(master.key) };
      const projectKey = { projectId: project.projectId, version: project.version, key: bytes(project.key) };
      const personKey = { personId: person.personId, key: bytes(person.key) };
      expect(keyFingerprint(masterKey.key)).toBe(master.fingerprint);
      expect(hex(wrapProjectKey(masterKey, projectKey, fixedRandom(project.random)))).toBe(project.wrapped);
      expect(hex(wrapPersonKey(masterKey, personKey, fixedRandom(person.random)))).toBe(person.wrapped);
      expect(Object.keys(project.purposeKeys)).toEqual([...projectPurposes]);
      for (const purpose of projectPurposes) {
        expect(hex(projectPurposeKey(projectKey, purpose).key)).toBe(project.purposeKeys[purpose]);
      }
      expect(hex(contentFingerprint(projectKey, bytes(project.fingerprintOf)))).toBe(project.fingerprint);
      expect(hex(personDetailKey(personKey.key, person.personId).key)).toBe(person.detailKey);
      expect(Object.keys(installation)).toEqual([...installationPurposes]);
      for (const purpose of installationPurposes) {
        expect(hex(installationPurposeKey(masterKey, purpose).key)).toBe(installation[purpose]);
      }
    }
  });

  it("a key backup", async () => {
    const parent = await mkdtemp(join(tmpdir(), "keyhole-vectors-"));
    try {
      for (const vector of await vectors<{ passphrase: string; backup: string; master: string; logPublicKey: string }>(
        "key-backup.json",
      )) {
        const dir = join(parent, "keys");
        await restoreKeys(dir, vector.passphrase, bytes(vector.backup));
        const folder = await openKeyFolder({ dir, mayCreate: false, randomBytes });
        expect(Buffer.from(folder.master.active.key).toString("base64url")).toBe(vector.master);
        expect(hex(folder.logKey.publicKey)).toBe(vector.logPublicKey);
      }
    } finally {
      await rm(parent, { recursive: true, force: true });
    }
  });
});
