import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StoredSection } from "@keyhole/db/store/guidelines";
import type { LeaseHold } from "@keyhole/db/store/work";
import { decodeEntry } from "@keyhole/shared/trail/entry-codec";
import type { BlobId, PersonId, ProjectId, SectionId } from "@keyhole/shared/ids";
import { aProject, draft, id, now, temporaryStore, type TemporaryStore } from "./fixtures.ts";

let temporary: TemporaryStore;
let projectId: ProjectId;
const lead: PersonId = id();

beforeEach(async () => {
  temporary = temporaryStore();
  projectId = await aProject(temporary.store, lead);
});
afterEach(() => temporary.remove());

const everyone = JSON.stringify({ kind: "everyone" });

const aSection = (extra: Partial<StoredSection> = {}): StoredSection => ({
  sectionId: id(),
  audience: everyone,
  fingerprint: id(),
  changedIn: 1,
  body: Buffer.from("sealed"),
  pictures: [],
  ...extra,
});

const saving = (baseVersion: number, extra: Partial<{ by: PersonId; now: number; body: Buffer }> = {}) => ({
  projectId,
  guidelineId: id<"guideline">(),
  baseVersion,
  body: Buffer.from(`draft over ${baseVersion}`),
  sectionIds: [] as SectionId[],
  pictureIds: [] as BlobId[],
  by: lead,
  teamIds: [] as string[],
  now,
  draft: draft("guideline.draft-changed", { project: projectId, actor: lead }),
  ...extra,
});

const save = (baseVersion: number, extra: Parameters<typeof saving>[1] = {}) =>
  temporary.store.write.saveGuidelineDraft({ ...saving(baseVersion, extra), recordEveryMs: 600_000 });

const publish = (
  baseVersion: number,
  version: number,
  extra: { mustAcknowledge?: boolean; sections?: StoredSection[] } = {},
) => {
  const { mustAcknowledge = false, sections = [aSection()] } = extra;
  return temporary.store.write.publishGuideline({
    ...saving(baseVersion),
    draft: draft("guideline.published", { project: projectId, version }),
    version: { version, note: Buffer.from("sealed note"), mustAcknowledge, created: now, createdBy: lead },
    sections,
  });
};

async function lease(personId: PersonId): Promise<LeaseHold> {
  const sessionId = id<"session">();
  const words = { project: projectId, actor: personId, session: sessionId, purpose: "read" as const };
  const granted = await temporary.store.write.grantReadLease({
    lease: { id: id(), projectId, personId, sessionId, granted: now, expires: now + 3_600_000 },
    teamIds: [],
    granted: draft("lease.granted", words),
    takenOver: draft("lease.taken-over", words),
  });
  return { leaseId: granted.lease.id, sessionId, personId, epoch: granted.lease.epoch, now };
}

const read = (hold: LeaseHold, version: number, sectionIds: readonly SectionId[]) =>
  temporary.store.write.readGuideline({
    hold,
    viewId: id(),
    version,
    sectionIds,
    read: draft("guideline.read", { project: projectId, actor: hold.personId, session: hold.sessionId }),
  });

const entries = async (type: string) => {
  const rows = await temporary.store.read.searchTrail({ project: projectId, types: [type], limit: 500 });
  return rows.map((row) => {
    const entry = decodeEntry(row.entry);
    if (!entry.ok) throw new Error("an entry does not decode");
    return entry.value;
  });
};

describe("drafts of guidelines", () => {
  it("two writers never overwrite each other: the later one gets a conflict and nothing of it is stored", async () => {
    expect(await save(0, { body: Buffer.from("first") })).toEqual({ draftVersion: 1 });
    await expect(save(0, { body: Buffer.from("second") })).rejects.toMatchObject({ code: "conflict" });
    const hold = await lease(lead);
    const words = { project: projectId, actor: lead, session: hold.sessionId };
    const opened = await temporary.store.write.openGuidelineDraft({
      hold,
      viewId: id(),
      versions: 10,
      opened: draft("view.opened", words),
      reopened: draft("view.reopened", words),
    });
    expect(Buffer.from(opened.draft?.body ?? []).toString()).toBe("first");
  });

  it("records a writer's first save and one every ten minutes, and every change of hands", async () => {
    const other: PersonId = id();
    await save(0);
    await save(1, { now: now + 2_000 });
    await save(2, { now: now + 4_000 });
    expect(await entries("guideline.draft-changed")).toHaveLength(1);
    await save(3, { now: now + 601_000 });
    expect(await entries("guideline.draft-changed")).toHaveLength(2);
    await save(4, { now: now + 602_000, by: other });
    expect(await entries("guideline.draft-changed")).toHaveLength(3);
    expect((await entries("guideline.draft-changed")).map(({ version }) => version)).toEqual([5, 4, 1]);
  });

  it("with two writers and a publisher racing, nothing is lost and versions have no gaps", async () => {
    const stored: string[] = [];
    let published = 0;
    const at = async () => {
      const state = await temporary.store.read.guidelineState(projectId);
      const project = await temporary.store.read.projectById(projectId);
      return { draftVersion: state?.draftVersion ?? 0, version: project?.guidelineVersion ?? 0 };
    };
    const worked = async (attempt: (seen: Awaited<ReturnType<typeof at>>) => Promise<unknown>) => {
      const seen = await at();
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 4));
      return attempt(seen).then(
        () => true,
        (cause: unknown) => {
          expect(cause).toMatchObject({ code: "conflict" });
          return false;
        },
      );
    };
    /** Looks, waits as a person does, tries; until it worked ten times. */
    const tenTimes = async (attempt: (seen: Awaited<ReturnType<typeof at>>) => Promise<unknown>) => {
      for (let done = 0; done < 10;) if (await worked(attempt)) done++;
    };
    const writer = (name: string) =>
      tenTimes(async ({ draftVersion }) => {
        const text = `${name} over ${draftVersion}`;
        await save(draftVersion, { body: Buffer.from(text) });
        stored.push(text);
      });
    const publisher = () =>
      tenTimes(async ({ draftVersion, version }) => {
        await publish(draftVersion, version + 1);
        published++;
      });
    await Promise.all([writer("one"), writer("two"), publisher(), publisher()]);
    expect([stored.length, published]).toEqual([20, 20]);
    const { draftVersion, version } = await at();
    // Each success raised the version by one, over the very draft it was made from.
    expect(draftVersion).toBe(stored.length + published);
    expect(new Set(stored.map((text) => text.split(" over ")[1])).size).toBe(stored.length);
    expect(version).toBe(published);
    const numbers = (await entries("guideline.published")).map((entry) => entry.version);
    expect(numbers).toEqual(Array.from({ length: published }, (_, index) => published - index));
    for (let number = 1; number <= published; number++) {
      expect(await temporary.store.read.guidelineOutline(projectId, number)).toHaveLength(1);
    }
  });
});

