import { factsOfProject } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import { projectInput } from "../work/ids.ts";
import { forecastOf } from "./forecast.ts";

const dayMs = 86_400_000;
/** Days that the overview draws, today included. */
const shownDays = 14;

/** Where a project stands: kept counters, nothing is counted for it. Days are UTC days since 1970. */
export const home = guarded("project.manage", projectInput, factsOfProject).query(async ({ ctx, input }) => {
  const { read } = ctx.services.store;
  const today = Math.floor(ctx.now / dayMs);
  const [counts, days] = await Promise.all([
    read.projectCounts(input.projectId),
    read.projectDays(input.projectId, today - shownDays + 1),
  ]);
  return { counts, days, today, shownDays, forecast: forecastOf(counts.missing + counts.returned, days, today) };
});

/**
 * Everybody who has a role in the project or did work in it: how many tasks, active time (pauses over a minute left out, as
 * the page measured it) and how many answers were accepted as given. Nothing else is kept of a worker here (I14).
 */
export const workers = guarded("member.list", projectInput, factsOfProject).query(async ({ ctx, input }) => {
  const { read } = ctx.services.store;
  const [members, counts] = await Promise.all([read.members(input.projectId), read.workerCounts(input.projectId)]);
  const none = { tasks: 0, activeMs: 0, accepted: 0, declined: 0 };
  const present = members.map((member) => ({
    ...member,
    ...none,
    ...counts.find(({ personId }) => personId === member.personId),
  }));
  const left = counts.filter(({ personId }) => members.every((member) => member.personId !== personId));
  const people = await Promise.all(left.map(({ personId }) => read.personById(personId)));
  const gone = left.map((count, index) => ({
    ...count,
    name: people[index]?.name ?? "",
    role: null,
    since: null,
  }));
  return [...present, ...gone];
});
