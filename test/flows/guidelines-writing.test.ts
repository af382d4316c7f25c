import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guidelineLimits } from "@keyhole/shared/guidelines/guideline";
import type { BlobId, ProjectId } from "@keyhole/shared/ids";
import type { ControlMessage } from "@keyhole/server/door/event-hub";
import { systemEntry } from "@keyhole/server/door/trail-drafts";
import { pictureUploadType } from "@keyhole/server/features/guidelines/pictures";
import { randomId, refusal, startHarness, type Harness, type Visitor } from "../harness.ts";
import { entriesOf, guideline, projectWith, publishAs, reading, section } from "./guidelines.ts";

let harness: Harness;
let lead: Visitor;
let second: Visitor;
let labeler: Visitor;
let outsider: Visitor;

beforeAll(async () => {
  harness = await startHarness();
  lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  second = await harness.person({ name: "Lars Lead" });
  labeler = await harness.person({ name: "Leo Labeler" });
  outsider = await harness.person({ name: "Olga Other", mayCreateProjects: true });
});
afterAll(() => harness.close());

const made = () => projectWith(lead, { labeler: [labeler], lead: [second] });

async function writing(who: Visitor, projectId: ProjectId) {
  const { lease } = await who.client.guidelines.take.mutate({ projectId });
  const hold = { leaseId: lease.id, epoch: lease.epoch };
  return { hold, ...(await who.client.guidelines.draft.mutate({ projectId, ...hold })) };
}

const upload = (who: Visitor, projectId: string, bytes: Uint8Array, headers: Record<string, string> = {}) =>
  who.fetch(`/media/guideline-picture/${projectId}`, {
    method: "POST",
    headers: { "x-keyhole": "1", "content-type": pictureUploadType, ...headers },
    body: Buffer.from(bytes),
  });

const png = (width = 300, height = 200) =>
  sharp({ create: { width, height, channels: 3, background: "#446688" } })
    .png()
    .toBuffer();

const idOfReply = async (reply: Response): Promise<BlobId> => ((await reply.json()) as { id: BlobId }).id;

