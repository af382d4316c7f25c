import type { LeaseHold, OpenedItem, Opening } from "@keyhole/db/store/work";
import { itemContent, type FieldValue, type ItemContent } from "@keyhole/shared/fields/field-type";
import { factsByField } from "@keyhole/shared/fields/facts";
import { storedAnswers, type StoredAnswers } from "@keyhole/shared/answers";
import type { Project } from "@keyhole/db/store/projects";
import type { Lease } from "@keyhole/db/store/work";
import type { ProjectSettings } from "@keyhole/shared/project-settings";
import type { ActorContext } from "../../door/procedure.ts";
import { entryOf, newId } from "../../door/trail-drafts.ts";
import { leaseTimes } from "../../security/lease.ts";
import { signTicket } from "../../security/ticket.ts";
import { disguiseOf, isBlind, swappedAnswers, undisguised } from "./disguise.ts";
import { readDraft } from "./draft-body.ts";
import { openForm, requireProject } from "./project-of.ts";
import { asShown, type Showing } from "./shown-order.ts";

const parseJson = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString("utf8"));

/** What a page gets of one field. A picture is a ticket: its marked bytes are fetched with it. */
export type ShownField =
  | { readonly kind: "image"; readonly ticket: string; readonly width: number; readonly height: number }
  | Exclude<FieldValue, { kind: "image" }>;

/** What an opening records and pins: one view is spent from the actor's budget, or it throws `quota`. */
export function openingOf(
  context: ActorContext,
  project: Pick<Project, "id" | "formId" | "guidelineVersion">,
): Opening {
  const { services, actor } = context;
  services.budgets.views.spend(actor.personId, 1);
  const viewId = newId<"view">(services);
  const { id, formId, guidelineVersion } = project;
  const words = { session: actor.sessionId, project: id, view: viewId } as const;
  return {
    viewId,
    formId,
    guidelineVersion,
    opened: entryOf(context, { type: "view.opened", guidelineVersion, ...words }),
    reopened: entryOf(context, { type: "view.reopened", ...words }),
  };
}

/**
 * Opens the item of a lease: the view is committed first (I1), then the content is opened under that view. The form is the
 * one in force when the lease was first opened, and stays that of the lease; the guideline version is the view's.
 */
export async function openLease(context: ActorContext, lease: Pick<Lease, "projectId">, hold: LeaseHold) {
  const { services } = context;
  const project = await requireProject(services, lease.projectId);
  const opening = openingOf(context, project);
  return shownItem(context, project, await services.store.write.openItem({ hold, ...opening }));
}

/** What the page gets of an item that was opened: its content, under the view that is committed by now. */
export async function shownItem(
  { services, actor, now }: ActorContext,
  project: { readonly parsed: ProjectSettings },
  opened: OpenedItem,
) {
  const grant = { kind: "view", viewId: opened.view.id, personId: actor.personId } as const;
  const { projectId, purpose, id: leaseId, epoch, expires, taskId, itemId } = opened.lease;
  const record = String(itemId);
  const content = itemContent.parse(
    parseJson(await services.vault.openRecord(grant, { projectId, purpose: "items", record }, opened.content)),
  );
  const sealed = async <Value>(
    bytes: Uint8Array | null,
    identity: { readonly purpose: "items" | "answers" | "drafts"; readonly record: string },
    read: (value: unknown) => Value,
  ): Promise<Value | null> =>
    bytes === null ? null : read(parseJson(await services.vault.openRecord(grant, { projectId, ...identity }, bytes)));
  const { formId } = opened;
  const form = formId === null ? null : await openForm(services, formId, grant);
  const showing = { form: form?.form ?? null, view: opened.view.id, key: services.keys.markKey };
  const blind = isBlind(purpose, project.parsed);
  const disguise = blind ? disguiseOf(factsByField(content), showing) : undisguised;
  const toAnswers = (value: unknown): StoredAnswers => swappedAnswers(storedAnswers.parse(value), disguise);
  const toDraft = (value: unknown) => ({ answers: swappedAnswers(readDraft(value).answers, disguise) });
  const leaseMs = leaseTimes(purpose, 0, project.parsed).expires;
  const ticket = (field: string) =>
    signTicket(services.ticketKey, { viewId: opened.view.id, leaseId, sessionId: actor.sessionId, epoch, field }, now);
  return {
    lease: { id: leaseId, epoch, expires, purpose, leaseMs, projectId, taskId, itemId },
    /** The server's clock, for pages whose own is off. */
    now,
    viewId: opened.view.id,
    reopened: opened.reopened,
    form: form?.form ?? null,
    formId,
    formVersion: form?.version ?? 0,
    guidelineVersion: opened.view.guidelineVersion,
    contactGraceMs: project.parsed.contactGraceMs,
    fields: shownFields(content, { ...showing, ticket, blind }),
    /** Predictions that came with the item. */
    suggestions: await sealed(opened.suggestions, { purpose: "items", record: `${record}/suggestions` }, toAnswers),
    /** The worker's own newest annotation: what returned work and a revisit go on from. */
    previous: await sealed(
      opened.previous?.answers ?? null,
      { purpose: "answers", record: String(opened.previous?.id) },
      toAnswers,
    ),
    draft: await sealed(opened.draft, { purpose: "drafts", record: String(opened.lease.assignmentId) }, toDraft),
    draftVersion: opened.draftVersion,
    activeMs: opened.activeMs,
    /** Base64url of 32 bytes: seals what this page could not send yet, in the browser's own store. Null without a task. */
    outboxKey:
      taskId === null
        ? null
        : Buffer.from(
            await services.vault.outboxKey({ projectId, purpose, taskId, personId: actor.personId }),
          ).toString("base64url"),
    /** Opens the page overlay of this view. */
    overlayTicket: ticket(""),
    prepared: nothingPrepared,
  };
}

/** Which prepared parcel shows this view, and its key (base64url of 32 bytes): handed out once, by the claim. */
export type PreparedKey = { readonly id: string; readonly key: string };
const nothingPrepared: PreparedKey | null = null;

interface ShowingFields extends Showing {
  readonly ticket: (field: string) => string;
  readonly blind: boolean;
}

function shownFields(content: ItemContent, { ticket, ...showing }: ShowingFields) {
  const shown: Record<string, ShownField> = {};
  for (const [name, value] of Object.entries(content.fields)) {
    if (value.kind === "image") {
      shown[name] = { kind: "image", ticket: ticket(name), width: value.width, height: value.height };
    } else shown[name] = asShown(value, { ...showing, field: name });
  }
  return shown;
}
