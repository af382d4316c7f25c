import { z } from "zod";
import { noFacts } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import { beforeInput, entriesShown, filterInput, filterWords, queryOf } from "./filter.ts";
import { recordReading } from "./reading-record.ts";
import { toShown } from "./rows.ts";

/** Counted up to here, then "more than". */
const countedTo = 10_000;

const searchInput = z.strictObject({ filter: filterInput, before: beforeInput });

/** Entries that match every filter, newest first. The first page also says how many there are. */
export const search = guarded("trail.read", searchInput, noFacts).query(async ({ ctx, input }) => {
  const { read } = ctx.services.store;
  const { filter, before } = input;
  await recordReading(ctx, { type: "trail.searched", ...filterWords(filter) });
  const page = await read.trailPage(queryOf(filter, { before, limit: entriesShown }));
  const total = before === undefined ? await read.countTrail(queryOf(filter, { limit: countedTo })) : null;
  return { entries: page.rows.map(toShown), next: page.next, total };
});

/** Names for the ids in entries. Projects and people only: everything else has no name outside its project. */
export const names = guarded("trail.read", z.void(), noFacts).query(async ({ ctx }) => {
  const { read } = ctx.services.store;
  const [people, projects] = await Promise.all([read.people(), read.allProjects()]);
  return {
    people: people.map(({ id, name, disabledAt }) => ({ id, name, disabled: disabledAt !== null })),
    projects: projects.map(({ id, name }) => ({ id, name })),
  };
});
