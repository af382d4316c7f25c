import type { AssignmentState } from "@keyhole/db/store/work";
import { idOf } from "@keyhole/shared/ids";
import { purposes, type Purpose } from "@keyhole/shared/vocabulary";
import { z } from "zod";
import { noFacts } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import type { OutboxName } from "../../security/key-derivation.ts";
import { SealedDataError } from "../../vault/sealed-data-error.ts";
import type { Vault } from "../../vault/vault.ts";

/** Pieces of unsent work that a page may ask about at a time; a browser keeps fewer (client/src/outbox/limits.ts). */
const mostAsked = 50;

const workName = z.strictObject({ purpose: z.enum(purposes), taskId: idOf<"task">() });
const outboxInput = z.strictObject({ work: z.array(workName).max(mostAsked) });

/**
 * Which of the work that a browser keeps unsent can never be sent any more: the task is handed in, gone, or not the actor's,
 * or the project's keys were destroyed. The page says so and drops it. No key and no content: those come with a lease.
 */
export const outbox = guarded("project.list-own", outboxInput, noFacts).query(async ({ ctx, input }) => {
  const { services, actor } = ctx;
  const { personId } = actor;
  const taskIds = [...new Set(input.work.map(({ taskId }) => taskId))];
  const own = new Map((await services.store.read.ownWork(personId, taskIds)).map((each) => [each.taskId, each]));
  const over: z.output<typeof workName>[] = [];
  for (const name of input.work) {
    const work = own.get(name.taskId);
    const isOver =
      work === undefined ||
      !mayGoOn(name.purpose, work.state) ||
      !(await hasKey(services.vault, { ...name, projectId: work.projectId, personId }));
    if (isOver) over.push(name);
  }
  return { over };
});

/** Whether a lease may yet be given under which it could be sent. A task that was given back may come again. */
function mayGoOn(purpose: Purpose, state: AssignmentState | null): boolean {
  if (purpose === "annotate") return state !== null && state !== "submitted";
  return purpose === "revisit" ? state === "submitted" : purpose === "review";
}

async function hasKey(vault: Vault, name: OutboxName): Promise<boolean> {
  try {
    await vault.outboxKey(name);
    return true;
  } catch (cause) {
    if (cause instanceof SealedDataError && cause.reason === "no-key") return false;
    throw cause;
  }
}
