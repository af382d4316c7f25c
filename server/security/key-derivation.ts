import { createHmac } from "node:crypto";
import type { PersonId, ProjectId, TaskId } from "@keyhole/shared/ids";
import type { Result } from "@keyhole/shared/result";
import type { Purpose } from "@keyhole/shared/vocabulary";
import {
  type OpenFailure,
  type RandomBytes,
  type VersionedKey,
  hkdf,
  keyBytes,
  open,
  seal,
  takeRandom,
} from "./envelope.ts";

/**
 * The key hierarchy of invariant I8, as pure functions (docs/encryption.md):
 *
 *     master key (key folder) --seals--> project key (32 random bytes, versioned) --HKDF--> purpose key --HKDF--> record key
 *     project key             --HKDF-->  outbox key (one for each piece of work and worker; a page seals unsent answers with it)
 *     master key              --seals--> person key (one for each person; destroying it erases the person's details)
 *     master key              --HKDF-->  installation purpose key (sign-in secrets, settings)
 *
 * No key is ever used for two things: each derivation names its use.
 */

/** What a project's keys seal. A new purpose is a new word here; a word is never used again for something else. */
export const projectPurposes = [
  "items",
  "blobs",
  "answers",
  "drafts",
  "comments",
  "guidelines",
  "forms",
  "descriptors",
  "imports",
  "exports",
] as const;
export type ProjectPurpose = (typeof projectPurposes)[number];

/** What is sealed for the whole installation, straight under the master key. */
export const installationPurposes = ["people", "second-factors", "settings", "strangers", "trail-salts"] as const;
export type InstallationPurpose = (typeof installationPurposes)[number];

/** What a sealed record is. Its text is authenticated with the record, so that bytes moved elsewhere do not open. */
export interface RecordIdentity {
  readonly projectId: ProjectId;
  readonly purpose: ProjectPurpose;
  /** The record inside its purpose, such as an item id or `<assignment>/<version>`. */
  readonly record: string;
}

/** `items/<project>/<record>`. Only the last part may hold a slash, so two identities never read the same. */
export function identityText(identity: RecordIdentity): string {
  return `${identity.purpose}/${oneWord(identity.projectId)}/${notEmpty(identity.record)}`;
}

/** The key for one purpose of one project key; the same version number goes into the records it seals. */
export function projectPurposeKey(projectKey: ProjectKey, purpose: ProjectPurpose): VersionedKey {
  const info = `keyhole/1/project/${oneWord(projectKey.projectId)}/${String(projectKey.version)}/${purpose}`;
  return { version: projectKey.version, key: derive(projectKey.key, info) };
}

/** The key for one purpose of the installation. Records name the master key's id as their key version. */
export function installationPurposeKey(master: VersionedKey, purpose: InstallationPurpose): VersionedKey {
  return { version: master.version, key: derive(master.key, `keyhole/1/installation/${purpose}`) };
}

/** An unwrapped project key, in memory only. */
export interface ProjectKey extends VersionedKey {
  readonly projectId: ProjectId;
}

export const newKey = (random: RandomBytes): Uint8Array => takeRandom(random, keyBytes);

/** A project key as it is stored: a sealed record (89 bytes) that names the master key's id. */
export function wrapProjectKey(master: VersionedKey, projectKey: ProjectKey, random: RandomBytes): Uint8Array {
  const record = { identity: projectKeyIdentity(projectKey), bytes: projectKey.key };
  return seal(wrappingKey(master, "project-keys"), record, random);
}

/** Undoes `wrapProjectKey`; fails for another project, another version or another master key. */
export function unwrapProjectKey(
  master: VersionedKey,
  name: { readonly projectId: ProjectId; readonly version: number },
  wrapped: Uint8Array,
): Result<Uint8Array, OpenFailure> {
  return open(wrappingKey(master, "project-keys"), projectKeyIdentity(name), wrapped);
}

/** A person's key as it is stored; person keys have one version. */
export function wrapPersonKey(
  master: VersionedKey,
  person: { readonly personId: string; readonly key: Uint8Array },
  random: RandomBytes,
): Uint8Array {
  const record = { identity: personKeyIdentity(person.personId), bytes: person.key };
  return seal(wrappingKey(master, "person-keys"), record, random);
}

export function unwrapPersonKey(
  master: VersionedKey,
  personId: string,
  wrapped: Uint8Array,
): Result<Uint8Array, OpenFailure> {
  return open(wrappingKey(master, "person-keys"), personKeyIdentity(personId), wrapped);
}

/** The key that seals a person's trail details. */
export function personDetailKey(personKey: Uint8Array, personId: string): VersionedKey {
  return { version: 1, key: derive(personKey, `keyhole/1/person/${oneWord(personId)}/trail-details`) };
}

/** Equal content of one project has an equal fingerprint; without the project key it says nothing (I13). 32 bytes. */
export function contentFingerprint(projectKey: ProjectKey, content: Uint8Array): Uint8Array {
  const info = `keyhole/1/project/${oneWord(projectKey.projectId)}/${String(projectKey.version)}/fingerprint`;
  return createHmac("sha256", derive(projectKey.key, info)).update(content).digest();
}

/** Whose unsent work on what: the purpose tells a labeler's work from the same person's later correction or review. */
export interface OutboxName {
  readonly projectId: ProjectId;
  readonly purpose: Purpose;
  readonly taskId: TaskId;
  readonly personId: PersonId;
}

/** What a page seals unsent answers with, under the lease. 32 bytes; of no other use, and nothing here is sealed with it. */
export function outboxKey(projectKey: ProjectKey, { purpose, taskId, personId }: OutboxName): Uint8Array {
  const project = `keyhole/1/project/${oneWord(projectKey.projectId)}/${String(projectKey.version)}`;
  return derive(projectKey.key, `${project}/outbox/${purpose}/${oneWord(taskId)}/${oneWord(personId)}`);
}

/** Names a secret without telling it: what a database remembers so that a wrong key folder is noticed at start. */
export function keyFingerprint(secret: Uint8Array): string {
  return createHmac("sha256", secret).update("keyhole/1/key-fingerprint").digest("base64url").slice(0, 22);
}

const wrappingKey = (master: VersionedKey, use: "project-keys" | "person-keys"): VersionedKey => ({
  version: master.version,
  key: derive(master.key, `keyhole/1/wrap/${use}`),
});

const projectKeyIdentity = (name: { readonly projectId: ProjectId; readonly version: number }): string =>
  `project-key/${oneWord(name.projectId)}/${String(name.version)}`;

const personKeyIdentity = (personId: string): string => `person-key/${oneWord(personId)}`;

const derive = (key: Uint8Array, info: string): Uint8Array => hkdf(key, noSalt, info);

const noSalt = new Uint8Array(0);

function oneWord(part: string): string {
  if (part === "" || part.includes("/")) throw new RangeError("an id in an identity is one word without a slash");
  return part;
}

function notEmpty(part: string): string {
  if (part === "") throw new RangeError("a record has a name");
  return part;
}
