import { idOf } from "@keyhole/shared/ids";
import { taskStates } from "@keyhole/shared/vocabulary";
import { z } from "zod";
import { factsOfProject } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import { projectInput } from "../work/ids.ts";

/** Lines of one page of a list. */
const pageSize = 100;

const listInput = projectInput.extend({
  state: z.enum(taskStates).optional(),
  /** Open metadata: equal to this value. */
  metadata: z.strictObject({ key: z.string().min(1).max(60), value: z.string().max(1_000) }).optional(),
  /** Who has or had it. */
  personId: idOf<"person">().optional(),
  /** The last item of the page before. */
  after: idOf<"item">().optional(),
});

/** Items of a project, a page at a time, by key. Never content: state, numbers and what was declared open. */
export const list = guarded("item.list", listInput, factsOfProject).query(async ({ ctx, input }) => {
  const { state, metadata, personId, after, projectId } = input;
  const rows = await ctx.services.store.read.listItems({
    projectId,
    ...(state === undefined ? {} : { state }),
    ...(metadata === undefined ? {} : { metadata }),
    ...(personId === undefined ? {} : { personId }),
    ...(after === undefined ? {} : { after }),
    limit: pageSize + 1,
  });
  const shown = rows.slice(0, pageSize);
  const teams = shown.some(({ teamId }) => teamId !== null) ? await ctx.services.store.read.teams() : [];
  const items = shown.map(({ metadata: open, ...row }) => ({
    ...row,
    teamName: teams.find(({ id }) => id === row.teamId)?.name ?? null,
    metadata: openOf(open),
  }));
  return { items, next: rows.length > pageSize ? (items.at(-1)?.itemId ?? null) : null };
});

/** Metadata values are stored as JSON by key. */
function openOf(json: string): Readonly<Record<string, string>> {
  const values = z.record(z.string(), z.unknown()).parse(JSON.parse(json));
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
}

/** Values offered for a filter; a key with more is filtered by typing. */
const offeredValues = 50;

export const values = guarded(
  "item.list",
  projectInput.extend({ key: z.string().min(1).max(60) }),
  factsOfProject,
).query(({ ctx, input }) => ctx.services.store.read.metadataValues(input.projectId, input.key, offeredValues));

/** Teams that tasks can be assigned to: names only. */
export const teams = guarded("item.list", projectInput, factsOfProject).query(async ({ ctx }) => {
  const all = await ctx.services.store.read.teams();
  return all
    .filter(({ endsAt }) => endsAt === null || endsAt > ctx.now)
    .map(({ id, name, members }) => ({ id, name, members }));
});
