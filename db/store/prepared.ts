import type { ItemId, PersonId, ProjectId, TaskId, ViewId } from "@keyhole/shared/ids";
import type { Rendition, StoredBlob, View } from "./work.ts";

// What is made ready before anybody may see it.

/**
 * What was made ready for the view of a task that a person will probably get: its id, the time in its marks, and stored
 * renditions. It becomes that view with the claim of this task; with the claim of any other it comes to nothing.
 */
export interface PreparedView {
  readonly taskId: TaskId;
  readonly viewId: ViewId;
  readonly markTime: number;
  readonly renditions: readonly { readonly rendition: Rendition; readonly blob: StoredBlob }[];
}

/** Whom a probable next task is looked for, as in `ClaimInput`. */
export interface LikelyFor {
  readonly projectId: ProjectId;
  readonly personId: PersonId;
  readonly teamIds: readonly string[];
  readonly goldFrom: number | null;
  /** How many others each task is prepared for: a slot for each of them is passed over. */
  readonly preparedFor: ReadonlyMap<string, number>;
}

/** What a claim would give now. Says nothing of what is in it. */
export interface LikelyTask {
  readonly taskId: TaskId;
  readonly itemId: ItemId;
  /** Where this person had the task before: it will be opened as this view again. */
  readonly view: View | null;
  readonly previews: readonly StoredBlob[];
}
