import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { ItemId, PersonId, TaskId } from "@keyhole/shared/ids";
import type { DisagreementWriter, FoundAnswer, SendBack, SendBackTask } from "../../store/disagreements.ts";
import { absent, conflict, type SqliteContext } from "../context.ts";
import { schema } from "../schema.ts";
import { keptDisagreements } from "./disagreements-kept.ts";
import { toSendBack } from "./disagreements-reader.ts";
import { taskCounters } from "./items-counters.ts";
import { sendingBack } from "./send-back-task.ts";
import { ownWork, standing } from "./review-reader.ts";
import { requireHeld } from "./work-rows.ts";

const { annotations, disagreementKinds, guidelineTopics, leases, reviews, sendBacks, tasks, views } = schema;

export function disagreementWriter({ writing, queue }: SqliteContext): DisagreementWriter {
  const counters = taskCounters(writing);
  const kept = keptDisagreements(writing);
  const sending = sendingBack(writing);
  const sendBackOf = (id: string): SendBack =>
    toSendBack(writing.select().from(sendBacks).where(eq(sendBacks.id, id)).get() ?? absent());
  const advance = (
    { id }: SendBack,
    slice: readonly SendBackTask[],
    more: Partial<Pick<SendBack, "state" | "tasks" | "answers" | "skipped" | "undone">>,
  ): void => {
    const last = slice.at(-1);
    const after = last === undefined ? {} : { after: last.taskId };
    writing
      .update(sendBacks)
      .set({ ...more, ...after })
      .where(eq(sendBacks.id, id))
      .run();
  };

  return {
    setGuidelineTopics: ({ projectId, always, unless, sectionId, now, draft }) =>
      queue.run((transaction) => {
        const row = (topic: string) => ({ projectId, topic, sectionId, changed: now });
        const key = [guidelineTopics.projectId, guidelineTopics.topic];
        for (const topic of always) {
          const set = { sectionId, changed: now };
          writing.insert(guidelineTopics).values(row(topic)).onConflictDoUpdate({ target: key, set }).run();
        }
        for (const topic of unless) writing.insert(guidelineTopics).values(row(topic)).onConflictDoNothing().run();
        transaction.record(draft);
      }),
    startSendBack: (input, draft) =>
      queue.run((transaction) => {
        if (writing.select().from(sendBacks).where(eq(sendBacks.id, input.id)).get() !== undefined) return;
        const { projectId, kind } = input;
        const known = and(
          eq(disagreementKinds.projectId, projectId),
          eq(disagreementKinds.people, ""),
          eq(disagreementKinds.kind, kind),
        );
        if (writing.select().from(disagreementKinds).where(known).get() === undefined) absent();
        const start = { state: "running", after: "", tasks: 0, answers: 0, skipped: 0, undone: 0 };
        writing
          .insert(sendBacks)
          .values({ ...input, message: Buffer.from(input.message), ...start })
          .run();
        transaction.record(draft);
      }),
    continueSendBack: ({ id, slice, isLast, now, makeDraft }) =>
      queue.run((transaction) => {
        const sendBack = sendBackOf(id);
        if (sendBack.state !== "running") return conflict();
        const returnedTo = new Set<PersonId>();
        let { tasks: done, answers, skipped } = sendBack;
        for (const task of slice) {
          const change = { id: task.taskId, now, touches: "annotations" } as const;
          const back = counters.changing(change, () => sending.send(sendBack, task, now));
          if (back === null) {
            skipped++;
            continue;
          }
          kept.setState(task.taskId, "sent");
          for (const answer of task.answers) transaction.record(makeDraft(task, answer));
          for (const person of back) returnedTo.add(person);
          done++;
          answers += task.answers.length;
        }
        advance(sendBack, slice, { tasks: done, answers, skipped, ...(isLast ? { state: "done" as const } : {}) });
        return { returnedTo: [...returnedTo] };
      }, true),
    undoSendBack: (id, draft) =>
      queue.run((transaction) => {
        const which = and(eq(sendBacks.id, id), eq(sendBacks.state, "done"));
        const { changes } = writing.update(sendBacks).set({ state: "undoing", after: "" }).where(which).run();
        if (changes === 0) conflict();
        transaction.record(draft);
      }),
    continueUndo: ({ id, slice, isLast, now, makeDraft }) =>
      queue.run((transaction) => {
        const sendBack = sendBackOf(id);
        if (sendBack.state !== "undoing") conflict();
        let { undone } = sendBack;
        for (const task of slice) {
          const change = { id: task.taskId, now, touches: "restored" } as const;
          if (!counters.changing(change, () => sending.undo(sendBack, task, now))) continue;
          kept.setState(task.taskId, "open");
          for (const answer of task.answers) transaction.record(makeDraft(task, answer));
          undone++;
        }
        advance(sendBack, slice, { undone, ...(isLast ? { state: "undone" as const } : {}) });
      }, true),
    settleDisagreement: ({ hold, annotationIds, makeDraft }) =>
      queue.run((transaction) => {
        const lease = requireHeld(writing.select().from(leases).where(eq(leases.id, hold.leaseId)).get(), hold);
        const seen = writing.select({ id: views.id }).from(views).where(eq(views.leaseId, lease.id)).get();
        const { taskId, itemId } = lease;
        if (lease.purpose !== "inspect" || seen === undefined || taskId === null || itemId === null) return absent();
        const review = writing.select().from(reviews).where(eq(reviews.taskId, taskId)).get();
        const task = writing.select().from(tasks).where(eq(tasks.id, taskId)).get();
        const own = and(eq(reviews.taskId, taskId), ownWork(writing, hold.personId));
        const isOwn = writing.select({ id: reviews.taskId }).from(reviews).where(own).get() !== undefined;
        if (review === undefined || review.state === "pending" || isOwn) return conflict();
        if (task?.state !== "in-review" && task?.state !== "done") return conflict();
        const reader = and(
          eq(leases.id, review.leaseId ?? ""),
          isNull(leases.endedAt),
          sql`${leases.expires} > ${hold.now}`,
        );
        if (writing.select({ id: leases.id }).from(leases).where(reader).get() !== undefined) return conflict();
        const rows = writing
          .select()
          .from(annotations)
          .where(and(eq(annotations.taskId, taskId), standing))
          .all();
        const chosen = new Set<string>(annotationIds);
        if (rows.filter(({ id }) => chosen.has(id)).length !== chosen.size || chosen.size === 0) return conflict();
        counters.changing({ id: taskId, now: hold.now, touches: "annotations" }, () => {
          const all = and(eq(annotations.taskId, taskId), standing);
          writing.update(annotations).set({ state: "superseded" }).where(all).run();
          writing
            .update(annotations)
            .set({ state: "accepted" })
            .where(inArray(annotations.id, [...chosen]))
            .run();
          writing.update(tasks).set({ state: "done", changed: hold.now }).where(eq(tasks.id, taskId)).run();
        });
        const decided = { state: "decided", decisionKey: lease.id, draft: null };
        writing.update(reviews).set(decided).where(eq(reviews.taskId, taskId)).run();
        kept.setState(taskId, "settled");
        for (const row of rows) {
          const answer = { annotationId: row.id, personId: row.personId } as FoundAnswer; // own columns of ids
          const about = { taskId: taskId as TaskId, itemId: itemId as ItemId, isChosen: chosen.has(row.id) };
          transaction.record(makeDraft({ ...about, ...answer }));
        }
      }),
  };
}
