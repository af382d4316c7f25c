import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeItem } from "@keyhole/server/features/imports/make-item";
import { systemEntry } from "@keyhole/server/door/trail-drafts";
import { defaultProjectSettings } from "@keyhole/shared/project-settings";
import type { PersonId } from "@keyhole/shared/ids";
import { call } from "../door/call.ts";
import { makeWorld, type World } from "../door/world.ts";
import { upload } from "../imports/importing.ts";
import { randomId } from "../harness.ts";

// Object access: whoever may act on one thing names another thing inside the same call (BOLA on side resources). The door's
// own table tries the outer objects; here are the inner ones.

let world: World;
let foreignItem: string;
const foreignText = "The formula of project B";

beforeAll(async () => {
  world = await makeWorld();
  const { services } = world.harness.app;
  const raw = { fields: { text: { kind: "text", text: foreignText } }, metadata: { city: "Zürich" } } as const;
  const settings = { ...defaultProjectSettings, openMetadata: ["city"] };
  const item = await makeItem(services, raw, { projectId: world.b, importId: null, settings });
  foreignItem = item.id;
  const drafts = [systemEntry(services, { type: "import.finished", project: world.b, count: 1 })];
  await services.store.write.addItems([item], { now: services.clock(), drafts });
}, 120_000);
afterAll(() => world.harness.close());

const ask = async (who: keyof World["seats"], name: string, input: unknown) => call(world.seats[who], name, input);

describe("a lead of project A", () => {
  it("inspects no item of project B through A, and no item that is not there: the same answer", async () => {
    const foreign = await ask("lead", "items.inspect", { projectId: world.a, itemId: foreignItem });
    const absent = await ask("lead", "items.inspect", { projectId: world.a, itemId: randomId() });
    expect([foreign.status, foreign.text]).toEqual([absent.status, absent.text]);
    expect(foreign.code).toBe("absent");
  });

  it("changes no item of project B by naming it among A's", async () => {
    const before = await world.seats.otherLead.client.items.list.query({ projectId: world.b });
    for (const change of [{ kind: "retire" }, { kind: "prioritise", priority: 1000 }, { kind: "reopen" }]) {
      const { text } = await ask("lead", "items.change", { projectId: world.a, itemIds: [foreignItem], change });
      expect(text).not.toContain('"changed":1');
    }
    expect(await world.seats.otherLead.client.items.list.query({ projectId: world.b })).toEqual(before);
  });

  it("pages from no item of project B, and filters by nobody's work there", async () => {
    const { text } = await ask("lead", "items.list", { projectId: world.a, after: foreignItem });
    expect(text).not.toContain(foreignItem);
    const by = { projectId: world.a, personId: world.seats.otherLead.personId };
    expect((await ask("lead", "items.list", by)).text).toContain('"items":[]');
  });

  it("reads no form of project B as a version of A's", async () => {
    const { formId } = await world.seats.otherLead.client.project.form.query({ projectId: world.b });
    expect((await ask("lead", "project.formAt", { projectId: world.a, formId })).code).toBe("absent");
    expect((await ask("lead", "project.formAt", { projectId: world.a, formId: randomId() })).code).toBe("absent");
  });

  it("opens no guideline of project A under a lease of B's, or somebody else's of A", async () => {
    for (const lease of [world.leases.foreign, world.leases.labelers]) {
      const input = { projectId: world.a, ...lease };
      for (const [name, more] of [
        ["guidelines.draft", {}],
        ["guidelines.version", { version: 1 }],
        ["guidelines.acknowledge", { version: 1 }],
        ["guidelines.pictureTickets", { viewId: randomId(), ids: [randomId()] }],
      ] as const) {
        expect([name, (await ask("lead", name, { ...input, ...more })).code]).toEqual([name, "stale-lease"]);
      }
    }
  });

  it("takes no file into an import of B, removes none from it, and starts or cancels none", async () => {
    const reply = await upload(world.seats.lead, world.importB, { name: "a.jsonl", body: "{}" });
    expect([reply.status, await reply.text()]).toEqual([404, '{"code":"absent"}']);
    for (const name of ["imports.cancel", "imports.resume", "imports.status", "imports.problems"]) {
      expect((await ask("lead", name, { importId: world.importB })).code).toBe("absent");
    }
    const own = (await (
      await upload(world.seats.otherLead, world.importB, { name: "a.jsonl", body: "{}" })
    ).json()) as {
      fileId: string; // the route's answer
    };
    const mixed = { importId: world.importA, fileId: own.fileId };
    expect((await ask("lead", "imports.removeFile", mixed)).code).toBe("absent");
    expect((await world.seats.otherLead.client.imports.status.query({ importId: world.importB })).state).toBe(
      "collecting",
    );
  });

  it("gives no role in B and learns of nobody's role there", async () => {
    const { lead } = world.seats;
    const grant = { projectId: world.b, personId: world.spare, role: "labeler" };
    expect((await ask("lead", "project.setMember", grant)).code).toBe("absent");
    const members = await lead.client.project.members.query({ projectId: world.a });
    expect(members.map(({ personId }) => personId)).not.toContain(world.seats.otherLead.personId);
  });

  it("exports nothing of B: filters narrow A's rows and reach no other table", async () => {
    const { client } = world.seats.lead;
    const before = await client.exports.count.query({
      projectId: world.a,
      filters: { states: "accepted-and-submitted" },
    });
    expect(before.rows).toBe(1);
    for (const key of [
      "city",
      "answers",
      "password_hash",
      "people.password_hash",
      "' OR 1=1 --",
      "$.x') OR ('1'='1",
      "__proto__",
    ]) {
      const filters = { states: "accepted-and-submitted", metadata: [{ key, value: "%" }] };
      const { code, text } = await ask("lead", "exports.count", { projectId: world.a, filters });
      expect([key, code === "invalid" || text.includes('"rows":0')]).toEqual([key, true]);
    }
  });
});