describe("writing", () => {
  it("two leads never overwrite each other; each look at the draft is a recorded view of its sections", async () => {
    const projectId = await made();
    const mine = await writing(lead, projectId);
    const theirs = await writing(second, projectId);
    expect([mine.draftVersion, mine.body.sections]).toEqual([0, []]);
    const first = guideline(section("One", "by Lena"));
    const other = guideline(section("One", "by Lars"));
    const save = (who: Visitor, body: typeof first, baseVersion: number) =>
      who.client.guidelines.saveDraft.mutate({ projectId, baseVersion, body });
    expect(await save(lead, first, mine.draftVersion)).toEqual({ draftVersion: 1 });
    expect((await refusal(save(second, other, theirs.draftVersion))).code).toBe("conflict");
    const seen = await second.client.guidelines.draft.mutate({ projectId, ...theirs.hold });
    expect(seen.body).toEqual(first);
    expect(seen.saved?.by).toBe("Lena Lead");
    const opened = await entriesOf(harness, projectId, "view.opened");
    expect(opened).toHaveLength(2);
    const [reopened] = await entriesOf(harness, projectId, "view.reopened");
    expect(reopened).toMatchObject({ actor: second.personId, sections: [first.sections[0]?.id], version: 1 });
  });

  it("publishes what the writer sees, tells open screens of members and of nobody else, and marks what is new", async () => {
    const projectId = await made();
    const kept = section("Kept", "as it is");
    const changed = section("Changed", "before");
    await publishAs(lead, projectId, guideline(kept, changed));
    const heard: [string, ControlMessage][] = [];
    const remove = [labeler, outsider].map(({ personId }) =>
      harness.app.services.events.add({
        sessionId: randomId(),
        personId: personId as never,
        teamIds: [],
        send: (message) => heard.push([personId, message]),
        close: () => undefined,
      }),
    );
    await publishAs(lead, projectId, guideline(kept, { ...changed, body: "after" }));
    for (const stop of remove) stop();
    expect(heard).toEqual([[labeler.personId, { kind: "changed", what: "guideline" }]]);
    const { read } = await reading(labeler, projectId);
    expect(read?.sections.map(({ title, changedIn }) => [title, changedIn])).toEqual([
      ["Kept", 1],
      ["Changed", 2],
    ]);
    expect([read?.version, read?.note]).toEqual([2, "What is new"]);
    const detail = await lead.client.project.detail.query({ projectId });
    expect(detail.guidelineVersion).toBe(2);
    const published = await entriesOf(harness, projectId, "guideline.published");
    expect(published.map(({ version, count, sections }) => [version, count, sections?.length])).toEqual([
      [1, 2, 2],
      [2, 1, 2],
    ]);
  });

  it("refuses to publish over another's save or version, or what has no section or no title", async () => {
    const projectId = await made();
    const { draftVersion } = await writing(lead, projectId);
    const body = guideline(section("One", "text"));
    const input = { projectId, baseVersion: draftVersion, version: 0, body, note: "First", mustAcknowledge: false };
    const { guidelines } = lead.client;
    const empty = guidelines.publish.mutate({ ...input, body: guideline() });
    expect((await refusal(empty)).problems?.[0]?.message).toBe("guidelines.no-section");
    const untitled = guidelines.publish.mutate({ ...input, body: guideline(section(" ", "text")) });
    expect((await refusal(untitled)).problems?.[0]).toMatchObject({
      message: "guidelines.no-title",
      path: ["sections", 0, "title"],
    });
    expect((await refusal(guidelines.publish.mutate({ ...input, note: " " }))).code).toBe("invalid");
    await second.client.guidelines.saveDraft.mutate({ projectId, baseVersion: 0, body });
    expect((await refusal(guidelines.publish.mutate(input))).code).toBe("conflict");
    await guidelines.publish.mutate({ ...input, baseVersion: 1 });
    const late = guidelines.publish.mutate({ ...input, baseVersion: 2 });
    expect((await refusal(late)).code).toBe("conflict");
    expect((await reading(labeler, projectId)).read?.version).toBe(1);
  });

  it("holds drafts to their limits and says which was passed", async () => {
    const projectId = await made();
    const save = (sections: ReturnType<typeof section>[]) =>
      refusal(lead.client.guidelines.saveDraft.mutate({ projectId, baseVersion: 0, body: guideline(...sections) }));
    const long = "x".repeat(guidelineLimits.body);
    expect((await save([section("Long", `${long}x`)])).problems?.[0]?.path).toEqual(["body", "sections", 0, "body"]);
    const many = Array.from({ length: 17 }, (_, index) => section(`Part ${index}`, long));
    expect((await save(many)).problems?.[0]?.message).toBe("guidelines.too-long");
    const pictures = Array.from({ length: guidelineLimits.pictures + 1 }, () => `![a](picture:${randomId()})`);
    expect((await save([section("Album", pictures.join("\n"))])).problems?.[0]?.message).toBe(
      "guidelines.too-many-pictures",
    );
    const twice = section("Twice", "text");
    expect((await save([twice, twice])).problems?.[0]?.message).toBe("guidelines.section-twice");
    const sections = Array.from({ length: guidelineLimits.sections + 1 }, () => section("s", "t"));
    expect((await save(sections)).code).toBe("invalid");
  });

  it("is the leads' alone: drafts, old versions and pictures look absent to others", async () => {
    const projectId = await made();
    await publishAs(lead, projectId, guideline(section("One", "text")));
    const { hold } = await reading(labeler, projectId);
    const body = guideline();
    for (const who of [labeler, outsider]) {
      const { guidelines } = who.client;
      const calls = [
        guidelines.draft.mutate({ projectId, ...hold }),
        guidelines.version.mutate({ projectId, ...hold, version: 1 }),
        guidelines.saveDraft.mutate({ projectId, baseVersion: 1, body }),
        guidelines.publish.mutate({ projectId, baseVersion: 1, version: 1, body, note: "n", mustAcknowledge: false }),
        guidelines.pictureTickets.mutate({ projectId, ...hold, viewId: randomId(), ids: [randomId()] }),
      ];
      for (const call of calls) expect((await refusal(call)).code).toBe("absent");
      expect((await upload(who, projectId, await png())).status).toBe(404);
    }
    const denied = await harness.app.services.store.read.searchTrail({
      actor: outsider.personId,
      types: ["access.denied"],
      limit: 50,
    });
    expect(denied.length).toBe(6);
  });

  it("a lease of one project opens no draft and no version of another", async () => {
    const [here, there] = [await made(), await made()];
    await publishAs(lead, there, guideline(section("There", "text")));
    const { hold } = await writing(lead, here);
    const { guidelines } = lead.client;
    expect((await refusal(guidelines.draft.mutate({ projectId: there, ...hold }))).code).toBe("absent");
    const version = guidelines.version.mutate({ projectId: there, ...hold, version: 1 });
    expect((await refusal(version)).code).toBe("absent");
    const acknowledge = guidelines.acknowledge.mutate({ projectId: there, ...hold, version: 1 });
    expect((await refusal(acknowledge)).code).toBe("absent");
  });
});

