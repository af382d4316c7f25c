import { formOf } from "@keyhole/shared/templates/template";
import { templates } from "@keyhole/shared/templates/templates";
import type { OpenedTask } from "../api-types.ts";

/** The `count`th task of a project that classifies texts, as the server opens it. For tests of the desk. */
export const openedTask = (of: {
  readonly count: number;
  readonly epoch: number;
  readonly now: number;
  readonly draft: OpenedTask["draft"];
  readonly draftVersion: number;
}): OpenedTask =>
  ({
    lease: {
      id: `lease-${of.count}-${of.epoch}`,
      epoch: of.epoch,
      expires: of.now + 1_800_000,
      purpose: "annotate",
      leaseMs: 1_800_000,
      projectId: "p",
      taskId: `task-${of.count}`,
      itemId: `item-${of.count}`,
    },
    now: of.now,
    viewId: "view",
    reopened: false,
    form: formOf(templates["text-classification"]),
    formId: "form",
    formVersion: 1,
    guidelineVersion: 0,
    contactGraceMs: 60_000,
    fields: { text: { kind: "text", text: `text ${of.count}` } },
    suggestions: null,
    previous: null,
    draft: of.draft,
    draftVersion: of.draftVersion,
    activeMs: 0,
    outboxKey: "A".repeat(43),
    overlayTicket: "ticket",
    prepared: null,
  }) as unknown as OpenedTask; // ids are branded on the server; here they are plain names
