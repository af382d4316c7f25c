import type { WorkName } from "./outbox.ts";
import type { Outbox } from "./outbox.ts";
import type { OutboxWord } from "./words.ts";

export interface SweepPorts {
  readonly outbox: Outbox;
  readonly person: string;
  /** Those of the work that the server says can never be sent any more. */
  over(this: void, work: readonly WorkName[]): Promise<readonly Pick<WorkName, "purpose" | "task">[]>;
  tell(this: void, word: OutboxWord): void;
}

/**
 * Drops unsent work that has nowhere to go: handed in elsewhere, destroyed, or too old. Its owner is told, and work is
 * dropped only on the server's own word.
 */
export async function sweepOutbox({ outbox, person, over, tell }: SweepPorts): Promise<void> {
  const old = await outbox.dropOld(person);
  if (old > 0) tell({ kind: "old", count: old });
  const unsent = await outbox.unsentOf(person);
  if (unsent.length === 0) return;
  const gone = await over(unsent);
  const dropped = unsent.filter((each) =>
    gone.some(({ purpose, task }) => purpose === each.purpose && task === each.task),
  );
  let count = 0;
  for (const work of dropped) {
    await outbox.remove(work);
    count += 1;
  }
  if (count > 0) tell({ kind: "over", count });
}
