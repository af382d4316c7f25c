import type { BlobId } from "@keyhole/shared/ids";
import type { ExportReader, ExportWriter } from "./store/exports.ts";
import type { AdministrationReader, AdministrationWriter } from "./store/administration.ts";
import type { GuidelineReader, GuidelineWriter } from "./store/guidelines.ts";
import type { ImportReader, ImportWriter } from "./store/imports.ts";
import type { ItemReader, ItemWriter } from "./store/items.ts";
import type { PeopleReader, PeopleWriter } from "./store/people.ts";
import type { PreferenceReader, PreferenceWriter } from "./store/preferences.ts";
import type { ProjectReader, ProjectWriter } from "./store/projects.ts";
import type { EntryDraft, TrailReader, TrailWriter } from "./store/trail.ts";
import type { RequestReader, RequestWriter } from "./store/requests.ts";
import type { RevisitReader, RevisitWriter } from "./store/revisit.ts";
import type { DisagreementReader, DisagreementWriter } from "./store/disagreements.ts";
import type { ReviewReader, ReviewWriter } from "./store/review.ts";
import type { WorkReader, WorkWriter } from "./store/work.ts";

/**
 * The store contract. What every backend guarantees:
 *
 * - A Writer method is one whole transaction. When its promise resolves, the change and its trail entries are durable
 *   (fsynced); when it rejects, nothing of it happened. If the trail cannot be written it rejects as `unavailable`.
 * - Every change requires its trail drafts. The closed list of bookkeeping writes without an entry: `touchSession`,
 *   `beginSecondFactor`, `renewLease`, later drafts of a lease in `saveDraft` and `saveReviewDraft` and of a writer in `saveGuidelineDraft`, queue cursors,
 *   an import's files and expected blobs (they show nothing to anybody), `saveRendition` (its view has an entry), `noteExportProgress`, `emptyExport`, `continueOverlap` (the change has an entry), `dismissNotice`,
 *   `savePreferences` and `clearPreferences` (only a person can change their own, and it concerns nobody else).
 * - Entries of one method stand together in the tree, in the order given; entries of different methods are ordered as
 *   their transactions committed.
 * - Ids compare byte by byte. Times are what the caller passed. Every list has a stated order.
 * - A Reader sees every write whose promise resolved before the read began. It never gives protected content or the
 *   blob id of a protected item: only `openItem`, `claimTask`, `readGuideline` and `openGuidelineDraft` do, after they have committed the view, `reviewMaterial` and
 *   `assignmentComments` under a view that is committed, `likelyNext`, for what leaves
 *   sealed and whose key waits for the view, and `exportRows`, for an export that a second person approved.
 *
 * Not guaranteed: one snapshot over two Reader calls; the order of operations that were under way together.
 */
export interface Reader
  extends
    PeopleReader,
    ProjectReader,
    RequestReader,
    WorkReader,
    RevisitReader,
    ItemReader,
    TrailReader,
    AdministrationReader,
    PreferenceReader,
    ExportReader,
    GuidelineReader,
    ImportReader,
    ReviewReader,
    DisagreementReader {}

export interface Writer
  extends
    PeopleWriter,
    ProjectWriter,
    RequestWriter,
    WorkWriter,
    RevisitWriter,
    ItemWriter,
    TrailWriter,
    AdministrationWriter,
    PreferenceWriter,
    ExportWriter,
    GuidelineWriter,
    ImportWriter,
    ReviewWriter,
    DisagreementWriter {}

/** For backup, restore and clean-up; no verb of the product uses it. */
export interface Maintenance {
  /** A consistent copy of the whole database as a file of its own, made while work goes on. */
  snapshotTo(path: string): Promise<void>;
  /** Ids of every stored blob, in order of id. Blobs written or deleted meanwhile may or may not be among them. */
  blobIds(): AsyncIterable<BlobId>;
  /** Those of the ids that nothing refers to: no stored blob, no upload, no export and no batch under way. */
  unownedBlobs(ids: readonly BlobId[]): Promise<BlobId[]>;
  /** Ends every session and lease, open invitation and request that waits: a restore brings no right back by itself. */
  endEverything(now: number, drafts: readonly EntryDraft[]): Promise<void>;
}

export interface Store {
  readonly read: Reader;
  readonly write: Writer;
  readonly maintenance: Maintenance;
  /** Milliseconds since the writer last finished a batch while work waits; 0 when idle. For the watchdog. */
  stalledForMs(): number;
  close(): Promise<void>;
}
