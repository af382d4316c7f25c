import { and, asc, eq, inArray, isNull, lte, notExists, sql, type SQL } from "drizzle-orm";
import { KeyholeError } from "@keyhole/shared/errors";
import type { Assignment, Claimed, ClaimInput, WorkWriter } from "../../store/work.ts";
import type { EntryDraft } from "../../store/trail.ts";
import { filled, type SqliteContext } from "../context.ts";
import { schema } from "../schema.ts";
import type { Transaction } from "../write-queue.ts";
import { taskCounters } from "./items-counters.ts";
import { itemOpening } from "./opening-writer.ts";
import { requireAtWork } from "./projects-at-work.ts";
import { freezesOver } from "./projects-reader.ts";
import { lookingAgain, queueStatements } from "./queue-statements.ts";
import { toAssignment, toLease } from "./work-rows.ts";

const { assignments, freezes, leases, tasks } = schema;

type AssignmentRow = typeof assignments.$inferSelect;

/** Claiming, expiry and the slots' bookkeeping: the queue's side of the Writer. */
export function claimWriter({ writing, queue }: SqliteContext): Pick<WorkWriter, "claimTask" | "sweepLeases"> {
  const waiting = queueStatements(writing);
  const lookAgain = lookingAgain(writing);
  const counters = taskCounters(writing);
  const atWork = requireAtWork(writing);
  const open = itemOpening(writing);
  const placeholder = (name: string) => sql.placeholder(name);
  const anyFreeze = writing.select({ id: freezes.id }).from(freezes).where(isNull(freezes.liftedAt)).prepare();
  const oldestOfMine = (state: SQL) =>
    writing
      .select()
      .from(assignments)
      .where(
        and(
          eq(assignments.projectId, placeholder("projectId")),
          eq(assignments.personId, placeholder("personId")),
          sql`${assignments.state} = ${state}`,
        ),
      )
      .orderBy(asc(assignments.changed))
      .prepare();
  // Two look-ups in the index: a list of states would be a sort.
  const [active, returned] = [oldestOfMine(sql`'active'`), oldestOfMine(sql`'returned'`)];
  /** What is under way first, then what came back, oldest first. */
  const reservedForMe = ({ projectId, personId }: ClaimInput): AssignmentRow | undefined =>
    active.get({ projectId, personId }) ?? returned.get({ projectId, personId });
  const mineOf = writing
    .select()
    .from(assignments)
    .where(and(eq(assignments.taskId, placeholder("taskId")), eq(assignments.personId, placeholder("personId"))))
    .prepare();
  const activeLease = writing
    .select()
    .from(leases)
    .where(
      and(eq(leases.assignmentId, placeholder("assignmentId")), eq(leases.purpose, "annotate"), isNull(leases.endedAt)),
    )
    .prepare();
  const columnsOf = <Name extends string>(names: readonly Name[]) =>
    // Each name maps to its placeholder, so the object has exactly the keys asked for.
    Object.fromEntries(names.map((name) => [name, placeholder(name)])) as Record<Name, ReturnType<typeof placeholder>>;
  const insertLease = writing
    .insert(leases)
    .values({
      ...columnsOf([
        "id",
        "projectId",
        "personId",
        "sessionId",
        "taskId",
        "assignmentId",
        "itemId",
        "epoch",
        "granted",
      ]),
      expires: placeholder("expires"),
      purpose: "annotate",
      draftsRecorded: false,
    })
    .returning()
    .prepare();
  const insertAssignment = writing
    .insert(assignments)
    .values({
      ...columnsOf(["id", "taskId", "personId", "projectId", "itemId", "reservedUntil"]),
      state: "active",
      epoch: 1,
      draftVersion: 0,
      created: placeholder("now"),
      changed: placeholder("now"),
      activeMs: 0,
      skips: 0,
    })
    .returning()
    .prepare();

  const grant = (
    input: ClaimInput,
    row: AssignmentRow,
    record: (known: Partial<EntryDraft["entry"]>) => void,
  ): Claimed => {
    const assignment = toAssignment(row);
    const { id: assignmentId, taskId, itemId, epoch } = assignment;
    const lease = toLease(
      insertLease.get({
        id: input.leaseId,
        projectId: input.projectId,
        personId: input.personId,
        sessionId: input.sessionId,
        taskId,
        assignmentId,
        itemId,
        epoch,
        granted: input.now,
        expires: input.expires,
      }),
    );
    record({ lease: lease.id, task: taskId, item: itemId, assignment: assignmentId, epoch });
    return { lease, assignment, replaced: null, opened: null };
  };

  const reactivate = (row: AssignmentRow, input: ClaimInput): AssignmentRow =>
    writing
      .update(assignments)
      .set({ state: "active", epoch: row.epoch + 1, reservedUntil: input.reservedUntil, changed: input.now })
      .where(eq(assignments.id, row.id))
      .returning()
      .get();

  /** What is already this person's: the lease as it is for the same session, else a new one with a higher epoch. */
  const goOn = (row: AssignmentRow, input: ClaimInput, transaction: Transaction): Claimed => {
    const held = activeLease.get({ assignmentId: row.id });
    if (held !== undefined && held.sessionId === input.sessionId && held.expires > input.now) {
      return { lease: toLease(held), assignment: toAssignment(row), replaced: null, opened: null };
    }
    const elsewhere = held !== undefined && held.expires > input.now;
    if (held !== undefined) {
      const endReason = elsewhere ? "taken-over" : "expired";
      writing.update(leases).set({ endedAt: input.now, endReason }).where(eq(leases.id, held.id)).run();
    }
    const draft = elsewhere ? input.takenOver : input.granted;
    const claimed = grant(input, reactivate(row, input), (known) => transaction.record(filled(draft, known)));
    return { ...claimed, replaced: held !== undefined && elsewhere ? toLease(held) : null };
  };

  const takeNext = (input: ClaimInput, transaction: Transaction): Claimed | null => {
    for (;;) {
      const next = waiting.next(input);
      if (next === undefined) return null;
      const taskId = input.opening?.prepared?.taskId;
      const prepared = taskId === undefined ? undefined : waiting.stillThere(input, taskId);
      const gold = prepared !== undefined || input.goldFrom === null ? undefined : waiting.gold(input, input.goldFrom);
      const task = prepared ?? gold ?? next;
      // What stands before a prepared task is prepared for others: this worker passes it only once they have it.
      if (task.id === next.id) waiting.moveOn(input, next);
      const slot = { id: task.id, now: input.now, touches: "slots" } as const;
      if (!counters.changing(slot, () => waiting.take(task.id, input.now))) continue;
      const before = mineOf.get({ taskId: task.id, personId: input.personId });
      const row =
        before === undefined
          ? insertAssignment.get({
              id: input.assignmentId,
              taskId: task.id,
              itemId: task.itemId,
              personId: input.personId,
              projectId: input.projectId,
              reservedUntil: input.reservedUntil,
              now: input.now,
            })
          : reactivate(before, input);
      return grant(input, row, (known) => transaction.record(filled(input.granted, known)));
    }
  };

  const freeSlots = (rows: readonly Assignment[], now: number): void => {
    for (const { taskId, projectId } of rows) {
      const change = { remaining: sql`${tasks.remaining} + 1`, changed: now };
      counters.changing({ id: taskId, now, touches: "slots" }, () =>
        writing.update(tasks).set(change).where(eq(tasks.id, taskId)).run(),
      );
      lookAgain(projectId, taskId);
    }
  };

  return {
    claimTask: (input) =>
      queue.run((transaction) => {
        if (anyFreeze.get() !== undefined && freezesOver(writing, input).length > 0) throw new KeyholeError("frozen");
        atWork(input.projectId);
        const mine = reservedForMe(input);
        const claimed = mine === undefined ? takeNext(input, transaction) : goOn(mine, input, transaction);
        if (claimed === null || input.opening === undefined) return claimed;
        const { id: leaseId, epoch } = claimed.lease;
        const hold = { leaseId, epoch, sessionId: input.sessionId, personId: input.personId, now: input.now };
        return { ...claimed, opened: open(transaction, hold, input.opening) };
      }),
    sweepLeases: ({ now, limit }, makeDraft) =>
      queue.run((transaction) => {
        const due = writing
          .select({ id: leases.id })
          .from(leases)
          .where(and(isNull(leases.endedAt), lte(leases.expires, now)));
        const ended = writing
          .update(leases)
          .set({ endedAt: now, endReason: "expired" })
          .where(inArray(leases.id, due.orderBy(asc(leases.expires)).limit(limit)))
          .returning()
          .all()
          .map(toLease);
        for (const lease of ended) {
          const of = lease.assignmentId;
          const draft =
            of === null ? undefined : writing.select().from(assignments).where(eq(assignments.id, of)).get();
          transaction.record(makeDraft(lease, draft?.draftVersion ?? 0));
        }
        const lapsed = writing
          .update(assignments)
          .set({ state: "released", changed: now })
          .where(
            and(
              // Written as a literal: the planner uses a partial index only when it sees its condition.
              sql`${assignments.state} = 'active'`,
              lte(assignments.reservedUntil, now),
              notExists(
                writing
                  .select({ one: sql`1` })
                  .from(leases)
                  .where(and(eq(leases.assignmentId, assignments.id), isNull(leases.endedAt))),
              ),
            ),
          )
          .returning()
          .all()
          .map(toAssignment);
        freeSlots(lapsed, now);
        return { ended, slotsFreed: lapsed.length };
      }, true),
  };
}
