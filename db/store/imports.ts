import type { BlobId, FormId, ImportId, ItemId, PersonId, ProjectId } from "@keyhole/shared/ids";
import type { EntryDraft } from "./trail.ts";
import type { NewItem } from "./work.ts";

export const importStates = ["collecting", "running", "stopped", "finished", "cancelled"] as const;
export type ImportState = (typeof importStates)[number];

/** Why a run stopped before its end. It goes on when the lead starts it again. */
export const stopReasons = ["frozen", "quota", "disk", "rights", "failed"] as const;
export type StopReason = (typeof stopReasons)[number];

export interface ImportProgress {
  /** Records taken from the files so far. A later run skips as many. */
  readonly records: number;
  readonly added: number;
  /** Records whose content was in the project already. */
  readonly duplicates: number;
  readonly failed: number;
  /** Records that came in without a part that could not be used. */
  readonly partial: number;
  readonly bytesDone: number;
}

export interface Import extends ImportProgress {
  readonly id: ImportId;
  readonly projectId: ProjectId;
  /** Whose rights count: who uploads, and after that who started it last. */
  readonly createdBy: PersonId;
  readonly created: number;
  readonly changed: number;
  readonly state: ImportState;
  readonly reason: StopReason | null;
  readonly formId: FormId | null;
  readonly bytesTotal: number;
  /** Sealed; null until it was started. */
  readonly plan: Uint8Array | null;
  readonly problems: Uint8Array | null;
  readonly pendingBlobs: readonly BlobId[];
}

export interface ImportFile {
  readonly id: BlobId;
  readonly importId: ImportId;
  readonly projectId: ProjectId;
  readonly ord: number;
  /** Sealed. */
  readonly name: Uint8Array;
  /** Plain bytes; null while it is being uploaded. */
  readonly bytes: number | null;
  readonly format: string | null;
  readonly created: number;
}

export interface ImportReader {
  importById(id: ImportId): Promise<Import | null>;
  /** Newest first, at most 100. */
  imports(projectId: ProjectId): Promise<Import[]>;
  /** Imports of these states in every project, oldest change first. */
  importsIn(states: readonly ImportState[]): Promise<Import[]>;
  /** Files by order of arrival, those under way included. */
  importFiles(id: ImportId): Promise<ImportFile[]>;
  /** Place of the newest file; 0 without one. At least as many as there are files. */
  lastFileOrd(id: ImportId): Promise<number>;
  /** Imports that ended and still have files to be removed. */
  endedWithFiles(limit: number): Promise<ImportId[]>;
  /** Whether the project has an item of this content. */
  hasFingerprint(projectId: ProjectId, fingerprint: string): Promise<boolean>;
  /** Which of these blobs stand in the store's table. */
  knownBlobs(ids: readonly BlobId[]): Promise<Set<BlobId>>;
  /** Bytes of every blob of the project as stored. */
  storedBytes(projectId: ProjectId): Promise<number>;
}

/** Whom and what a batch must not be frozen for; checked in its transaction. */
export interface ImportBatch {
  readonly id: ImportId;
  readonly projectId: ProjectId;
  readonly personId: PersonId;
  readonly teamIds: readonly string[];
  readonly items: readonly NewItem[];
  /** How far the run is with this batch, but for what the transaction counts: added and duplicates. */
  readonly progress: Omit<ImportProgress, "added" | "duplicates">;
  /** Duplicates that were known before the batch was made. */
  readonly duplicates: number;
  readonly problems: Uint8Array | null;
  readonly now: number;
  /** Recorded where something was added; the Writer fills in the count. */
  readonly draft: EntryDraft;
}

export interface ImportWriter {
  /** Bookkeeping (no entry): nothing is in the project yet. */
  createImport(made: { id: ImportId; projectId: ProjectId; createdBy: PersonId; now: number }): Promise<void>;
  /** Bookkeeping: claims a blob id before its bytes are written. `conflict` unless the import is collecting. */
  beginImportFile(file: Omit<ImportFile, "bytes" | "format" | "ord">): Promise<void>;
  /** Bookkeeping: the blob is stored whole. `conflict` when the import has ended or was started meanwhile. */
  completeImportFile(input: {
    id: BlobId;
    bytes: number;
    sealedBytes: number;
    format: string;
    now: number;
  }): Promise<void>;
  /** Bookkeeping: forgets a file whose bytes were removed. One that is not there is no error. */
  forgetImportFiles(ids: readonly BlobId[]): Promise<void>;
  /** From collecting or stopped to running; from now on `by` answers for it. `conflict` in every other state. */
  startImport(input: {
    id: ImportId;
    by: PersonId;
    formId: FormId;
    plan: Uint8Array;
    bytesTotal: number;
    now: number;
    drafts: readonly EntryDraft[];
  }): Promise<void>;
  /** Bookkeeping: blob ids that the next batch may write. `conflict` unless running. */
  expectBlobs(id: ImportId, blobs: readonly BlobId[]): Promise<void>;
  /**
   * Items and the import's progress in one transaction. Gives the items that were left out because the project has their
   * content. `conflict` unless the import is running; `frozen` when a freeze covers person, team, project or
   * everything; `absent` when the project was archived.
   */
  addImported(batch: ImportBatch): Promise<{ leftOut: ItemId[] }>;
  /** The run ends: `stopped` may be started again. `conflict` unless running (cancelled: collecting and stopped too). */
  endImport(input: {
    id: ImportId;
    state: Extract<ImportState, "stopped" | "finished" | "cancelled">;
    reason: StopReason | null;
    now: number;
    /** The Writer fills in counts from the row. */
    draft: EntryDraft;
  }): Promise<void>;
}
