import type { Audience, GuidelineBody } from "@keyhole/shared/guidelines/guideline";
import type { ProjectId } from "@keyhole/shared/ids";
import { decodeEntry } from "@keyhole/shared/trail/entry-codec";
import { templates } from "@keyhole/shared/templates/templates";
import { makeItem } from "@keyhole/server/features/imports/make-item";
import { systemEntry } from "@keyhole/server/door/trail-drafts";
import { defaultProjectSettings } from "@keyhole/shared/project-settings";
import { randomId, type Harness, type Visitor } from "../harness.ts";

// What the flows about guidelines share.

export const everyone: Audience = { kind: "everyone" };

export const section = (title: string, body: string, audience: Audience = everyone) => ({
  id: randomId<"section">(),
  title,
  body,
  audience,
});

export const guideline = (...sections: GuidelineBody["sections"]): GuidelineBody => ({ v: 1, sections });

export async function projectWith(
  lead: Visitor,
  people: Readonly<Partial<Record<"labeler" | "reviewer" | "lead", readonly Visitor[]>>>,
  settings: { readonly mustAcknowledgeGuideline?: boolean } = {},
): Promise<ProjectId> {
  const { client } = lead;
  const { projectId } = await client.project.create.mutate({ name: "Streets", settings });
  const form = templates["text-classification"];
  await client.project.publishForm.mutate({ projectId, form, formVersion: 0 });
  for (const role of ["labeler", "reviewer", "lead"] as const) {
    for (const { personId } of people[role] ?? []) {
      await client.project.setMember.mutate({ projectId, personId: personId as never, role });
    }
  }
  return projectId;
}

export async function addText(harness: Harness, projectId: ProjectId, text: string): Promise<void> {
  const { services } = harness.app;
  const [field] = templates["text-classification"].fields;
  const raw = { fields: { [String(field?.name)]: { kind: "text", text } } } as const;
  const item = await makeItem(services, raw as never, { projectId, importId: null, settings: defaultProjectSettings });
  const drafts = [systemEntry(services, { type: "import.finished", project: projectId, count: 1 })];
  await services.store.write.addItems([item], { now: services.clock(), drafts });
}

/** A read lease and what is read under it. */
export async function reading(who: Visitor, projectId: ProjectId) {
  const { lease } = await who.client.guidelines.take.mutate({ projectId });
  const hold = { leaseId: lease.id, epoch: lease.epoch };
  return { hold, ...(await who.client.guidelines.read.mutate(hold)) };
}

/** Publishes over whatever is there. */
export async function publishAs(lead: Visitor, projectId: ProjectId, body: GuidelineBody, extra = {}) {
  const { lease } = await lead.client.guidelines.take.mutate({ projectId });
  const open = await lead.client.guidelines.draft.mutate({ projectId, leaseId: lease.id, epoch: lease.epoch });
  return lead.client.guidelines.publish.mutate({
    projectId,
    baseVersion: open.draftVersion,
    version: open.version,
    body,
    note: "What is new",
    mustAcknowledge: false,
    ...extra,
  });
}

/** Entries of a project of one type, oldest first. */
export async function entriesOf(harness: Harness, projectId: ProjectId, type: string) {
  const rows = await harness.app.services.store.read.searchTrail({ project: projectId, types: [type], limit: 200 });
  return rows.toReversed().map((row) => {
    const entry = decodeEntry(row.entry);
    if (!entry.ok) throw new Error("an entry does not decode");
    return entry.value;
  });
}
