import { KeyholeError } from "@keyhole/shared/errors";
import { parseForm } from "@keyhole/shared/form";
import type { ProjectId } from "@keyhole/shared/ids";
import { z } from "zod";
import { factsOfProject } from "../../door/facts.ts";
import { guarded, type ActorContext } from "../../door/procedure.ts";
import { entryOf, newId } from "../../door/trail-drafts.ts";
import { projectInput } from "../work/ids.ts";

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
  await services.store.write.publishForm({
    form: { id, projectId, version, body, created: now, createdBy: actor.personId },
    teamIds: actor.teamIds,
    drafts: [entryOf(context, { type: "form.published", actorRole: "lead", project: projectId, form: id, version })],
  });
  return { formId: id, version };
}