describe("pictures in guidelines", () => {
  it("are re-encoded, sealed, and shown marked under the view of their section only", async () => {
    const projectId = await made();
    const picture = await idOfReply(await upload(lead, projectId, await png()));
    const hidden = await idOfReply(await upload(lead, projectId, await png()));
    const shown = section("Shown", `![a box](picture:${picture})`);
    const forLeads = section("Hidden", `![gold](picture:${hidden})`, { kind: "roles", roles: ["lead"] });
    await publishAs(lead, projectId, guideline(shown, forLeads));

    const { read } = await reading(labeler, projectId);
    expect(Object.keys(read?.pictureTickets ?? {})).toEqual([picture]);
    const ticket = String(read?.pictureTickets[picture]);
    const reply = await labeler.media("/media/guideline-picture", ticket);
    expect(reply.status).toBe(200);
    const bytes = Buffer.from(await reply.arrayBuffer());
    const { channels } = await sharp(bytes).stats();
    expect(channels[0]?.max).toBeGreaterThan((channels[0]?.min ?? 0) + 8);
    const again = await labeler.media("/media/guideline-picture", ticket);
    expect(Buffer.from(await again.arrayBuffer()).equals(bytes)).toBe(true);
    // Tickets open what they name, on their own route, for their own session.
    expect((await labeler.media("/media/picture", ticket)).status).toBe(404);
    expect((await labeler.media("/media/guideline-picture", String(read?.overlayTicket))).status).toBe(404);
    expect((await lead.media("/media/guideline-picture", ticket)).status).toBe(404);
    expect((await labeler.media("/media/guideline-picture", "none")).status).toBe(404);
  });

  it("of another project are refused, as an id in a text and as a ticket", async () => {
    const [here, there] = [await made(), await projectWith(outsider, {})];
    const foreign = await idOfReply(await upload(outsider, there, await png()));
    await publishAs(lead, here, guideline(section("Stolen", `![x](picture:${foreign})`)));
    const { read } = await reading(labeler, here);
    const ticket = String(read?.pictureTickets[foreign]);
    expect((await labeler.media("/media/guideline-picture", ticket)).status).toBe(404);
    const { hold, viewId } = await writing(lead, here);
    const asked = lead.client.guidelines.pictureTickets.mutate({ projectId: here, ...hold, viewId, ids: [foreign] });
    expect((await refusal(asked)).code).toBe("absent");
  });

  it("can be seen while the draft is written, before anything is published", async () => {
    const projectId = await made();
    const { hold, viewId } = await writing(lead, projectId);
    const id = await idOfReply(await upload(lead, projectId, await png()));
    const tickets = await lead.client.guidelines.pictureTickets.mutate({ projectId, ...hold, viewId, ids: [id] });
    expect((await lead.media("/media/guideline-picture", String(tickets[id]))).status).toBe(200);
  });

  it("are taken in from the product's own page only, up to 10 MB, and only as pictures", async () => {
    const projectId = await made();
    const picture = await png();
    expect((await upload(lead, projectId, picture, { "x-keyhole": "0" })).status).toBe(404);
    expect((await upload(lead, projectId, picture, { "sec-fetch-site": "cross-site" })).status).toBe(404);
    expect((await upload(lead, projectId, picture, { "content-type": "image/png" })).status).not.toBe(200);
    expect((await upload(lead, "not-an-id", picture)).status).toBe(404);
    const large = await upload(lead, projectId, new Uint8Array(guidelineLimits.pictureBytes + 1));
    expect([large.status, ((await large.json()) as { code: string }).code]).toEqual([413, "too-large"]);
    const hostile = [
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      "<!doctype html><script>alert(1)</script>",
      "%PDF-1.7",
      "",
    ];
    for (const text of hostile) {
      const reply = await upload(lead, projectId, Buffer.from(text));
      expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([400, "invalid"]);
    }
    const tail = Buffer.concat([picture, Buffer.from("<script>alert(1)</script>")]);
    const polyglot = await upload(lead, projectId, tail);
    expect([polyglot.status, ((await polyglot.json()) as { code: string }).code]).toEqual([400, "invalid"]);
  });

  it("stay closed under a freeze", async () => {
    const projectId = await made();
    const id = await idOfReply(await upload(lead, projectId, await png()));
    await publishAs(lead, projectId, guideline(section("One", `![x](picture:${id})`)));
    const { read } = await reading(labeler, projectId);
    const { services } = harness.app;
    const freeze = {
      id: randomId<"freeze">(),
      scope: "project",
      scopeId: projectId,
      setBy: randomId<"person">(),
      setAt: services.clock(),
    } as const;
    await services.store.write.freeze(freeze, [systemEntry(services, { type: "freeze.set", project: projectId })]);
    expect((await labeler.media("/media/guideline-picture", String(read?.pictureTickets[id]))).status).not.toBe(200);
    expect((await upload(lead, projectId, await png())).status).toBe(423);
  });
});
