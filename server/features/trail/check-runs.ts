import type { TrailProblem } from "../../ops/check-trail.ts";
import type { Services } from "../../services.ts";

/** A check of the whole trail that somebody started from the page. One at a time. */
export interface CheckRun {
  readonly startedBy: string;
  readonly started: number;
  readonly abort: AbortController;
  checked: number;
  size: number;
  state: "running" | "whole" | "broken" | "cancelled" | "failed";
  problem: TrailProblem | null;
  ended: number | null;
}

const runs = new WeakMap<Services, CheckRun>();

export const lastRun = (services: Services): CheckRun | undefined => runs.get(services);

export function beginRun(services: Services, startedBy: string): CheckRun {
  const run: CheckRun = {
    startedBy,
    started: services.clock(),
    abort: new AbortController(),
    checked: 0,
    size: 0,
    state: "running",
    problem: null,
    ended: null,
  };
  runs.set(services, run);
  return run;
}
