import type { Annotation } from "@keyhole/db/store/work";
import { upgradeAnswers, type StoredAnswers } from "@keyhole/shared/answers";
import type { Form } from "@keyhole/shared/form";
import { idOf, type FormId, type PersonId } from "@keyhole/shared/ids";
import { factsOfProject } from "../../door/facts.ts";
import { guarded, type ActorContext } from "../../door/procedure.ts";
import { entryOf, newId } from "../../door/trail-drafts.ts";
import { leaseTimes } from "../../security/lease.ts";
import type { RecordIdentity } from "../../security/key-derivation.ts";
import type { Services } from "../../services.ts";
import type { ViewGrant } from "../../vault/vault.ts";
import { holdOf } from "../work/hold.ts";
import { projectInput } from "../work/ids.ts";
import { openLease } from "../work/open-lease.ts";
import { openForm } from "../work/project-of.ts";

const inspectInput = projectInput.extend({ itemId: idOf<"item">() });

/**
 * A lead looks at an item: a lease of its own, a committed and marked view, and only then its content, everybody's answers
 * and what workers said about it. Opening another item of the project ends the look before.
 */
export const inspect = guarded("item.inspect", inspectInput, factsOfProject).mutation(async ({ ctx, input }) => {
  const { services, actor, now } = ctx;
  const { projectId, itemId } = input;
  const id = newId<"lease">(services);
  const words = { actorRole: "lead", project: projectId, lease: id, epoch: 1, purpose: "inspect" } as const;
  const { expires } = leaseTimes("inspect", now);
  const lease = await services.store.write.grantInspect(
    { id, projectId, itemId, personId: actor.personId, sessionId: actor.sessionId, granted: now, expires },
    entryOf(ctx, { type: "lease.granted", ...words }),
  );
  const hold = holdOf(ctx, { leaseId: id, epoch: lease.epoch });
  const opened = await openLease(ctx, lease, hold);
  const { row, annotations, notes, reference } = await services.store.read.viewedWork(hold);
  const grant = { kind: "view", viewId: opened.viewId, personId: actor.personId } as const;
  const names = await namesOf(
    services,
    [...annotations, ...notes].map(({ personId }) => personId),
  );
  const { metadata, ...task } = row;
  return {
    ...opened,
    task,
    metadata: Object.entries(JSON.parse(metadata) as Record<string, unknown>).map(([key, value]) => ({
      key,
      value: String(value),
    })),
    annotations: await Promise.all(
      annotations.map(async (annotation) => ({
        id: annotation.id,
        name: names.get(annotation.personId) ?? "",
        state: annotation.state,
        source: annotation.source,
        submitted: annotation.submitted,
        activeMs: annotation.activeMs,
        formId: annotation.formId,
        guidelineVersion: annotation.guidelineVersion,
        answers: await answersOf(ctx, annotation, grant),
      })),
    ),
    /** What the import said is right; null where it said nothing. */
    reference:
      reference === null
        ? null
        : await openedAnswers(
            ctx,
            { projectId, purpose: "items", record: `${itemId}/reference`, sealed: reference },
            grant,
          ),
    /** The forms that the annotations were made under, each once. */
    forms: await formsOf(services, new Set(annotations.map(({ formId }) => formId)), grant),
    notes: await Promise.all(
      notes.map(async ({ assignmentId, personId, state, body, changed }) => {
        const identity = { projectId, purpose: "comments", record: `${assignmentId}/note` } as const;
        const text = Buffer.from(await services.vault.openRecord(grant, identity, body)).toString("utf8");
        return { id: assignmentId, name: names.get(personId) ?? "", state, text, changed };
      }),
    ),
  };
});

async function namesOf({ store }: Services, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
  const unique = [...new Set(ids)];
  const people = await Promise.all(unique.map((id) => store.read.personById(id)));
  return new Map(unique.map((id, index) => [id, people[index]?.name ?? ""]));
}

const answersOf = (context: ActorContext, { id, projectId, answers: sealed }: Annotation, grant: ViewGrant) =>
  openedAnswers(context, { projectId, purpose: "answers", record: id, sealed }, grant);

/** Answers in the current version of every type; null where they were written by a newer Keyhole. */
async function openedAnswers(
  { services }: ActorContext,
  { sealed, ...identity }: RecordIdentity & { readonly sealed: Uint8Array },
  grant: ViewGrant,
): Promise<StoredAnswers | null> {
  const bytes = await services.vault.openRecord(grant, identity, sealed);
  const read = upgradeAnswers(JSON.parse(Buffer.from(bytes).toString("utf8")));
  return read.ok ? read.value : null;
}

async function formsOf(
  services: Services,
  ids: ReadonlySet<FormId>,
  grant: ViewGrant,
): Promise<Readonly<Record<string, { readonly form: Form; readonly version: number }>>> {
  const opened = await Promise.all([...ids].map(async (id) => [id, await openForm(services, id, grant)] as const));
  return Object.fromEntries(opened);
}
