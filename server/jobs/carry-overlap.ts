import type { ProjectId } from "@keyhole/shared/ids";
import type { Services } from "../services.ts";

interface UnderWay {
  readonly byProject: Map<ProjectId, Promise<void>>;
  stopped: boolean;
}

const states = new WeakMap<Services, UnderWay>();

function stateOf(services: Services): UnderWay {
  const state = states.get(services) ?? { byProject: new Map(), stopped: false };
  states.set(services, state);
  return state;
}

/**
 * Carries another overlap on to its end, slice by slice; what people write goes in between. One run for a project at a
 * time: a change that comes meanwhile is taken up by it.
 */
export function carryOverlap(services: Services, projectId: ProjectId): Promise<void> {
  const { byProject } = stateOf(services);
  const before = byProject.get(projectId);
  if (before !== undefined) return before;
  const run = slices(services, projectId).finally(() => byProject.delete(projectId));
  byProject.set(projectId, run);
  return run;
}

async function slices(services: Services, projectId: ProjectId): Promise<void> {
  const { store, clock } = services;
  const state = stateOf(services);
  while (!state.stopped && (await store.write.continueOverlap(projectId, clock())));
}

/** What a stop or a crash of the server left half-way. */
export async function carryOverlaps(services: Services): Promise<void> {
  for (const projectId of await services.store.read.overlapChanges()) await carryOverlap(services, projectId);
}

/** Ends after the slices under way; the next start goes on. */
export async function stopOverlaps(services: Services): Promise<void> {
  const state = stateOf(services);
  state.stopped = true;
  await Promise.allSettled(state.byProject.values());
}
