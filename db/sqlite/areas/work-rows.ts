import { KeyholeError } from "@keyhole/shared/errors";
import type {
  AnnotationId,
  AssignmentId,
  BlobId,
  FormId,
  ItemId,
  LeaseId,
  PersonId,
  ProjectId,
  RenditionId,
  SessionId,
  TaskId,
  ViewId,
} from "@keyhole/shared/ids";
import type { LeaseEnd, Purpose } from "@keyhole/shared/vocabulary";
import type {
  Annotation,
  Assignment,
  AssignmentState,
  Lease,
  LeaseHold,
  Rendition,
  StoredBlob,
  View,
} from "../../store/work.ts";
import type { schema } from "../schema.ts";

// Rows come from columns that only this package writes, with values of these types: the casts below rest on that.

export const toLease = (row: typeof schema.leases.$inferSelect): Lease => ({
  id: row.id as LeaseId,
  projectId: row.projectId as ProjectId,
  personId: row.personId as PersonId,
  sessionId: row.sessionId as SessionId,
  purpose: row.purpose as Purpose,
  taskId: row.taskId as TaskId | null,
  assignmentId: row.assignmentId as AssignmentId | null,
  itemId: row.itemId as ItemId | null,
  epoch: row.epoch,
  granted: row.granted,
  expires: row.expires,
  endedAt: row.endedAt,
  endReason: row.endReason as LeaseEnd | null,
});

export const toAssignment = (row: typeof schema.assignments.$inferSelect): Assignment => ({
  id: row.id as AssignmentId,
  taskId: row.taskId as TaskId,
  personId: row.personId as PersonId,
  projectId: row.projectId as ProjectId,
  itemId: row.itemId as ItemId,
  state: row.state as AssignmentState,
  epoch: row.epoch,
  reservedUntil: row.reservedUntil,
  draftVersion: row.draftVersion,
  created: row.created,
  activeMs: row.activeMs,
});

export const toView = (row: typeof schema.views.$inferSelect): View => ({
  id: row.id as ViewId,
  leaseId: row.leaseId as LeaseId,
  assignmentId: row.assignmentId as AssignmentId | null,
  projectId: row.projectId as ProjectId,
  itemId: row.itemId as ItemId | null,
  personId: row.personId as PersonId,
  sessionId: row.sessionId as SessionId,
  formId: row.formId as FormId | null,
  guidelineVersion: row.guidelineVersion,
  opened: row.opened,
  markTime: row.markTime,
});

export const toRendition = (row: typeof schema.renditions.$inferSelect): Rendition => ({
  ...row,
  id: row.id as RenditionId,
  viewId: row.viewId as ViewId,
  blobId: row.blobId as BlobId,
});

export const toBlob = (row: typeof schema.blobs.$inferSelect): StoredBlob => ({
  ...row,
  id: row.id as BlobId,
  projectId: row.projectId as ProjectId,
  itemId: row.itemId as ItemId | null,
  kind: row.kind as StoredBlob["kind"],
});

export const toAnnotation = (row: typeof schema.annotations.$inferSelect): Annotation => ({
  ...row,
  id: row.id as AnnotationId,
  projectId: row.projectId as ProjectId,
  taskId: row.taskId as TaskId,
  itemId: row.itemId as ItemId,
  assignmentId: row.assignmentId as AssignmentId | null,
  personId: row.personId as PersonId,
  formId: row.formId as FormId,
  state: row.state as Annotation["state"],
  source: row.source as Annotation["source"],
  supersedes: row.supersedes as AnnotationId | null,
});

type LeaseRow = typeof schema.leases.$inferSelect;

/** The one lease check (I2): active at `now`, of this person and session, of this epoch. */
export function requireHeld(row: LeaseRow | undefined, hold: LeaseHold): Lease {
  const held =
    row !== undefined &&
    row.endedAt === null &&
    row.expires > hold.now &&
    row.personId === hold.personId &&
    row.sessionId === hold.sessionId &&
    row.epoch === hold.epoch;
  if (!held) throw new KeyholeError("stale-lease");
  return toLease(row);
}
