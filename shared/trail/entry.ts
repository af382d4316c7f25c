import type {
  AnnotationId,
  AssignmentId,
  DeviceId,
  EntryId,
  ExportId,
  FormId,
  FreezeId,
  GuidelineId,
  Id,
  ImportId,
  ItemId,
  LeaseId,
  PersonId,
  ProjectId,
  RenditionId,
  RequestId,
  SectionId,
  SessionId,
  TaskId,
  TeamId,
  ViewId,
} from "../ids.ts";
import type { InstallationRole, ProjectRole, Purpose } from "../vocabulary.ts";
import type { EntryType } from "./entry-types.ts";

/** Longest canonical encoding in bytes: an entry bundle of C2SP tlog-tiles gives each entry a 16-bit length. */
export const maxEntryBytes = 65_535;

export const outcomes = ["ok", "denied", "failed"] as const;
export type Outcome = (typeof outcomes)[number];

/**
 * Who acted when it was no person with an account: the server by itself, somebody not signed in, somebody with a shell
 * on the machine (set-up, break-glass). The CLI otherwise acts as a named person, with `channel: "cli"`.
 */
export const unnamedActors = ["system", "anonymous", "console"] as const;
export type Actor = PersonId | (typeof unnamedActors)[number];

/** What a content digest in `digests` is of. */
export const digestNames = [
  "annotation",
  "answer",
  "backup",
  "candidates",
  "evidence",
  "file",
  "form",
  "guideline",
  "item",
  "leak",
  "manifest",
  "report",
  "request",
  "rendition",
  "settings",
  "wording",
] as const;
export type DigestName = (typeof digestNames)[number];

/** A salted SHA-256 commitment (commitment.ts): 43 characters of base64url. */
export type Commitment = string;

/**
 * One record of the trail, version 1. Every key is here for good: version 1 never gains a key. No content, name, address,
 * user agent or text that a person typed: ids, lower-case codes (`/^[a-z][a-z0-9.-]{0,63}$/`), counts and salted
 * commitments only. The place in the tree is not part of an entry: the sealer gives it later.
 */
export interface TrailEntry {
  readonly v: 1;
  readonly id: EntryId;
  readonly type: EntryType;
  /** Milliseconds since 1970-01-01 UTC, when the transaction was made. */
  readonly time: number;
  readonly outcome: Outcome;

  // Who, from where
  readonly actor: Actor;
  /** The role the actor acted in. */
  readonly actorRole?: InstallationRole | ProjectRole;
  /** Teams of the actor at that time, so that exposure by team holds after people move. */
  readonly teams?: readonly TeamId[];
  /** The session's record id, never its cookie or a hash of it. */
  readonly session?: SessionId;
  readonly device?: DeviceId;
  /** Stands for a network source: a MAC of the address under a secret of the installation. The address is detail. */
  readonly source?: Id<"source">;
  /** How the actor reached the server: "web", "cli", "api", "job". */
  readonly channel?: string;
  /** How somebody proved who they are: "password", "totp", "recovery-code", "invitation". */
  readonly method?: string;

  // What was worked on
  readonly project?: ProjectId;
  readonly item?: ItemId;
  readonly task?: TaskId;
  readonly assignment?: AssignmentId;
  readonly lease?: LeaseId;
  readonly purpose?: Purpose;
  readonly epoch?: number;
  readonly view?: ViewId;
  readonly rendition?: RenditionId;
  readonly annotation?: AnnotationId;
  readonly form?: FormId;
  readonly guideline?: GuidelineId;
  readonly sections?: readonly SectionId[];
  /** Number of the guideline, form or draft version that the entry is about. */
  readonly version?: number;
  /** Guideline version that an annotation was made under. */
  readonly guidelineVersion?: number;
  /** Form version that an annotation was made under. */
  readonly formVersion?: number;
  readonly batch?: Id<"batch">;
  readonly import?: ImportId;
  readonly export?: ExportId;
  readonly request?: RequestId;
  readonly freeze?: FreezeId;
  readonly trace?: Id<"trace">;
  readonly case?: Id<"case">;
  readonly alert?: Id<"alert">;
  readonly hold?: Id<"hold">;
  readonly search?: Id<"search">;
  readonly key?: Id<"key">;
  /** Version of the mark key (views, traces) or of `key`. */
  readonly keyVersion?: number;
  /** The person acted on, where it is not the actor. */
  readonly subject?: PersonId;
  readonly subjectTeam?: TeamId;
  /** Anything without a key of its own above, with its kind: another person's session, a device, an invitation. */
  readonly object?: Id<string>;
  readonly objectKind?: string;

  // What was done
  /** The refused or asked-for action of the policy table. */
  readonly action?: string;
  /** What kind of change: "created", "added", "removed", "prioritised". */
  readonly change?: string;
  /** Roles after the change. */
  readonly roles?: readonly string[];
  /** Name of the setting that changed; its values are in the detail. */
  readonly setting?: string;
  /** How far it reaches: "everything", "project", "team", "person", "section", "device", "export". */
  readonly scope?: string;
  /** Why, from a closed list of the code that writes it. Never what a person typed: that is detail. */
  readonly reason?: string;
  /** Format of an import, export or report. */
  readonly format?: string;
  /** Alert rule, agreement rule or retention class. */
  readonly rule?: string;

  // How much, how long
  readonly count?: number;
  /** How many there are in all, where `count` is a part. */
  readonly total?: number;
  readonly bytes?: number;
  /** Milliseconds UTC, first and last moment of what a coalesced or searching entry covers. */
  readonly from?: number;
  readonly until?: number;
  /** Milliseconds. */
  readonly duration?: number;

  // The tree
  /** Tree size that a check, proof or old checkpoint is about. */
  readonly size?: number;
  /** Root hash at `size`, 32 bytes as base64url. */
  readonly root?: string;
  /** Indices of entries, end exclusive: pruned, exported or lost ranges. */
  readonly start?: number;
  readonly end?: number;
  /** A signed checkpoint with its cosignatures, base64url of its bytes. Only in `trail.` entries. */
  readonly note?: string;

  // Commitments
  readonly digests?: Readonly<Partial<Record<DigestName, Commitment>>>;
  /** Commits to the detail object that stands encrypted in the side table. */
  readonly detail?: Commitment;
}

/** What a caller says; the store adds the rest in the transaction of the change. */
export type TrailDraft = Omit<TrailEntry, "v" | "id" | "time">;

/** An entry as read back: words that grow (types, purposes, roles, digest names) may be newer than this code. */
export type ReadEntry = Omit<TrailEntry, "type" | "purpose" | "actorRole" | "digests"> & {
  readonly type: string;
  readonly purpose?: string;
  readonly actorRole?: string;
  readonly digests?: Readonly<Record<string, Commitment>>;
};
