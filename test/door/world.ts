import type { ExportId, ImportId, ItemId, LeaseId, PersonId, ProjectId, RequestId } from "@keyhole/shared/ids";
import { vi } from "vitest";
import { day, untilReady } from "../exports/fixture.ts";
import { mood, submission, text, workProject } from "../flows/work.ts";
import { startHarness, Visitor, type Harness } from "../harness.ts";
import { makePerson, seat, type Seat } from "./seats.ts";

/** Columns of the table: people with a complete, unlocked session. */
export const people = ["admin", "security", "lead", "coLead", "otherLead", "reviewer", "labeler", "removed"] as const;
export type Name = (typeof people)[number];

/** Sessions of a lead of project A in which something is missing. */
export const incomplete = ["visitor", "halfway", "enrolling", "locked", "disabled"] as const;
export type Incomplete = (typeof incomplete)[number];

export interface World {
  readonly harness: Harness;
  readonly seats: Readonly<Record<Name, Seat>>;
  readonly incomplete: Readonly<Record<Incomplete, Visitor>>;
  /** Somebody whom nobody needs. */
  readonly spare: PersonId;
  readonly a: ProjectId;
  readonly b: ProjectId;
  /** Leases in A of the labeler (annotate), the reviewer (review), the lead (read); in B of its lead (read). */
  readonly leases: Readonly<
    Record<"labelers" | "reviewers" | "leads" | "foreign", { leaseId: LeaseId; epoch: number }>
  >;
  readonly view: { readonly id: string; readonly formId: string };
  readonly itemA: ItemId;
  readonly importA: ImportId;
  readonly importB: ImportId;
  /** Asked by the lead of A: one waits, one was approved and built. */
  readonly exportAsked: { readonly exportId: ExportId; readonly requestId: RequestId };
  readonly exportReady: ExportId;
  /** A reset of `spare`, asked by the administrator. */
  readonly resetAsked: RequestId;
}

export async function makeWorld(): Promise<World> {
  const harness = await startHarness();
  const { services } = harness.app;
  const { url } = harness;
  const ids = {
    admin: await makePerson(services, "Admin", { administrator: true }),
    security: await makePerson(services, "Security", { securityReviewer: true }),
    lead: await makePerson(services, "Lead", { mayCreateProjects: true }),
    coLead: await makePerson(services, "Co Lead"),
    otherLead: await makePerson(services, "Other Lead", { mayCreateProjects: true }),
    reviewer: await makePerson(services, "Reviewer"),
    labeler: await makePerson(services, "Labeler"),
    removed: await makePerson(services, "Removed"),
  };
  const halted = await makePerson(services, "Halted Lead", { mayCreateProjects: true });
  const gone = await makePerson(services, "Gone Lead", { mayCreateProjects: true });
  const spare = await makePerson(services, "Spare");
  // Whoever approves must have an account for a day.
  harness.pass(day + 60_000);
  const at = (id: PersonId, state = {}) => seat(services, id, { url, ...state });
  const seats: Record<Name, Seat> = {
    admin: await at(ids.admin),
    security: await at(ids.security),
    lead: await at(ids.lead),
    coLead: await at(ids.coLead),
    otherLead: await at(ids.otherLead),
    reviewer: await at(ids.reviewer),
    labeler: await at(ids.labeler),
    removed: await at(ids.removed),
  };
  const { admin, lead, coLead, otherLead, reviewer, labeler } = seats;
  const items = ["One", "Two", "Three", "Four"].map(text);
  const a = await workProject(harness, { lead, labelers: [labeler], items, settings: { review: "all" } });
  const b = await workProject(harness, { lead: otherLead, labelers: [], items });
  const roles = [
    [ids.coLead, "lead"],
    [ids.reviewer, "reviewer"],
    [halted, "lead"],
    [gone, "lead"],
    [ids.removed, "lead"],
    [ids.removed, null],
  ] as const;
  for (const [personId, role] of roles) await lead.client.project.setMember.mutate({ projectId: a, personId, role });
  // The session begins after the account was disabled: the door must look at the person, not only at the session.
  await admin.client.people.disable.mutate({ personId: gone });
  const disabled = await at(gone);

  const first = await labeler.client.work.next.mutate({ projectId: a });
  const formId = first.formId ?? "";
  const submitted = { ...submission(first, mood("positive")), next: false };
  await labeler.client.work.submit.mutate(submitted);
  const exportReady = await builtExport({ lead, coLead }, a);
  const exportAsked = await askForExport(lead, a);
  // The agreement job queues it for review within a second or two.
  const queued = async () => {
    if ((await reviewer.client.review.counts.query({ projectId: a })).waiting === 0) throw new Error("not yet");
  };
  await vi.waitFor(queued, { timeout: 20_000 });
  const review = await reviewer.client.review.next.mutate({ projectId: a });
  const second = await labeler.client.work.next.mutate({ projectId: a });
  const leads = (await lead.client.guidelines.take.mutate({ projectId: a })).lease;
  const foreign = (await otherLead.client.guidelines.take.mutate({ projectId: b })).lease;
  const hold = ({ id, epoch }: { id: LeaseId; epoch: number }) => ({ leaseId: id, epoch });
  return {
    harness,
    seats,
    incomplete: {
      visitor: new Visitor(url),
      halfway: await at(halted, { phase: "second-factor" }),
      enrolling: await at(halted, { phase: "must-enrol" }),
      locked: await at(halted, { locked: true }),
      disabled,
    },
    spare,
    a,
    b,
    leases: {
      labelers: hold(second.lease),
      reviewers: hold(review.lease),
      leads: hold(leads),
      foreign: hold(foreign),
    },
    view: { id: second.viewId, formId },
    itemA: String(first.lease.itemId) as ItemId, // a task has an item
    importA: (await lead.client.imports.begin.mutate({ projectId: a })).importId,
    importB: (await otherLead.client.imports.begin.mutate({ projectId: b })).importId,
    exportAsked,
    exportReady,
    resetAsked: (await admin.client.people.requestReset.mutate({ personId: spare })).requestId,
  };
}

const askForExport = (lead: Visitor, projectId: ProjectId) =>
  lead.client.exports.request.mutate({
    projectId,
    format: "jsonl",
    filters: { states: "accepted-and-submitted" },
    recipient: "Model team",
    purpose: "Training",
  });

async function builtExport(leads: { lead: Visitor; coLead: Visitor }, projectId: ProjectId): Promise<ExportId> {
  const { exportId, requestId } = await askForExport(leads.lead, projectId);
  const { waiting } = await leads.coLead.client.requests.list.query();
  const digest = waiting.find(({ id }) => id === requestId)?.digest ?? "";
  await leads.coLead.client.requests.decide.mutate({ requestId, digest, decision: "approved" });
  await untilReady(leads.lead, projectId, exportId);
  return exportId;
}
