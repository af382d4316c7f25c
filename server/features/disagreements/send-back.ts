import type { SendBack } from "@keyhole/db/store/disagreements";
import { KeyholeError } from "@keyhole/shared/errors";
import { idOf } from "@keyhole/shared/ids";
import { z } from "zod";
import { factsOfProject } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import { entryOf } from "../../door/trail-drafts.ts";
import { carrySendBacks } from "../../jobs/carry-send-backs.ts";
import { projectInput } from "../work/ids.ts";
import { kindInput, requireKind } from "./list.ts";
import { messageLimit, sealMessage } from "./message.ts";

const side = z.enum(["one", "other", "both", "new"]);
const whichInput = projectInput.extend({ kind: kindInput, side, taskId: idOf<"task">().nullable().default(null) });

/** What a send-back would reach now: tasks, and answers that would be done anew. Read from kept sums. */
export const count = guarded("disagreement.read", whichInput, factsOfProject).query(async ({ ctx, input }) => {
  const { read } = ctx.services.store;
  const { projectId, kind, taskId } = input;
  const sums =
    taskId === null
      ? (await requireKind(ctx.services, projectId, kind)).row
      : await read.disagreedAnswers(projectId, kind, taskId);
  const answers = { one: sums.ones, other: sums.others, both: sums.answers, new: sums.answers }[input.side];
  return { tasks: sums.open, answers };
});

const sendInput = whichInput.extend({
  /** Made once by the page: a retry with the same id is the same send-back. */
  id: idOf<"send-back">(),
  message: z.string().trim().min(1).max(messageLimit),
  /** The section that was changed, which its readers are shown with the message. */
  sectionId: idOf<"section">().nullable().default(null),
});

/** Sends every task with this disagreement back, or this one only; a job carries it out in slices. */
export const sendBack = guarded("disagreement.change", sendInput, factsOfProject).mutation(async ({ ctx, input }) => {
  const { services, actor, now } = ctx;
  const { projectId, kind, message, ...rest } = input;
  const { row } = await requireKind(services, projectId, kind);
  const known = await services.store.read.sendBackById(input.id);
  if (known !== null && known.projectId !== projectId) throw new KeyholeError("absent");
  await services.store.write.startSendBack(
    {
      ...rest,
      projectId,
      kind,
      message: await sealMessage(services, { projectId, id: input.id }, message),
      createdBy: actor.personId,
      created: now,
    },
    entryOf(ctx, {
      type: "answers.sent-back",
      actorRole: "lead",
      project: projectId,
      object: input.id,
      objectKind: "send-back",
      scope: input.taskId === null ? "every-task" : "one-task",
      change: input.side,
      count: input.taskId === null ? row.open : 1,
      ...(input.taskId === null ? {} : { task: input.taskId }),
      ...(input.sectionId === null ? {} : { sections: [input.sectionId] }),
    }),
  );
  void carrySendBacks(services);
  return { id: input.id };
});

/** Send-backs of a page. */
const shownSends = 20;

/** What was sent back lately, newest first, with how far it is. */
export const sends = guarded("disagreement.read", projectInput, factsOfProject).query(async ({ ctx, input }) => {
  const { projectId } = input;
  const [all, members] = await Promise.all([
    ctx.services.store.read.sendBacks(projectId, shownSends),
    ctx.services.store.read.members(projectId),
  ]);
  const names = new Map(members.map(({ personId, name }) => [personId, name]));
  return all.map(({ message: _message, projectId: _project, after: _after, createdBy, ...each }) => ({
    ...each,
    by: names.get(createdBy) ?? null,
  }));
});

const undoInput = projectInput.extend({ id: idOf<"send-back">() });

/** Takes back what nobody has taken up yet; the rest stays with its workers. */
export const undo = guarded("disagreement.change", undoInput, factsOfProject).mutation(async ({ ctx, input }) => {
  const { services } = ctx;
  const known: SendBack | null = await services.store.read.sendBackById(input.id);
  if (known === null || known.projectId !== input.projectId) throw new KeyholeError("absent");
  await services.store.write.undoSendBack(
    input.id,
    entryOf(ctx, {
      type: "answers.sent-back-undone",
      actorRole: "lead",
      project: input.projectId,
      object: input.id,
      objectKind: "send-back",
    }),
  );
  void carrySendBacks(services);
  return { id: input.id };
});
