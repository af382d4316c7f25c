import type { Store } from "@keyhole/db/store";
import { decodeEntry } from "@keyhole/shared/trail/entry-codec";

/** How far the clock may stand behind the newest entry: leases, marks and the trail all depend on it. */
export const clockToleranceMs = 5 * 60_000;

export class ClockBehind extends Error {
  override readonly name = "ClockBehind";
}

/** Stops a start with a clock that stands before the newest entry: everything recorded from now on would be out of order. */
export async function checkClock(store: Store, now: number): Promise<void> {
  const [newest] = await store.read.searchTrail({ limit: 1 });
  const entry = newest === undefined ? undefined : decodeEntry(newest.entry);
  if (entry?.ok !== true || entry.value.time <= now + clockToleranceMs) return;
  const when = (time: number) => new Date(time).toISOString();
  throw new ClockBehind(
    `The clock says ${when(now)}, but the newest trail entry is from ${when(entry.value.time)}. Set the clock of this machine, then start again.`,
  );
}
