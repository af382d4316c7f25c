import type { FoundAnswer, SendBack, SendBackTask } from "@keyhole/db/store/disagreements";
import type { EntryDraft } from "@keyhole/db/store/trail";
import { newId, systemEntry } from "../door/trail-drafts.ts";
import type { Services } from "../services.ts";

/** Tasks of one transaction: some 10 ms of its own thread, so that people who label do not notice. */
const tasksAtOnce = 20;

interface UnderWay {
  run: Promise<void> | null;
  /** Something came in while a run was under way. */
  again: boolean;
  stopped: boolean;
}

const states = new WeakMap<Services, UnderWay>();

function stateOf(services: Services): UnderWay {
  const state = states.get(services) ?? { run: null, again: false, stopped: false };
  states.set(services, state);
  return state;
}

/**
 * Carries out what leads sent back, and what they take back, slice by slice: what people write goes in between, and a
 * crash loses nothing, since each slice notes how far it is. One run at a time.
 */
export function carrySendBacks(services: Services): Promise<void> {
  const state = stateOf(services);
  if (state.run !== null) {
    state.again = true;
    return state.run;
  }
  state.run = runAll(services)
    .catch((cause: unknown) => services.log.error({ err: cause }, "sending back stopped"))
    .finally(() => {
      state.run = null;
      if (!state.again) return;
      state.again = false;
      void carrySendBacks(services);
    });
  return state.run;
}

async function runAll(services: Services): Promise<void> {
  const { read } = services.store;
  const state = stateOf(services);
  for (const first of await read.sendBacksUnderWay()) {
    let next: SendBack | undefined = first;
    while (!state.stopped && next !== undefined) {
      await slice(services, next);
      // Read anew with what is frozen: a freeze stops it between two slices.
      next = (await read.sendBacksUnderWay()).find(({ id }) => id === first.id);
    }
    services.events.toEveryone({ kind: "changed", what: "reviews" });
  }
}

async function slice(services: Services, sendBack: SendBack): Promise<void> {
  const { read, write } = services.store;
  const { id } = sendBack;
  const tasks = await read.sendBackSlice(sendBack, tasksAtOnce);
  const isLast = tasks.length < tasksAtOnce;
  const now = services.clock();
  if (sendBack.state === "undoing") {
    const makeDraft = drafting(services, sendBack, { type: "annotation.reviewed", reason: "taken-back" });
    await write.continueUndo({ id, slice: tasks, isLast, now, makeDraft });
    return;
  }
  const isNew = sendBack.side === "new";
  const makeDraft = drafting(
    services,
    sendBack,
    isNew
      ? { type: "annotation.reviewed", reason: "answered-anew" }
      : { type: "annotation.returned", reason: "disagreement" },
  );
  // Nothing is opened here: each answer takes the sealed message along as it is.
  const withIds = tasks.map((task) => ({
    ...task,
    commentIds: isNew ? [] : task.answers.map(() => newId<"comment">(services)),
  }));
  const { returnedTo } = await write.continueSendBack({ id, slice: withIds, isLast, now, makeDraft });
  for (const personId of returnedTo) services.events.toPerson(personId, { kind: "changed", what: "returned" });
}

interface Words {
  readonly type: "annotation.returned" | "annotation.reviewed";
  readonly reason: string;
}

const drafting =
  (services: Services, { id, projectId, createdBy }: SendBack, words: Words) =>
  ({ taskId, itemId }: SendBackTask, { annotationId, personId }: FoundAnswer): EntryDraft =>
    systemEntry(services, {
      ...words,
      actor: createdBy,
      actorRole: "lead",
      channel: "job",
      project: projectId,
      task: taskId,
      item: itemId,
      annotation: annotationId,
      subject: personId,
      object: id,
      objectKind: "send-back",
    });

/** Ends after the slice under way; the next start goes on. */
export async function stopSendBacks(services: Services): Promise<void> {
  const state = stateOf(services);
  state.stopped = true;
  await state.run;
}
