import type {
  AnnotationId,
  BlobId,
  ExportId,
  FormId,
  ItemId,
  PersonId,
  ProjectId,
  RequestId,
} from "@keyhole/shared/ids";
import type { AnnotationState } from "@keyhole/shared/vocabulary";
import type { TwoPersonRequest } from "./requests.ts";
import type { EntryDraft } from "./trail.ts";
import type { StoredBlob } from "./work.ts";

export const exportFormats = ["jsonl", "coco", "conll", "csv"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** First byte and the byte behind the last. */
export type ByteSpan = readonly [start: number, end: number];

/** Why an export is over: used up, its hour went by, the approval lapsed, or the build could not be made. */
export type ExportEnd = "complete" | "expired" | "not-built" | "build-failed" | "withdrawn";

export interface StoredExport {
  readonly id: ExportId;
  readonly projectId: ProjectId;
  readonly requestId: RequestId;
  readonly format: ExportFormat;
  readonly terms: Uint8Array;
  readonly rows: number;
  readonly requestedBy: PersonId;
  readonly created: number;
  readonly state: "asked" | "ready" | "closed" | "failed";
  readonly reason: ExportEnd | null;
  readonly progress: number;
  readonly builtAt: number | null;
  readonly readyUntil: number | null;
  readonly closedAt: number | null;
  readonly blobId: BlobId | null;
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly manifest: Uint8Array | null;
  readonly delivered: readonly ByteSpan[];
}

/** An item of the project with those of its annotations that a filter lets through; gold items are none. Never content. */
export interface ExportCandidate {
  /** Continues the scan behind this item. */
  readonly key: string;
  readonly itemId: ItemId;
  /** Open metadata as JSON; empty where it was not asked for. */
  readonly metadata: string;
  readonly annotations: readonly {
    readonly id: AnnotationId;
    readonly personId: PersonId;
    readonly formId: FormId;
    readonly state: AnnotationState;
  }[];
}

export interface CandidateQuery {
  readonly projectId: ProjectId;
  readonly states: readonly AnnotationState[];
  /** Submitted at or after `from`, before `to`; milliseconds UTC. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly withMetadata: boolean;
  readonly after: string | null;
  /** Items. */
  readonly limit: number;
}

/** A pinned annotation with its item, sealed: what one row of a file is made of. */
export interface ExportRow {
  readonly annotationId: AnnotationId;
  readonly itemId: ItemId;
  readonly personId: PersonId;
  readonly formId: FormId;
  readonly guidelineVersion: number;
  readonly state: AnnotationState;
  readonly submitted: number;
  readonly answers: Uint8Array;
  readonly content: Uint8Array;
  readonly metadata: string;
}

/** An item's picture as it was imported, unmarked; `bytes` as stored. */
export interface Original {
  readonly itemId: ItemId;
  readonly field: string;
  readonly id: BlobId;
  readonly mime: string;
  readonly bytes: number;
}

export interface OriginalCount {
  readonly field: string;
  readonly count: number;
  /** As stored. */
  readonly bytes: number;
}

export interface ExportReader {
  exportById(id: ExportId): Promise<StoredExport | null>;
  exportByRequest(id: RequestId): Promise<StoredExport | null>;
  /** Newest first. */
  exportsOf(projectId: ProjectId, page: { before?: number; limit: number }): Promise<StoredExport[]>;
  /** Items in a fixed order that says nothing about them; an item without fitting annotations comes with none. */
  exportCandidates(query: CandidateQuery): Promise<ExportCandidate[]>;
  /** Approved at or after `approvedSince` and not yet built, oldest first. */
  exportsToBuild(at: { approvedSince: number; limit: number }): Promise<StoredExport[]>;
  /** Ready ones whose time is over at `now`, and unbuilt ones approved before `approvedBefore` or no longer wanted. */
  exportsToClose(at: { now: number; approvedBefore: number; limit: number }): Promise<StoredExport[]>;
  /** Closed ones whose bytes are still there. */
  exportsToEmpty(limit: number): Promise<StoredExport[]>;
  /** Packed ids of one part, null behind the last. */
  exportPins(id: ExportId, part: number): Promise<Uint8Array | null>;
  /**
   * Rows of pinned annotations for the build of an approved export, in the order asked; ones that are gone are left
   * out. `absent` unless the export's request is approved: content cannot be located without the second person.
   */
  exportRows(id: ExportId, annotationIds: readonly AnnotationId[]): Promise<ExportRow[]>;
  /** Original pictures of these items of the project, counted by field. */
  countOriginals(projectId: ProjectId, itemIds: readonly ItemId[]): Promise<OriginalCount[]>;
  /** Original pictures of these items for the build of an approved export, by item and field; `absent` as `exportRows`. */
  exportOriginals(id: ExportId, itemIds: readonly ItemId[]): Promise<Original[]>;
}

export interface ExportWriter {
  /** The export, its pins and the request that another person decides, all or nothing. */
  askExport(input: {
    export: Pick<
      StoredExport,
      "id" | "projectId" | "requestId" | "format" | "terms" | "rows" | "requestedBy" | "created"
    >;
    pins: readonly Uint8Array[];
    request: TwoPersonRequest;
    drafts: readonly EntryDraft[];
  }): Promise<void>;
  /** Bookkeeping (no entry): how far the build is, and which blob it writes, so that a half one can be found again. */
  noteExportProgress(id: ExportId, progress: { rows: number; blobId: BlobId }): Promise<void>;
  /** `conflict` unless it is still asked for and approved. */
  finishExport(input: {
    id: ExportId;
    blob: StoredBlob;
    bytes: number;
    sha256: string;
    manifest: Uint8Array;
    rows: number;
    builtAt: number;
    readyUntil: number;
    drafts: readonly EntryDraft[];
  }): Promise<void>;
  /** Adds what a download delivered. Once everything was, the export closes and `closed` is recorded too. */
  deliverExport(input: {
    id: ExportId;
    span: ByteSpan | null;
    now: number;
    delivered: EntryDraft;
    closed: EntryDraft;
  }): Promise<{ complete: boolean }>;
  /** False when it was over already. Its pins go. */
  closeExport(input: {
    id: ExportId;
    state: "closed" | "failed";
    reason: ExportEnd;
    now: number;
    drafts: readonly EntryDraft[];
  }): Promise<boolean>;
  /** Bookkeeping (no entry): the file's bytes were removed. */
  emptyExport(id: ExportId): Promise<void>;
}
