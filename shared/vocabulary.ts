/** The closed lists of the product's words. Unions are derived from them, so a new word is one edit here. */

export const installationRoles = ["administrator", "security-reviewer"] as const;
export type InstallationRole = (typeof installationRoles)[number];

export const projectRoles = ["lead", "reviewer", "labeler"] as const;
export type ProjectRole = (typeof projectRoles)[number];

/** What a lease is for. Each has its own duration and opens only what its purpose needs. */
export const purposes = ["annotate", "review", "revisit", "read", "inspect", "reveal"] as const;
export type Purpose = (typeof purposes)[number];

export const fieldKinds = ["image", "text", "conversation"] as const;
export type FieldKind = (typeof fieldKinds)[number];

export const questionTypeNames = [
  "box",
  "polygon",
  "keypoint",
  "span",
  "choice",
  "rating",
  "ranking",
  "text",
  "number",
  "taxonomy",
  "date",
  "pairwise",
  "list",
  "rotated-box",
  "ellipse",
  "polyline",
  "relation",
  "mask",
  "skeleton",
] as const;
export type QuestionTypeName = (typeof questionTypeNames)[number];

/**
 * A task's life. `open` is offered to labelers, `gold` is mixed in among those and never finished; the rest say why a
 * task is not offered.
 */
export const taskStates = ["open", "gold", "flagged", "in-review", "returned", "done", "retired"] as const;
export type TaskState = (typeof taskStates)[number];

export const annotationStates = ["submitted", "accepted", "returned", "superseded"] as const;
export type AnnotationState = (typeof annotationStates)[number];

export const freezeScopes = ["everything", "project", "team", "person"] as const;
export type FreezeScope = (typeof freezeScopes)[number];

/** What one person asks for and another must decide (I6). */
export const requestKinds = [
  "un-freeze",
  "reset",
  "duty",
  "settings",
  "break-glass-codes",
  "export",
  "reveal",
] as const;
export type RequestKind = (typeof requestKinds)[number];

/** Why a lease ended. */
export const leaseEnds = [
  "submitted",
  "skipped",
  "flagged",
  "released",
  "expired",
  "taken-over",
  "revoked",
  "frozen",
] as const;
export type LeaseEnd = (typeof leaseEnds)[number];