describe("filters (the ORM-leak class)", () => {
  it("of the item list take open metadata by exact value only: no operator, no relation, no injection", async () => {
    const { otherLead } = world.seats;
    const found = (key: string, value: string) =>
      otherLead.client.items.list.query({ projectId: world.b, metadata: { key, value } });
    expect((await found("city", "Zürich")).items.length).toBe(1);
    for (const [key, value] of [
      ["city", "Z%"],
      ["city", "' OR '1'='1"],
      ["city' OR '1'='1", "x"],
      ["login", "admin"],
      ["password_hash", ""],
      ["item_id", foreignItem],
    ] as const) {
      expect([key, value, (await found(key, value)).items.length]).toEqual([key, value, 0]);
    }
    for (const more of [
      { metadata: { key: "city", value: { $ne: "" } } },
      { metadata: { key: "city", value: ["Zürich"] } },
      { state: { $in: ["open"] } },
      { orderBy: "password_hash" },
      { "people.login__regex": "^a" },
    ]) {
      expect((await ask("otherLead", "items.list", { projectId: world.b, ...more })).code).toBe("invalid");
    }
  });

  it("of the trail are a closed list; any other name is refused", async () => {
    for (const filter of [
      { login: "x" },
      { type: "no.such" },
      { text: "x" },
      { person: "' OR 1=1" },
      { outcome: "ok" },
    ]) {
      expect((await ask("security", "trail.search", { filter })).code).toBe("invalid");
    }
  });
});

describe("a labeler", () => {
  it("revisits no task that is not own, recent and of this project", async () => {
    for (const assignmentId of [randomId(), foreignItem, world.leases.labelers.leaseId]) {
      expect((await ask("labeler", "work.revisit", { projectId: world.a, assignmentId })).code).toBe("absent");
    }
  });

  it("gets no list, count, name or id beyond the own task", async () => {
    const input = { projectId: world.a };
    const { text } = await ask("labeler", "work.counts", input);
    expect(text).not.toMatch(/[A-Za-z0-9_-]{22}/);
    for (const name of [
      "items.list",
      "items.values",
      "project.members",
      "project.workers",
      "project.home",
      "exports.list",
    ]) {
      expect((await ask("labeler", name, { ...input, ...(name === "items.values" ? { key: "city" } : {}) })).code).toBe(
        "absent",
      );
    }
  });
});

describe("a reviewer", () => {
  it("accepts, corrects and returns only annotations of the task under the lease", async () => {
    const { seats, leases, view } = world;
    const open = await seats.reviewer.client.review.open.mutate(leases.reviewers);
    const base = { ...leases.reviewers, viewId: open.viewId, next: false };
    const comments = [{ v: 1, text: "x", region: null }];
    const decisions = [
      { kind: "accept", annotationIds: [randomId()] },
      { kind: "return", returned: [{ annotationId: randomId(), comments }] },
      {
        kind: "correct",
        from: randomId(),
        formId: view.formId,
        answers: { v: 1, answers: {} },
        activeMs: 0,
      },
    ];
    for (const decision of decisions) {
      const { status } = await ask("reviewer", "review.decide", { ...base, idempotencyKey: randomId(), decision });
      expect([decision.kind, status >= 400]).toEqual([decision.kind, true]);
    }
    expect((await ask("reviewer", "review.open", leases.reviewers)).code).toBe("ok");
  });
});

describe("sessions, devices, notices and invitations", () => {
  it("of another person are not ended, forgotten or dismissed by id", async () => {
    const { seats, harness } = world;
    const { services } = harness.app;
    await ask("labeler", "me.endSession", { sessionId: seats.lead.sessionId });
    expect((await ask("lead", "project.own", null)).code).toBe("ok");
    const [notice] = await services.store.read.noticesOf(seats.admin.personId as PersonId, { limit: 10 });
    if (notice !== undefined) await ask("labeler", "me.dismissNotice", { noticeId: notice.id });
    expect((await services.store.read.noticesOf(seats.admin.personId as PersonId, { limit: 10 })).length).toBe(
      notice === undefined ? 0 : 1,
    );
  });
});
