import { and, asc, desc, eq, isNotNull, sql } from "drizzle-orm";
import type { FormId } from "@keyhole/shared/ids";
import type { Lease, LeaseHold, OpenedItem, Opening, View, WorkWriter } from "../../store/work.ts";
import type { PreparedView } from "../../store/prepared.ts";
import { absent, everyColumn, filled, type SqliteContext } from "../context.ts";
import type { Drizzle } from "../open.ts";
import { schema } from "../schema.ts";
import type { Transaction } from "../write-queue.ts";
import { requireHeld, toAnnotation, toRendition, toView } from "./work-rows.ts";

const { annotations, assignments, blobs, items, leases, renditions, views } = schema;

export type Open = (transaction: Transaction, hold: LeaseHold, opening: Opening) => OpenedItem;

const renditionRow = (writing: Drizzle) =>
  writing
    .select()
    .from(renditions)
    .where(and(eq(renditions.viewId, sql.placeholder("viewId")), eq(renditions.spec, sql.placeholder("spec"))))
    .prepare();

/** Prepared once, for inside a transaction: the only way to sealed content, and only behind a committed view (I1, I2). */
export function itemOpening(writing: Drizzle): Open {
  const placeholder = (name: string) => sql.placeholder(name);
  const leaseRow = writing
    .select()
    .from(leases)
    .where(eq(leases.id, placeholder("id")))
    .prepare();
  const pinForm = writing
    .update(leases)
    .set({ formId: sql`${placeholder("formId")}` })
    .where(eq(leases.id, placeholder("id")))
    .prepare();
  const itemRow = writing
    .select()
    .from(items)
    .where(eq(items.id, placeholder("id")))
    .prepare();
  const viewOfAssignment = writing
    .select()
    .from(views)
    .where(eq(views.assignmentId, placeholder("assignmentId")))
    .orderBy(asc(views.opened))
    .prepare();
  const viewOfLease = writing
    .select()
    .from(views)
    // A lease may also have views of the guideline, which have no item.
    .where(and(eq(views.leaseId, placeholder("leaseId")), isNotNull(views.itemId)))
    .prepare();
  const assignmentRow = writing
    .select()
    .from(assignments)
    .where(eq(assignments.id, placeholder("id")))
    .prepare();
  const newestAnnotation = writing
    .select()
    .from(annotations)
    .where(eq(annotations.assignmentId, placeholder("assignmentId")))
    .orderBy(desc(annotations.version), desc(annotations.submitted))
    .prepare();

  const insertView = writing.insert(views).values(everyColumn(views)).prepare();
  const storedRendition = renditionRow(writing);
  const keepPrepared = (made: PreparedView): void => {
    for (const { rendition, blob } of made.renditions) {
      if (storedRendition.get({ viewId: rendition.viewId, spec: rendition.spec }) !== undefined) continue;
      writing.insert(blobs).values(blob).run();
      writing.insert(renditions).values(rendition).run();
    }
  };

  /** One view per assignment, whatever leases follow each other: reloading and continuing show the same bytes. */
  const viewFor = (lease: Lease): View | undefined => {
    const row =
      lease.assignmentId === null
        ? viewOfLease.get({ leaseId: lease.id })
        : viewOfAssignment.get({ assignmentId: lease.assignmentId });
    return row === undefined ? undefined : toView(row);
  };

  return (transaction, hold, { viewId, formId, guidelineVersion, opened, reopened, prepared }) => {
    const row = leaseRow.get({ id: hold.leaseId });
    const lease = requireHeld(row, hold);
    const { itemId, taskId, assignmentId } = lease;
    const item = (itemId === null ? undefined : itemRow.get({ id: itemId })) ?? absent();
    const before = viewFor(lease);
    const made = prepared?.taskId === taskId && (before?.id ?? prepared.viewId) === prepared.viewId ? prepared : null;
    const view: View = before ?? {
      id: made?.viewId ?? viewId,
      leaseId: lease.id,
      assignmentId,
      projectId: lease.projectId,
      itemId,
      personId: lease.personId,
      sessionId: lease.sessionId,
      formId,
      guidelineVersion,
      opened: hold.now,
      markTime: made?.markTime ?? lease.granted,
    };
    if (before === undefined) insertView.run({ ...view });
    if (made !== null) keepPrepared(made);
    const isOwn = view.leaseId === lease.id;
    const pinned = isOwn ? view.formId : ((row?.formId ?? formId) as FormId | null); // own column
    if (!isOwn && row?.formId !== pinned) pinForm.run({ id: lease.id, formId: pinned });
    transaction.record(
      filled(before === undefined ? opened : reopened, {
        view: view.id,
        lease: lease.id,
        purpose: lease.purpose,
        epoch: lease.epoch,
        ...(pinned === null ? {} : { form: pinned }),
        ...(itemId === null ? {} : { item: itemId }),
        ...(taskId === null ? {} : { task: taskId }),
        ...(assignmentId === null ? {} : { assignment: assignmentId }),
      }),
    );
    const work = assignmentId === null ? undefined : assignmentRow.get({ id: assignmentId });
    const newest = assignmentId === null ? undefined : newestAnnotation.get({ assignmentId });
    return {
      lease,
      view,
      formId: pinned,
      reopened: before !== undefined,
      content: item.content,
      suggestions: item.suggestions,
      draft: work?.draft ?? null,
      draftVersion: work?.draftVersion ?? 0,
      activeMs: work?.activeMs ?? 0,
      previous: newest === undefined ? null : toAnnotation(newest),
    };
  };
}

export function openingWriter({ writing, queue }: SqliteContext): Pick<WorkWriter, "openItem" | "saveRendition"> {
  const open = itemOpening(writing);
  const leaseRow = writing
    .select()
    .from(leases)
    .where(eq(leases.id, sql.placeholder("id")))
    .prepare();
  const storedRendition = renditionRow(writing);
  const held = (hold: LeaseHold): Lease => requireHeld(leaseRow.get({ id: hold.leaseId }), hold);
  return {
    openItem: ({ hold, ...opening }) => queue.run((transaction) => open(transaction, hold, opening)),
    saveRendition: (hold, rendition, blob) =>
      queue.run(() => {
        held(hold);
        const before = storedRendition.get({ viewId: rendition.viewId, spec: rendition.spec });
        if (before !== undefined) return toRendition(before);
        writing.insert(blobs).values(blob).run();
        writing.insert(renditions).values(rendition).run();
        return rendition;
      }),
  };
}
