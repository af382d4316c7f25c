import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pictureUploadType } from "@keyhole/server/features/guidelines/pictures";
import { BlobSweep, sweepPictures } from "@keyhole/server/jobs/sweep-blobs";
import type { BlobId, ProjectId } from "@keyhole/shared/ids";
import { randomId, startHarness, type Harness, type Visitor } from "../harness.ts";
import { entriesOf, guideline, projectWith, section } from "./guidelines.ts";
import { picture, workProject } from "./work.ts";

const hour = 3_600_000;
let harness: Harness;
let lead: Visitor;

beforeAll(async () => {
  harness = await startHarness();
  lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
}, 60_000);
afterAll(() => harness.close());

const png = () =>
  sharp({ create: { width: 30, height: 20, channels: 3, background: "#446688" } })
    .png()
    .toBuffer();

async function upload(projectId: ProjectId): Promise<BlobId> {
  const reply = await lead.fetch(`/media/guideline-picture/${projectId}`, {
    method: "POST",
    headers: { "x-keyhole": "1", "content-type": pictureUploadType },
    body: await png(),
  });
  return ((await reply.json()) as { id: BlobId }).id;
}

const withPictures = (...ids: BlobId[]) => guideline(section("One", ids.map((id) => `![a](picture:${id})`).join("\n")));
const isThere = (id: BlobId): Promise<boolean> =>
  harness.app.services.blobs.size(id).then(
    () => true,
    () => false,
  );
const later = async (ms: number): Promise<void> => {
  harness.pass(ms);
  await harness.signIn(lead);
};

it("pictures that neither draft nor version holds go after a day, with what was shown of them", async () => {
  const { services } = harness.app;
  const projectId = await projectWith(lead, {});
  const [kept, dropped, never, back] = [
    await upload(projectId),
    await upload(projectId),
    await upload(projectId),
    await upload(projectId),
  ];
  let baseVersion = 0;
  const save = async (...ids: BlobId[]) => {
    const saved = { projectId, baseVersion, body: withPictures(...ids) };
    ({ draftVersion: baseVersion } = await lead.client.guidelines.saveDraft.mutate(saved));
  };
  await save(kept, dropped, back);
  // A writer looked at it: a marked rendition of the picture is stored too.
  const { lease } = await lead.client.guidelines.take.mutate({ projectId });
  const hold = { leaseId: lease.id, epoch: lease.epoch };
  const { pictureTickets } = await lead.client.guidelines.draft.mutate({ projectId, ...hold });
  expect((await lead.media("/media/guideline-picture", pictureTickets[dropped] ?? "")).status).toBe(200);
  await lead.client.guidelines.publish.mutate({
    projectId,
    baseVersion,
    version: 0,
    body: withPictures(kept),
    note: "First",
    mustAcknowledge: false,
  });
  baseVersion += 1;

  await later(23 * hour);
  await save(back);
  expect(await sweepPictures(services)).toBe(0);
  await later(2 * hour);
  expect(await sweepPictures(services)).toBe(2);
  expect(await Promise.all([kept, dropped, never, back].map(isThere))).toEqual([true, false, false, true]);
  const removed = (await entriesOf(harness, projectId, "guideline.draft-changed")).filter(
    ({ change }) => change === "unused-pictures-removed",
  );
  expect(removed.map(({ actor, count, channel }) => [actor, count, channel])).toEqual([["system", 2, "job"]]);
  // Only what is kept is left, and the rendition is gone with its picture.
  const ids: BlobId[] = [];
  for await (const id of services.store.maintenance.blobIds()) ids.push(id);
  expect(ids.toSorted()).toEqual([kept, back].toSorted());
  expect(await sweepPictures(services)).toBe(0);

  await save();
  await later(25 * hour);
  expect(await sweepPictures(services)).toBe(1);
  expect(await Promise.all([kept, back].map(isThere))).toEqual([true, false]);
});

it("a freeze keeps what there is", async () => {
  const { services } = harness.app;
  const projectId = await projectWith(lead, {});
  const id = await upload(projectId);
  const freeze = {
    id: randomId<"freeze">(),
    scope: "project",
    scopeId: projectId,
    setBy: lead.personId,
    setAt: 0,
  } as const;
  await services.store.write.freeze(freeze as never, []);
  await later(48 * hour);
  expect(await sweepPictures(services)).toBe(0);
  expect(await isThere(id)).toBe(true);
});

it("bytes without an owner go after a day, and nothing else does", async () => {
  const { services } = harness.app;
  const projectId = await workProject(harness, {
    lead,
    labelers: [],
    template: "object-boxes",
    items: [await picture()],
  });
  const owned: BlobId[] = [];
  for await (const id of services.store.maintenance.blobIds()) owned.push(id);
  const identity = { projectId, purpose: "blobs", record: "lost" } as const;
  const lost = randomId<"blob">();
  async function* bytes() {
    yield Uint8Array.from(await png());
  }
  await services.blobs.write(lost, services.vault.sealBlob(identity, bytes()));
  const sweep = new BlobSweep();
  expect(await sweep.run(services)).toBe(0);
  await later(23 * hour);
  expect(await sweep.run(services)).toBe(0);
  expect(await isThere(lost)).toBe(true);
  await later(hour);
  // A process that has just started has not watched it for a day.
  expect(await new BlobSweep().run(services)).toBe(0);
  expect(await sweep.run(services)).toBe(1);
  expect(await isThere(lost)).toBe(false);
  expect((await Promise.all(owned.map(isThere))).every(Boolean)).toBe(true);
  const rows = await services.store.read.searchTrail({ types: ["storage.cleaned"], limit: 10 });
  expect(rows).toHaveLength(1);
});
