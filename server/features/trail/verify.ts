import { decodeEntry } from "@keyhole/shared/trail/entry-codec";
import { z } from "zod";
import { noFacts } from "../../door/facts.ts";
import { type ActorContext, guarded } from "../../door/procedure.ts";
import { entryOf } from "../../door/trail-drafts.ts";
import { checkTrail, logVerifierKey } from "../../ops/check-trail.ts";
import { indexOf } from "../../ops/trail-finding.ts";
import { beginRun, type CheckRun, lastRun } from "./check-runs.ts";

/** Earlier checks that the page lists. */
const checksShown = 10;

/** The head of the log, the check under way or last made since the start, and what the trail says of earlier checks. */
export const verification = guarded("trail.verify", z.void(), noFacts).query(async ({ ctx }) => {
  const { services } = ctx;
  const { read } = services.store;
  const [head, newest, checks] = await Promise.all([
    read.trailHead(),
    read.trailPage({ limit: 1 }),
    read.trailPage({ types: ["trail.checked"], limit: checksShown }),
  ]);
  const run = lastRun(services);
  return {
    head: {
      size: head.size,
      lastEntry: newest.rows[0]?.time ?? null,
      name: services.keys.logKey.name,
      verifierKey: logVerifierKey(services.keys),
      checkpoint: head.checkpoint,
    },
    run: run === undefined ? null : shown(run),
    checks: checks.rows.flatMap(({ sequence, entry }) => {
      const read = decodeEntry(entry);
      if (!read.ok) return [];
      const { time, actor, outcome, size, reason, start, duration } = read.value;
      return [
        {
          sequence,
          time,
          actor,
          whole: outcome === "ok",
          size: size ?? null,
          reason: reason ?? null,
          firstBad: start ?? null,
          duration: duration ?? null,
        },
      ];
    }),
  };
});

const shown = ({ startedBy, started, checked, size, state, problem, ended }: CheckRun) => ({
  startedBy,
  started,
  checked,
  size,
  state,
  ended,
  problem: problem === null ? null : { ...problem, firstBad: indexOf(problem) },
});

/** Starts a check of the whole trail, unless one is under way. The page asks for its progress. */
export const startCheck = guarded("trail.verify", z.void(), noFacts).mutation(({ ctx }) => {
  const { services, actor } = ctx;
  if (lastRun(services)?.state === "running") return { started: false };
  const run = beginRun(services, actor.personId);
  perform(ctx, run).catch((cause: unknown) => {
    run.state = "failed";
    services.log.error({ err: cause, job: "trail-check" }, "job failed");
  });
  return { started: true };
});

/** Stops the check under way; what it would have found stays unknown. */
export const cancelCheck = guarded("trail.verify", z.void(), noFacts).mutation(({ ctx }) => {
  const run = lastRun(ctx.services);
  if (run?.state !== "running") return { cancelled: false };
  run.abort.abort();
  return { cancelled: true };
});

/** The check and its entry: the result counts only once it is recorded. */
async function perform(context: ActorContext, run: CheckRun): Promise<void> {
  const { services } = context;
  const { signal } = run.abort;
  const onProgress = (checked: number, size: number): void => {
    Object.assign(run, { checked, size });
  };
  const check = await checkTrail(services, { signal, onProgress }).catch((cause: unknown) => {
    if (signal.aborted) return null;
    throw cause;
  });
  const ended = services.clock();
  const index = check?.problem === null || check === null ? null : indexOf(check.problem);
  const draft = entryOf(context, {
    type: "trail.checked",
    actorRole: "security-reviewer",
    outcome: check?.whole === true ? "ok" : "failed",
    size: check?.size ?? run.size,
    duration: Math.max(0, ended - run.started),
    ...(check?.whole === true ? {} : { reason: check?.problem?.kind ?? "cancelled" }),
    ...(check === null ? { count: run.checked } : {}),
    ...(index === null ? {} : { start: index }),
  });
  await services.store.write.recordOnly([{ ...draft, entry: { ...draft.entry, time: ended } }]);
  Object.assign(run, {
    ended,
    state: check === null ? "cancelled" : check.whole ? "whole" : "broken",
    problem: check?.problem ?? null,
    ...(check === null ? {} : { checked: check.whole ? check.size : run.checked, size: check.size }),
  });
}
