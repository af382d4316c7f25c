import { KeyholeError } from "@keyhole/shared/errors";
import { candidateNeeds, isUnanswerable, needProblems } from "@keyhole/shared/answerable";
import type { FactsByField } from "@keyhole/shared/answers";
import { type Form, parseForm } from "@keyhole/shared/form";
import type { ItemId, ProjectId } from "@keyhole/shared/ids";
import { z } from "zod";
import { factsOfProject } from "../../door/facts.ts";
import { guarded, type ActorContext } from "../../door/procedure.ts";
import { entryOf, newId } from "../../door/trail-drafts.ts";
import type { Services } from "../../services.ts";
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
  await requireAnswerable(services, projectId, form.value);
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

/** Rows of extents that are read at once: between two such reads others are served. */
const factsAtOnce = 500;

/** What cannot be answered for tasks that are there is not asked: `invalid` says for how many. */
async function requireAnswerable({ store }: Services, projectId: ProjectId, form: Form): Promise<void> {
  const needs = candidateNeeds(form);
  if (needs.length === 0) return;
  const counts = needs.map(() => 0);
  let after: ItemId | null = null;
  do {
    const rows: readonly { readonly itemId: ItemId; readonly facts: string }[] = await store.read.openTaskFacts({
      projectId,
      after,
      limit: factsAtOnce,
    });
    for (const row of rows) {
      const facts: FactsByField = JSON.parse(row.facts); // written by the import
      for (const [place, need] of needs.entries()) {
        if (isUnanswerable(need, facts[need.field])) counts[place] = (counts[place] ?? 0) + 1;
      }
    }
    after = rows.length < factsAtOnce ? null : (rows.at(-1)?.itemId ?? null);
    await new Promise((resolve) => setImmediate(resolve));
  } while (after !== null);
  const problems = needProblems(needs, counts);
  if (problems.length > 0) throw new KeyholeError("invalid", { problems });
}
