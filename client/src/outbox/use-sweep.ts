import { purposes } from "@keyhole/shared/vocabulary";
import { useEffect } from "react";
import { api } from "../api.ts";
import { outboxLimits } from "./limits.ts";
import type { WorkName } from "./outbox.ts";
import { ownOutbox } from "./own-outbox.ts";
import { sweepOutbox } from "./sweep.ts";
import { tellOfOutbox } from "./words.ts";

async function over(work: readonly WorkName[]): Promise<readonly { purpose: string; task: string }[]> {
  const asked = work.slice(0, outboxLimits.entries).flatMap(({ purpose, task }) => {
    const known = purposes.find((each) => each === purpose);
    return known === undefined ? [] : [{ purpose: known, taskId: task }];
  });
  const answer = await api.work.outbox.query({ work: asked });
  return answer.over.map(({ purpose, taskId }) => ({ purpose, task: taskId }));
}

/** When somebody's page opens, unsent work of theirs that has nowhere to go is dropped, with a word. */
export function useOutboxSweep(person: string): void {
  useEffect(() => {
    // Without contact, or refused: nothing is dropped, and the next page asks again.
    sweepOutbox({ outbox: ownOutbox, person, over, tell: tellOfOutbox }).catch(() => undefined);
  }, [person]);
}
