import { KeyholeError } from "@keyhole/shared/errors";
import { parseForm } from "@keyhole/shared/form";
import { projectSettings } from "@keyhole/shared/project-settings";
import { z } from "zod";
import { noFacts } from "../../door/facts.ts";
import { guarded, type ActorContext } from "../../door/procedure.ts";
import { entryOf, newId } from "../../door/trail-drafts.ts";
import { publish } from "./publish-form.ts";

const createInput = z.strictObject({
  name: z.string().trim().min(1).max(120),
  settings: projectSettings.prefault({}),
  /** Its first form, such as a template's; published as version 1 in the same call. */
  form: z.unknown().optional(),
});

/** A new project with a key of its own; its creator is its lead. */
export const create = guarded("project.create", createInput, noFacts).mutation(({ ctx, input }) =>
  createProject(ctx, input),
);

export async function createProject(ctx: ActorContext, input: z.output<typeof createInput>) {
  const { services, actor, now } = ctx;
  const form = input.form === undefined ? null : parseForm(input.form);
  // Refused before anything is made: a project without the form that was asked for would be a surprise.
  if (form !== null && !form.ok) throw new KeyholeError("invalid", { problems: form.failure });
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
  if (form !== null) await publish(ctx, { projectId: id, form: form.value, formVersion: 0 });
  return { projectId: id };
}