describe("reading guidelines", () => {
  it("gives the sections asked for and no other, after the entry that names them", async () => {
    const [first, second] = [aSection(), aSection()];
    await publish(0, 1, { sections: [first, second] });
    const hold = await lease(id());
    const opened = await read(hold, 1, [second.sectionId]);
    expect(opened.sections.map(({ sectionId }) => sectionId)).toEqual([second.sectionId]);
    expect(await entries("guideline.read")).toMatchObject([
      { sections: [second.sectionId], version: 1, lease: hold.leaseId, view: opened.view.id, epoch: 1 },
    ]);
  });

  it("refuses after the end of the lease, unknown versions and sections of other versions", async () => {
    const section = aSection();
    await publish(0, 1, { sections: [section] });
    const hold = await lease(id());
    const late = { ...hold, now: now + 3_600_001 };
    await expect(read(late, 1, [section.sectionId])).rejects.toMatchObject({ code: "stale-lease" });
    await expect(read(hold, 2, [section.sectionId])).rejects.toMatchObject({ code: "absent" });
    await expect(read(hold, 1, [section.sectionId, id()])).rejects.toMatchObject({ code: "absent" });
    await expect(read(hold, 1, [])).rejects.toMatchObject({ code: "absent" });
    expect(await entries("guideline.read")).toHaveLength(0);
  });

  it("gives a picture only where its section is of the version that the view shows, and of the same project", async () => {
    const blob = (of: ProjectId, kind: "guideline-picture" | "original") => ({
      id: id<"blob">(),
      projectId: of,
      itemId: null,
      kind,
      bytes: 10,
      mime: "image/png",
      width: 1,
      height: 1,
      field: null,
      created: now,
    });
    const other = await aProject(temporary.store, lead);
    const [shown, unused, foreign, item] = [
      blob(projectId, "guideline-picture"),
      blob(projectId, "guideline-picture"),
      blob(other, "guideline-picture"),
      blob(projectId, "original"),
    ];
    for (const one of [shown, unused, foreign, item]) {
      const drafts = [draft("guideline.draft-changed", { project: one.projectId })];
      await temporary.store.write.addGuidelinePicture({ blob: one, by: lead, teamIds: [], drafts });
    }
    const section = aSection({ pictures: [shown.id, foreign.id, item.id] });
    await publish(0, 1, { sections: [section] });
    const hold = await lease(id());
    const { view } = await read(hold, 1, [section.sectionId]);
    const picture = (which: { id: typeof shown.id }) => temporary.store.read.guidelinePicture(hold, view.id, which.id);
    expect((await picture(shown)).blob.id).toBe(shown.id);
    for (const refused of [unused, foreign, item]) {
      await expect(picture(refused)).rejects.toMatchObject({ code: "absent" });
    }
    const elsewhere = await lease(id());
    const stolen = temporary.store.read.guidelinePicture(elsewhere, view.id, shown.id);
    await expect(stolen).rejects.toMatchObject({ code: "absent" });
  });

  it("knows what must be acknowledged", async () => {
    const person: PersonId = id();
    const duty = () => temporary.store.read.guidelineDuty(projectId, person);
    expect(await duty()).toEqual({ current: 0, flagged: 0, acknowledged: 0 });
    const section = aSection();
    await publish(0, 1, { mustAcknowledge: true, sections: [section] });
    await publish(1, 2, { sections: [section] });
    expect(await duty()).toEqual({ current: 2, flagged: 1, acknowledged: 0 });
    const hold = await lease(person);
    const acknowledge = (version: number) =>
      temporary.store.write.acknowledgeGuideline({
        hold,
        version,
        draft: draft("guideline.acknowledged", { project: projectId, actor: person }),
      });
    await expect(acknowledge(2)).rejects.toMatchObject({ code: "absent" });
    await read(hold, 2, [section.sectionId]);
    await expect(acknowledge(1)).rejects.toMatchObject({ code: "conflict" });
    await acknowledge(2);
    await acknowledge(2);
    expect(await duty()).toEqual({ current: 2, flagged: 1, acknowledged: 2 });
    expect(await entries("guideline.acknowledged")).toHaveLength(1);
  });
});
