import { isUnsaved } from "../editor/draft-state.ts";
import type { KeptWork, WorkName } from "../outbox/outbox.ts";
import type { OutboxWord } from "../outbox/words.ts";
import type { DeskPorts } from "./desk-ports.ts";
import type { Drafting } from "./drafting.ts";
import type { ScreenTask } from "./screen-task.ts";

/** A task's name in this browser's outbox. */
export const keptName = ({ opened }: ScreenTask, { person }: Pick<DeskPorts, "person">): WorkName => ({
  person: person(),
  purpose: opened.lease.purpose,
  task: opened.lease.taskId ?? "",
});

/** What this browser kept of a task that is being opened. */
export async function keptOf(task: ScreenTask, ports: DeskPorts): Promise<KeptWork | null> {
  const { outbox, tell } = ports;
  const kept = await outbox.load(keptName(task, ports), task.outboxKey);
  if (kept === "unreadable") tell({ kind: "unreadable" });
  return kept === "unreadable" ? null : kept;
}

/**
 * What a person is told of what was found, null for nothing. A submit that had no answer is sent again only under the very
 * lease that it was made under, and on the draft that it was made on; else it is a draft, to be looked at once more.
 */
export function foundWord(kept: KeptWork | null, task: ScreenTask): OutboxWord | null {
  if (kept === null || kept.answers === null) return null;
  const { base, submit } = kept;
  const { lease, draftVersion } = task.opened;
  const isNewest = base === draftVersion;
  // Where another version is on the server, both are about to be shown, or they are the same.
  if (submit === null) return isNewest ? { kind: "found" } : null;
  const isSame = submit.leaseId === lease.id && submit.epoch === lease.epoch && isNewest;
  return { kind: isSame ? "sent-now" : "not-sent" };
}

/** A task was given up. What of it the server could not be given is kept, unless the server keeps nothing of it either. */
export async function letGo(work: Drafting | null): Promise<void> {
  if (work === null) return;
  const isWanted = isUnsaved(work.sync.getStatus()) && work.task.opened.lease.purpose === "annotate";
  await (isWanted ? work.rest() : work.keeper.forget());
  work.sync.stop();
}
