import type { TrailEntry } from "./entry.ts";
import type { EntryType } from "./entry-types.ts";

export type ValueKind =
  | "one"
  | "integer"
  | "id"
  | "code"
  | "type"
  | "hash"
  | "actor"
  | "outcome"
  | "note"
  | "ids"
  | "codes"
  | "digests";

/** The closed list of keys of version 1 with the kind of value of each. */
export const kindOf: Readonly<Record<keyof TrailEntry, ValueKind>> = {
  action: "code",
  actor: "actor",
  actorRole: "code",
  alert: "id",
  annotation: "id",
  assignment: "id",
  batch: "id",
  bytes: "integer",
  case: "id",
  change: "code",
  channel: "code",
  count: "integer",
  detail: "hash",
  device: "id",
  digests: "digests",
  duration: "integer",
  end: "integer",
  epoch: "integer",
  export: "id",
  form: "id",
  formVersion: "integer",
  format: "code",
  freeze: "id",
  from: "integer",
  guideline: "id",
  guidelineVersion: "integer",
  hold: "id",
  id: "id",
  import: "id",
  item: "id",
  key: "id",
  keyVersion: "integer",
  lease: "id",
  method: "code",
  note: "note",
  object: "id",
  objectKind: "code",
  outcome: "outcome",
  project: "id",
  purpose: "code",
  reason: "code",
  rendition: "id",
  request: "id",
  roles: "codes",
  root: "hash",
  rule: "code",
  scope: "code",
  search: "id",
  sections: "ids",
  session: "id",
  setting: "code",
  size: "integer",
  source: "id",
  start: "integer",
  subject: "id",
  subjectTeam: "id",
  task: "id",
  teams: "ids",
  time: "integer",
  total: "integer",
  trace: "id",
  type: "type",
  until: "integer",
  v: "one",
  version: "integer",
  view: "id",
};

/** RFC 8785 order: by UTF-16 code units, which for these keys is plain string order. */
export const keysInOrder: readonly (keyof TrailEntry)[] = (Object.keys(kindOf) as (keyof TrailEntry)[]).sort(); // its keys are exactly these

/**
 * What an entry must hold so that exposure can be answered from entries alone. Writers are held to it; readers are not,
 * so that a rule may be added.
 */
export const neededKeys: Readonly<Partial<Record<EntryType, readonly (keyof TrailEntry)[]>>> = {
  "view.opened": ["session", "project", "lease", "purpose", "epoch", "view"],
  "view.reopened": ["session", "project", "lease", "view"],
  "view.extent": ["project", "lease", "view", "count"],
  "form.read": ["session", "project", "form", "version"],
  "guideline.read": ["session", "project", "guideline", "sections", "version", "view"],
  "guideline.acknowledged": ["project", "guideline", "version"],
  "lease.granted": ["session", "project", "lease", "purpose", "epoch"],
  "lease.taken-over": ["session", "project", "lease", "epoch"],
  "lease.ended": ["project", "lease", "reason"],
  "annotation.submitted": ["session", "project", "task", "lease", "annotation"],
  "export.downloaded": ["project", "export", "bytes"],
  "access.failures": ["count"],
  "trail.pruned": ["start", "end"],
};
