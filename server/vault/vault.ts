import type { PersonId, ProjectId, ViewId } from "@keyhole/shared/ids";
import { type OutboxName, type ProjectPurpose, type RecordIdentity } from "../security/key-derivation.ts";
import { type OpenedBlob, type SealedSource } from "./blob-stream.ts";

/**
 * The one way to and from plain content. Everything is asynchronous and takes bytes and names only, so that an
 * implementation may live in a process of its own, with budgets. Whoever holds a `Vault` still needs a grant to open
 * something, and each opening is counted under it.
 */
export interface Vault {
  /** Seals one record under its project's active key. */
  sealRecord(identity: RecordIdentity, plaintext: Uint8Array): Promise<Uint8Array>;
  /** Opens one record. Throws `SealedDataError` when the bytes are not that record or its key was destroyed. */
  openRecord(grant: ViewGrant, identity: RecordIdentity, sealed: Uint8Array): Promise<Uint8Array>;
  /** Seals a large blob as it streams; `sealedSize(n)` of chunked.ts says how long the result is. */
  sealBlob(identity: RecordIdentity, source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  /** Opens a large blob for whole or ranged reading; its length is authenticated before this resolves. */
  openBlob(grant: ViewGrant, identity: RecordIdentity, sealed: SealedSource): Promise<OpenedBlob>;
  /** Equal content of one project gives equal 32 bytes, also after a key rotation; across projects it says nothing. */
  fingerprint(projectId: ProjectId, content: Uint8Array): Promise<Uint8Array>;
  /**
   * The key of one worker's unsent work: 32 bytes, the same under every lease of it and after a rotation. Throws
   * `SealedDataError` once the project's keys were destroyed. Whoever gives it out has checked the lease.
   */
  outboxKey(name: OutboxName): Promise<Uint8Array>;
  /** Makes the next key of a project, wrapped for the store. The caller stores it, then calls `forget`. */
  createProjectKey(projectId: ProjectId): Promise<NewProjectKey>;
  /** Drops the project's keys from memory: after a rotation, and after the store destroyed them. */
  forget(projectId: ProjectId): void;
  /** What was opened since the start, by reason, project and person. */
  counters(): readonly OpenCount[];
  /** Adds what a thread of this process opened with the same keys. */
  countOpens(rows: readonly OpenCount[]): void;
}

/** Why content may be opened: a committed view, or one of a closed list of reasons without a viewer. */
export type ViewGrant =
  | { readonly kind: "view"; readonly viewId: ViewId; readonly personId: PersonId }
  | { readonly kind: "internal"; readonly reason: InternalReason; readonly personId?: PersonId };

/** Each reason with the purposes it may open: a reason meant for drafts cannot be used to read items. */
export const internalReasons = {
  /** What was uploaded, by whom it is imported: files, their names, the mapping and what could not be taken. */
  import: ["imports"],
  /** Recipient, purpose and counts of an export, for those who decide on it; and its manifest. */
  "export-request": ["exports"],
  "export-build": ["items", "answers", "forms"],
  /** Originals, for an export whose approver read that they leave. */
  "export-pictures": ["blobs"],
  /** Previews and renditions of a probable next task: they leave sealed, and the key leaves with the committed view. */
  preparation: ["blobs"],
  "export-download": ["exports"],
  agreement: ["answers", "forms"],
  /** Reference answers of gold items stand with the item. */
  "gold-comparison": ["items"],
  "form-reading": ["forms"],
} as const satisfies Readonly<Record<string, readonly ProjectPurpose[]>>;
export type InternalReason = keyof typeof internalReasons;

/** What a committed view may open. Imports and finished exports are never part of a view. */
export const viewPurposes: readonly ProjectPurpose[] = [
  "items",
  "blobs",
  "answers",
  "drafts",
  "comments",
  "guidelines",
  "forms",
];

export interface OpenCount {
  readonly reason: "view" | InternalReason;
  readonly projectId: ProjectId;
  /** Empty where nobody in particular asked. */
  readonly personId: string;
  readonly opens: number;
  readonly bytes: number;
}

export interface NewProjectKey {
  readonly version: number;
  readonly wrapped: Uint8Array;
}

export interface StoredProjectKey extends NewProjectKey {
  /** Exactly one key of a project seals new records; the others only open old ones. */
  readonly active: boolean;
}

/** Where wrapped project keys are kept. Destroying a key is deleting it there and calling `forget`. */
export interface ProjectKeyStore {
  load(projectId: ProjectId): Promise<readonly StoredProjectKey[]>;
}
