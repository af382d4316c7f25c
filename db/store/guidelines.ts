import type { BlobId, FormId, GuidelineId, PersonId, ProjectId, SectionId, ViewId } from "@keyhole/shared/ids";
import type { GuidelineDuty } from "@keyhole/shared/guidelines/duty";
import type { EntryDraft } from "./trail.ts";
import type { Lease, LeaseHold, StoredBlob, View } from "./work.ts";

/** Where a project's draft stands; never its text. */
export interface GuidelineState {
  readonly id: GuidelineId;
  readonly draftVersion: number;
  readonly draftSaved: number;
  readonly draftBy: PersonId;
}

/** A section of a published version without its text: enough to decide who reads it. */
export interface SectionOutline {
  readonly sectionId: SectionId;
  /** JSON of `Audience`. */
  readonly audience: string;
  readonly fingerprint: string;
  readonly changedIn: number;
}

export interface StoredSection extends SectionOutline {
  /** Sealed. */
  readonly body: Uint8Array;
  readonly pictures: readonly BlobId[];
}

export interface StoredGuidelineVersion {
  readonly version: number;
  /** Sealed. */
  readonly note: Uint8Array;
  readonly mustAcknowledge: boolean;
  readonly created: number;
  readonly createdBy: PersonId;
}

export interface OpenedGuideline {
  readonly lease: Lease;
  readonly view: View;
  readonly guidelineId: GuidelineId;
  readonly version: StoredGuidelineVersion;
  /** The sections asked for, in reading order. */
  readonly sections: readonly StoredSection[];
}

/** Versions older than `before` (all of them where it is null), newest first. */
export interface VersionsPage {
  readonly before: number | null;
  readonly limit: number;
}

export interface OpenedDraft {
  readonly lease: Lease;
  readonly view: View;
  /** Null before the first save. */
  readonly draft: (GuidelineState & { readonly body: Uint8Array }) | null;
  /** The newest ones, as many as were asked for; older ones by `guidelineVersions`. */
  readonly versions: readonly StoredGuidelineVersion[];
}

export interface GuidelineReader {
  /** Null before the first save of a draft. */
  guidelineState(projectId: ProjectId): Promise<GuidelineState | null>;
  /** Sections of a version in reading order; empty where there is no such version. */
  guidelineOutline(projectId: ProjectId, version: number): Promise<SectionOutline[]>;
  /** Versions with their sealed notes, for a writer whose view of the draft is committed and whose lease is held now. */
  guidelineVersions(hold: LeaseHold, viewId: ViewId, page: VersionsPage): Promise<StoredGuidelineVersion[]>;
  guidelineDuty(projectId: ProjectId, personId: PersonId): Promise<GuidelineDuty>;
  /** The item's view, the guideline version it was opened under, and the form of the lease; null before an opening. */
  pinsOf(hold: LeaseHold): Promise<{
    readonly lease: Lease;
    readonly viewId: ViewId;
    readonly guidelineVersion: number;
    readonly formId: FormId | null;
  } | null>;
  /**
   * A picture of a guideline view that is committed, under a lease that is held now; `absent` unless the picture is one
   * of the sections that the view may show (any of the project's guideline pictures while a draft is written).
   */
  guidelinePicture(hold: LeaseHold, viewId: ViewId, blobId: BlobId): Promise<{ view: View; blob: StoredBlob }>;
}

/**
 * Whatever changes a guideline is refused inside its transaction: as `frozen` when a freeze covers the writer, one of the
 * writer's teams, the project or everything by then, and as `absent` when the project is archived by then.
 */
export interface GuidelineWriter {
  /**
   * A lease to read, bound to the session. The session's own that still runs is given as it is; one in another session
   * of the person is taken over with a higher epoch. `frozen` under a freeze of person, team, project or everything.
   */
  grantReadLease(input: {
    readonly lease: Pick<Lease, "id" | "projectId" | "personId" | "sessionId" | "granted" | "expires">;
    readonly teamIds: readonly string[];
    /** The Writer fills epoch and lease. */
    readonly granted: EntryDraft;
    readonly takenOver: EntryDraft;
  }): Promise<{ lease: Lease; replaced: Pick<Lease, "id" | "sessionId"> | null }>;
  /**
   * Commits the view with its entry and only then gives the sealed texts of the sections asked for (I1). One entry for a
   * lease and version: which sections somebody may read is fixed by these two. `stale-lease` without an active lease,
   * `absent` where the version or a section does not exist.
   */
  readGuideline(input: {
    readonly hold: LeaseHold;
    readonly viewId: ViewId;
    readonly version: number;
    readonly sectionIds: readonly SectionId[];
    /** The Writer fills guideline, view, lease and epoch. */
    readonly read: EntryDraft;
  }): Promise<OpenedGuideline>;
  /** The draft for a writer, under a lease like everything that is read; each opening is an entry, a draft changes. */
  openGuidelineDraft(input: {
    readonly hold: LeaseHold;
    readonly viewId: ViewId;
    readonly versions: number;
    readonly opened: EntryDraft;
    readonly reopened: EntryDraft;
  }): Promise<OpenedDraft>;
  /**
   * `conflict` unless `baseVersion` is the stored one (0 before the first save). The first save of a writer, and one each
   * `recordEveryMs` after it, is recorded; the ones between are bookkeeping.
   */
  saveGuidelineDraft(input: DraftSave & { readonly recordEveryMs: number }): Promise<{ draftVersion: number }>;
  /**
   * Makes what is given the draft and the next version in one transaction, so that what is published is what the writer
   * saw. `conflict` when the draft or the version in force is another one; versions have no gaps.
   */
  publishGuideline(
    input: DraftSave & {
      readonly version: StoredGuidelineVersion;
      readonly sections: readonly StoredSection[];
    },
  ): Promise<{ draftVersion: number }>;
  addGuidelinePicture(input: {
    readonly blob: StoredBlob;
    readonly by: PersonId;
    readonly teamIds: readonly string[];
    readonly drafts: readonly EntryDraft[];
  }): Promise<void>;
  /**
   * Removes pictures that no version holds and that the draft has not held since `before`, with every rendition of them,
   * unless the project is frozen: one entry for each project. Gives the ids of the blobs whose bytes can go.
   */
  removeUnusedPictures(
    input: { readonly before: number; readonly limit: number },
    makeDraft: (projectId: ProjectId, count: number) => EntryDraft,
  ): Promise<{ readonly pictures: number; readonly blobIds: readonly BlobId[] }>;
  /** `conflict` unless `version` is in force, `stale-lease` without the lease, `absent` where it was not read under it. */
  acknowledgeGuideline(input: {
    readonly hold: LeaseHold;
    readonly version: number;
    readonly draft: EntryDraft;
  }): Promise<void>;
}

export interface DraftSave {
  readonly projectId: ProjectId;
  /** For the first save. */
  readonly guidelineId: GuidelineId;
  readonly baseVersion: number;
  readonly body: Uint8Array;
  readonly sectionIds: readonly SectionId[];
  /** Every picture that the draft refers to. */
  readonly pictureIds: readonly BlobId[];
  readonly by: PersonId;
  readonly teamIds: readonly string[];
  readonly now: number;
  /** The Writer fills the guideline's id. */
  readonly draft: EntryDraft;
}
