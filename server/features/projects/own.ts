import { z } from "zod";
import { parseProjectSettings } from "@keyhole/shared/project-settings";
import { factsOfProject, noFacts } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import { projectInput } from "../work/ids.ts";
import { requireProject } from "../work/project-of.ts";

/** The projects in which the actor works, with what they may do there and since when a freeze keeps them from it. */
export const own = guarded("project.list-own", z.void(), noFacts).query(async ({ ctx }) => {
  const { read } = ctx.services.store;
  const { personId, teamIds } = ctx.actor;
  const projects = await read.projectsOf(personId);
  const freezes = await Promise.all(projects.map(({ id }) => read.freezesOver({ personId, teamIds, projectId: id })));
  return projects.map(({ id, name, role, formId, guidelineVersion, settings }, at) => ({
    id,
    name,
    role,
    ready: formId !== null,
    guidelineVersion,
    /** The keys that its lead set for everybody. */
    keys: parseProjectSettings(settings).keys,
    /** Oldest first, as the store gives them. */
    frozenSince: freezes[at]?.[0]?.setAt ?? null,
  }));
});

/** The archived ones among them, which their leads can bring back. */
export const archived = guarded("project.list-own", z.void(), noFacts).query(async ({ ctx }) => {
  const projects = await ctx.services.store.read.archivedProjectsOf(ctx.actor.personId);
  return projects.map(({ id, name, archivedAt }) => ({ id, name, archivedAt }));
});

/** What a lead sees of their own project on every page of it. `version` guards every change of it. */
export const detail = guarded("project.manage", projectInput, factsOfProject).query(async ({ ctx, input }) => {
  const project = await requireProject(ctx.services, input.projectId);
  const { id, name, created, archivedAt, formId, guidelineVersion, version } = project;
  const settings = parseProjectSettings(project.settings);
  return { id, name, created, archivedAt, formId, guidelineVersion, version, settings, frozen: ctx.facts.frozen };
});
