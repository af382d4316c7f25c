import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeItem } from "@keyhole/server/features/imports/make-item";
import { systemEntry } from "@keyhole/server/door/trail-drafts";
import { decodeEntry } from "@keyhole/shared/trail/entry-codec";
import { defaultProjectSettings } from "@keyhole/shared/project-settings";
import { templates } from "@keyhole/shared/templates/templates";
import { randomId, refusal, startHarness, type Harness, type Visitor } from "../harness.ts";

let harness: Harness;
let lead: Visitor;
let labeler: Visitor;

beforeAll(async () => {
  harness = await startHarness();
  lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  labeler = await harness.person({ name: "Leo Labeler" });
});
afterAll(() => harness.close());

it("a labeler labels a picture under a lease, sees it marked, and everything is in the trail", async () => {
  const { services } = harness.app;
  const { projectId } = await lead.client.project.create.mutate({ name: "Streets" });
  await lead.client.project.publishForm.mutate({ projectId, form: templates["object-boxes"], formVersion: 0 });
  await lead.client.project.setMember.mutate({ projectId, personId: labeler.personId as never, role: "labeler" });
  const picture = await sharp({ create: { width: 640, height: 480, channels: 3, background: "#446688" } })
    .png()
    .toBuffer();
  const settings = defaultProjectSettings;
  const [field] = templates["object-boxes"].fields;
  const raw = { fields: { [String(field?.name)]: { kind: "picture", bytes: picture } } } as const;
  const item = await makeItem(services, raw, { projectId, importId: null, settings });
  const drafts = [systemEntry(services, { type: "import.finished", project: projectId, count: 1 })];
  await services.store.write.addItems([item], { now: services.clock(), drafts });

  const work = await labeler.client.work.next.mutate({ projectId });
  const shown = Object.values(work.fields)[0];
  if (shown?.kind !== "image") throw new Error("no picture");
  expect([shown.width, shown.height]).toEqual([640, 480]);

  const first = await labeler.media("/media/picture", shown.ticket);
  expect(first.status).toBe(200);
  const bytes = Buffer.from(await first.arrayBuffer());
  const again = Buffer.from(await (await labeler.media("/media/picture", shown.ticket)).arrayBuffer());
  expect(again.equals(bytes)).toBe(true);
  const { dominant } = await sharp(bytes).stats();
  expect(dominant).toBeDefined();
  const { channels } = await sharp(bytes).stats();
  expect(channels[0]?.max).toBeGreaterThan((channels[0]?.min ?? 0) + 8);
  expect((await lead.media("/media/picture", shown.ticket)).status).toBe(404);

  const hold = { leaseId: work.lease.id, epoch: work.lease.epoch };
  const answers = { v: 1, answers: {} };
  const saved = await labeler.client.work.saveDraft.mutate({ ...hold, baseVersion: 0, answers, activeMs: 1000 });
  expect(saved.version).toBe(1);
  const stale = labeler.client.work.saveDraft.mutate({ ...hold, baseVersion: 0, answers, activeMs: 1000 });
  expect((await refusal(stale)).code).toBe("conflict");
  const reloaded = await labeler.client.work.open.mutate(hold);
  expect(reloaded.reopened).toBe(true);
  expect(reloaded.viewId).toBe(work.viewId);
  expect(reloaded.draftVersion).toBe(1);

  const question = work.form?.questions[0];
  const region = { id: randomId(), label: "", x: 10, y: 20, width: 30, height: 40 };
  expect(question?.type).toBe("box");
  if (question?.type !== "box") return;
  region.label = String(question.settings.labels[0]?.value);
  const box = { type: "box", version: 1, value: { width: 640, height: 480, regions: [region] } };
  const submit = {
    ...hold,
    formId: work.formId ?? randomId<"form">(),
    answers: { v: 1, answers: { [question.name]: box } },
    idempotencyKey: randomId<"submit">(),
    activeMs: 5000,
    next: false,
  };
  const done = await labeler.client.work.submit.mutate(submit);
  const repeated = await labeler.client.work.submit.mutate(submit);
  expect(repeated.annotationId).toBe(done.annotationId);
  expect((await labeler.media("/media/picture", shown.ticket)).status).toBe(409);
  expect((await refusal(labeler.client.work.next.mutate({ projectId }))).code).toBe("nothing-to-do");

  const rows = await services.store.read.searchTrail({ project: projectId, limit: 100 });
  const types = rows.map((row) => {
    const entry = decodeEntry(row.entry);
    return entry.ok ? entry.value.type : "undecodable";
  });
  for (const type of ["lease.granted", "view.opened", "view.reopened", "draft.first", "annotation.submitted"]) {
    expect(types).toContain(type);
  }
});
