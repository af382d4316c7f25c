import sharp from "sharp";
import { makeItem } from "@keyhole/server/features/imports/make-item";
import { systemEntry } from "@keyhole/server/door/trail-drafts";
import type { PersonId, ProjectId } from "@keyhole/shared/ids";
import { defaultProjectSettings } from "@keyhole/shared/project-settings";
import { templates } from "@keyhole/shared/templates/templates";
import { randomId, startHarness, type Harness, type Visitor } from "../harness.ts";

/** A small busy installation: everybody who can be in one, and one picture labeled. */
export interface World {
  readonly harness: Harness;
  readonly admin: Visitor;
  readonly lead: Visitor;
  readonly labeler: Visitor;
  readonly reviewer: Visitor;
  readonly projectId: ProjectId;
  readonly itemId: string;
  readonly leaseId: string;
}

export const projectName = "Streets of Quaint Hollow";

export async function makeWorld(): Promise<World> {
  const harness = await startHarness();
  const { services } = harness.app;
  const lead = await harness.person({ name: "Lenore Leadbetter", mayCreateProjects: true });
  const labeler = await harness.person({ name: "Leontyne Labeler" });
  const reviewer = await harness.person({ name: "Sarabeth Securitas", securityReviewer: true });
  const { projectId } = await lead.client.project.create.mutate({ name: projectName });
  await lead.client.project.publishForm.mutate({ projectId, form: templates["object-boxes"], formVersion: 0 });
  const personId = labeler.personId as PersonId; // as the harness keeps it
  await lead.client.project.setMember.mutate({ projectId, personId, role: "labeler" });
  const picture = await sharp({ create: { width: 64, height: 48, channels: 3, background: "#446688" } })
    .png()
    .toBuffer();
  const [field] = templates["object-boxes"].fields;
  const fields = { [String(field?.name)]: { kind: "picture", bytes: picture } } as const;
  const item = await makeItem(services, { fields }, { projectId, importId: null, settings: defaultProjectSettings });
  const drafts = [systemEntry(services, { type: "import.finished", project: projectId, count: 1 })];
  await services.store.write.addItems([item], { now: services.clock(), drafts });
  const { itemId, leaseId } = await labelOne(labeler, projectId);
  return { harness, admin: await harness.administrator(), lead, labeler, reviewer, projectId, itemId, leaseId };
}

/** Claims, looks twice, drafts and submits. */
async function labelOne(labeler: Visitor, projectId: ProjectId): Promise<{ itemId: string; leaseId: string }> {
  const work = await labeler.client.work.next.mutate({ projectId });
  const hold = { leaseId: work.lease.id, epoch: work.lease.epoch };
  await labeler.client.work.open.mutate(hold);
  await labeler.client.work.open.mutate(hold);
  const empty = { v: 1, answers: {} };
  await labeler.client.work.saveDraft.mutate({ ...hold, baseVersion: 0, answers: empty, activeMs: 1000 });
  const question = work.form?.questions[0];
  if (question?.type !== "box") throw new Error("the template asks for boxes");
  const region = {
    id: randomId(),
    label: String(question.settings.labels[0]?.value),
    x: 1,
    y: 2,
    width: 30,
    height: 40,
  };
  const box = { type: "box", version: 1, value: { width: 64, height: 48, regions: [region] } };
  await labeler.client.work.submit.mutate({
    ...hold,
    formId: work.formId ?? randomId<"form">(),
    answers: { v: 1, answers: { [question.name]: box } },
    idempotencyKey: randomId<"submit">(),
    activeMs: 5000,
    next: false,
  });
  return { itemId: String(work.lease.itemId), leaseId: work.lease.id };
}
