import { type ProjectSettings, projectSettings } from "@keyhole/shared/project-settings";
import type { ProjectId } from "@keyhole/shared/ids";
import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import { factsOfProject } from "../../door/facts.ts";
import { guarded, type ActorContext } from "../../door/procedure.ts";
import { entryOf, withDetail } from "../../door/trail-drafts.ts";
import { projectInput } from "../work/ids.ts";
import { carryOverlap } from "../../jobs/carry-overlap.ts";
import type { Services } from "../../services.ts";
import { requireProject } from "../work/project-of.ts";

const changeInput = projectInput.extend({
  /** The version that the lead saw: `conflict` when somebody changed the project since. */
  version: z.int().min(1),
  name: z.string().trim().min(1).max(120).optional(),
  settings: projectSettings.optional(),
});

/** Names as entries write them: "leaseMs" -> "lease-ms". */
const codeOf = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * Renames a project or changes its settings: one entry for each member that changes, its values sealed beside. Another
 * overlap also holds for every task that is not finished: it reaches them in slices. Says how many tasks that are.
 */
export const change = guarded("project.change", changeInput, factsOfProject).mutation(async ({ ctx, input }) => {
  const { services, now } = ctx;
  const project = await requireProject(services, input.projectId);
  const { parsed } = project;
  const settings = input.settings ?? parsed;
  const before = { name: project.name, ...parsed };
  const drafts = await changeDrafts(ctx, input.projectId, {
    before,
    after: { name: input.name ?? project.name, ...settings },
  });
  if (drafts.length === 0) return { version: project.version, tasks: 0 };
  const whenComplete = settings.review === "none" ? "done" : "in-review";
  const { tasks } = await services.store.write.changeProject({
    id: input.projectId,
    version: input.version,
    change: {
      ...(input.name === undefined ? {} : { name: input.name }),
      ...(input.settings === undefined ? {} : { settings: JSON.stringify(settings) }),
    },
    ...(settings.overlap === parsed.overlap ? {} : { overlap: { count: settings.overlap, whenComplete } }),
    now,
    drafts,
  });
  if (settings.overlap !== parsed.overlap) await carriedOrUnderWay(services, input.projectId);
  return { version: input.version + 1, tasks };
});

/** Most projects are through by then; of one with a million tasks the rest goes on in the background. */
const answerAfterMs = 2_000;

async function carriedOrUnderWay(services: Services, projectId: ProjectId): Promise<void> {
  const carried = carryOverlap(services, projectId).catch((cause: unknown) => {
    // The job goes on with it.
    services.log.error({ err: cause, projectId }, "another overlap was not carried on");
  });
  await Promise.race([carried, setTimeout(answerAfterMs, undefined, { ref: false })]);
}

type Named = ProjectSettings & { readonly name: string };

async function changeDrafts(
  context: ActorContext,
  projectId: z.infer<typeof projectInput>["projectId"],
  { before, after }: { readonly before: Named; readonly after: Named },
) {
  const { services, actor } = context;
  const cipher = await services.personKeys.load(actor.personId);
  const same = (name: keyof Named) => JSON.stringify(before[name]) === JSON.stringify(after[name]);
  const names = Object.keys(after).filter((name) => !same(name as keyof Named)) as (keyof Named)[]; // its own keys
  // What changes the work stands first: the Writer notes there how many tasks it changed.
  const ordered = names.toSorted((first, second) => Number(second === "overlap") - Number(first === "overlap"));
  return ordered.map((name) =>
    withDetail(
      entryOf(context, { type: "project.changed", actorRole: "lead", project: projectId, setting: codeOf(name) }),
      { before: before[name], after: after[name] },
      { cipher, services },
    ),
  );
}

/** Takes a project out of work, or brings it back: nothing is deleted, nobody claims, what is open closes. */
export const archive = guarded(
  "project.change",
  projectInput.extend({ version: z.int().min(1), archived: z.boolean() }),
  factsOfProject,
).mutation(async ({ ctx, input }) => {
  const { services, now } = ctx;
  const words = { type: "project.archived", actorRole: "lead", project: input.projectId } as const;
  const drafts = [entryOf(ctx, { ...words, change: input.archived ? "archived" : "brought-back" })];
  const { sessions } = await services.store.write.changeProject({
    id: input.projectId,
    version: input.version,
    change: { archivedAt: input.archived ? now : null },
    now,
    drafts,
  });
  services.events.toSessions(sessions, { kind: "changed", what: "project" });
  if (input.archived) services.streams.abortWhere((stream) => stream.projectId === input.projectId);
  return { version: input.version + 1 };
});
