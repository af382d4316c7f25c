import { parseForm } from "@keyhole/shared/form";
import { KeyholeError } from "@keyhole/shared/errors";
import type { ProjectId } from "@keyhole/shared/ids";
import { projectSettings } from "@keyhole/shared/project-settings";
import { z } from "zod";
import { factsOfProject, noFacts } from "../../door/facts.ts";
import { guarded, type ActorContext } from "../../door/procedure.ts";
import { entryOf, newId } from "../../door/trail-drafts.ts";
import { openForm, requireProject } from "../work/project-of.ts";
import { projectInput } from "../work/ids.ts";

const createInput = z.strictObject({
  name: z.string().trim().min(1).max(120),
  settings: projectSettings.prefault({}),
});

/** A new project with a key of its own; its creator is its lead. */
export const create = guarded("project.create", createInput, noFacts).mutation(async ({ ctx, input }) => {
  const { services, actor, now } = ctx;
  const id = newId<"project">(services);
  const key = await services.vault.createProjectKey(id);
  await services.store.write.createProject({
    project: {
      id,
      name: input.name,
      created: now,
      archivedAt: null,
      formId: null,
      guidelineVersion: 0,
      settings: JSON.stringify(input.settings),
      version: 1,
    },
    key: { ...key, active: true },
    lead: actor.personId,
    drafts: [
      entryOf(ctx, { type: "project.created", project: id }),
      entryOf(ctx, { type: "project.member-changed", project: id, subject: actor.personId, roles: ["lead"] }),
    ],
  });
  services.vault.forget(id);
  return { projectId: id };
});

export const publishForm = guarded(
  "form.publish",
  projectInput.extend({ form: z.unknown(), formVersion: z.int().min(0) }),
  factsOfProject,
).mutation(({ ctx, input }) => publish(ctx, input));

/** Publishes a form as the next version after `formVersion`; `conflict` when somebody published in between. */
export async function publish(
  context: ActorContext,
  input: { readonly projectId: ProjectId; readonly form: unknown; readonly formVersion: number },
) {
  const { services, actor, now } = context;
  const form = parseForm(input.form);
  if (!form.ok) throw new KeyholeError("invalid", { problems: form.failure });
  const { projectId } = input;
  const id = newId<"form">(services);
  const version = input.formVersion + 1;
  const identity = { projectId, purpose: "forms", record: id } as const;
  const body = await services.vault.sealRecord(identity, Buffer.from(JSON.stringify(form.value)));
  await services.store.write.publishForm({ id, projectId, version, body, created: now, createdBy: actor.personId }, [
    entryOf(context, { type: "form.published", actorRole: "lead", project: projectId, form: id, version }),
  ]);
  return { formId: id, version };
}

export const form = guarded("form.read", projectInput, factsOfProject).query(async ({ ctx, input }) => {
  const project = await requireProject(ctx.services, input.projectId);
  if (project.formId === null) return { form: null, formId: null, version: 0 };
  const opened = await openForm(ctx.services, project.formId);
  return { ...opened, formId: project.formId };
});

/** The projects in which the actor works, with what they may do there. */
export const own = guarded("project.list-own", z.void(), noFacts).query(async ({ ctx }) => {
  const projects = await ctx.services.store.read.projectsOf(ctx.actor.personId);
  return projects.map(({ id, name, role, formId, guidelineVersion }) => ({
    id,
    name,
    role,
    ready: formId !== null,
    guidelineVersion,
  }));
});
