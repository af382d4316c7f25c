import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PersonId, ProjectId } from "@keyhole/shared/ids";
import { call } from "../door/call.ts";
import { guardedRows } from "../door/expected.ts";
import { inputs } from "../door/inputs.ts";
import { makePerson, seat, type Seat } from "../door/seats.ts";
import { makeWorld, type World } from "../door/world.ts";
import { day } from "../exports/fixture.ts";
import { putSettings } from "../harness.ts";

// I6, I7: what one person cannot do alone, with any number of accounts, while a security reviewer who is nobody's second
// account stays in place. What an administrator does who removed everybody else is in one-administrator.test.ts.

let world: World;
let a: ProjectId;
const mine: Seat[] = [];

const person = (who: Seat) => who.personId as PersonId; // as it was made
const roles = { administrator: false, securityReviewer: false, mayCreateProjects: false };

beforeAll(async () => {
  world = await makeWorld();
  ({ a } = world);
  const { admin } = world.seats;
  const { services } = world.harness.app;
  // Accounts that the administrator let in and signs in to: one who may create projects, one without anything.
  for (const mayCreateProjects of [true, false]) {
    const id = await makePerson(services, "Own Account", { mayCreateProjects, invitedBy: person(admin) });
    mine.push(await seat(services, id, { url: world.harness.url }));
  }
}, 120_000);
afterAll(() => world.harness.close());

/**
 * Procedures that show content, guidelines, questions, answers or exports, or lead there. `work.outbox` does neither: it says to
 * anybody which of the tasks they name are not theirs to send.
 */
const content = Object.keys(guardedRows).filter(
  (name) =>
    (/^(items|guidelines|work|review|quality|exports|imports|disagreements)\./.test(name) && name !== "work.outbox") ||
    /^project\.(form|detail|home|workers|members|setMember|markPreview|publishForm|change|archive$)/.test(name),
);

describe("one administrator with many accounts", () => {
  it("reaches no content of a project by any procedure under any of them", async () => {
    expect(content.length).toBeGreaterThan(50);
    for (const who of [world.seats.admin, ...mine]) {
      for (const name of content) {
        for (const object of Object.keys(guardedRows[name] ?? {})) {
          if (object === "b" || object === "foreign" || object.endsWith("B")) continue;
          const { code } = await call(who, name, inputs[name]?.(world, object, null));
          expect([name, object, code]).toEqual([name, object, "absent"]);
        }
      }
    }
  });

  it("gives no account a role in a project that is not led by it, nor becomes its lead", async () => {
    for (const who of [world.seats.admin, ...mine]) {
      for (const subject of [...mine, world.seats.admin]) {
        const input = { projectId: a, personId: subject.personId, role: "lead" };
        expect((await call(who, "project.setMember", input)).code).toBe("absent");
      }
    }
  });

  it("makes no second administrator alone: neither by an invitation nor by a promotion nor by approving it", async () => {
    const { admin } = world.seats;
    const invited = await admin.client.people.invite.mutate({ ...roles, name: "Second", administrator: true });
    expect(invited.link).toBeNull();
    const [, plain] = mine;
    if (plain === undefined) throw new Error("no account");
    const change = { ...roles, personId: person(plain), administrator: true, secondFactorWaived: false };
    const promoted = await admin.client.people.change.mutate(change);
    expect(promoted.requestId).not.toBeNull();
    for (const requestId of [invited.requestId, promoted.requestId]) {
      for (const who of [admin, ...mine]) {
        const { waiting } = await who.client.requests.list.query();
        expect(waiting.map(({ id }) => id)).not.toContain(requestId);
        const digest =
          (await world.harness.app.services.store.read.requestById(requestId ?? ("" as never)))?.digest ?? "";
        const { code } = await call(who, "requests.decide", { requestId, digest, decision: "approved" });
        expect(["absent", "second-person-needed"]).toContain(code);
      }
    }
    expect((await call(plain, "people.list", {})).code).toBe("absent");
  });

  it("resets nobody's sign-in alone, whichever account asks or approves", async () => {
    const { admin, lead } = world.seats;
    for (const who of mine) {
      expect((await call(who, "people.requestReset", { personId: lead.personId })).code).toBe("absent");
    }
    const { requestId } = await admin.client.people.requestReset.mutate({ personId: person(lead) });
    const digest = (await world.harness.app.services.store.read.requestById(requestId))?.digest;
    for (const who of [admin, ...mine]) {
      const { code, text } = await call(who, "requests.decide", { requestId, digest, decision: "approved" });
      expect([code, text.includes("welcome#")]).toEqual([who === admin ? "second-person-needed" : "absent", false]);
    }
  });

  it("gets no further by relaxing the settings: the second person is still another one", async () => {
    const { admin, lead, security } = world.seats;
    const asked = await admin.client.settings.change.mutate({ approverAgeMs: 0, dependentMayApprove: true });
    expect(asked.settings).toMatchObject({ approverAgeMs: day, dependentMayApprove: false });
    await putSettings(world.harness, { approverAgeMs: 0, dependentMayApprove: true });
    const { requestId } = await admin.client.people.requestReset.mutate({ personId: person(lead) });
    const digest = (await world.harness.app.services.store.read.requestById(requestId))?.digest;
    for (const who of [admin, ...mine]) {
      expect((await call(who, "requests.decide", { requestId, digest, decision: "approved" })).code).not.toBe("ok");
    }
    const posture = await security.client.settings.posture.query();
    expect(posture.filter(({ fact }) => fact === "relaxed")).toHaveLength(2);
    await admin.client.settings.change.mutate({});
  });

  it("exports nothing from projects of own accounts' making but what these accounts put there, and never alone", async () => {
    const [creator] = mine;
    if (creator === undefined) throw new Error("no account");
    const { projectId } = await creator.client.project.create.mutate({ name: "Decoy" });
    // Somebody else's items, answers, files and forms do not come in by their ids.
    const { formId } = await world.seats.lead.client.project.form.query({ projectId: a });
    expect((await call(creator, "project.formAt", { projectId, formId })).code).toBe("absent");
    expect((await call(creator, "items.inspect", { projectId, itemId: world.itemA })).code).toBe("absent");
    const { exportId } = world.exportAsked;
    for (const name of ["exports.ticket", "exports.manifest"]) {
      expect((await call(creator, name, { exportId })).code).toBe("absent");
    }
    expect(
      (await call(creator, "project.setMember", { projectId, personId: creator.personId, role: "lead" })).code,
    ).toBe("absent");
  });

  it("takes no duty beside a role: an administrator who is made one keeps no project, a lead gets no duty", async () => {
    const { admin, lead } = world.seats;
    const change = { ...roles, personId: person(lead), administrator: true, secondFactorWaived: false };
    expect((await call(admin, "people.change", change)).code).toBe("invalid");
    const both = { ...roles, name: "Both", administrator: true, mayCreateProjects: true };
    expect((await call(admin, "people.invite", both)).code).toBe("invalid");
    expect((await call(admin, "people.change", { ...change, personId: admin.personId })).code).toBe("absent");
  });
});

describe("a security reviewer alone", () => {
  it("sees the trail and no content, whatever it is called", async () => {
    const { security } = world.seats;
    expect((await call(security, "trail.search", { filter: {} })).code).toBe("ok");
    for (const name of content) {
      for (const object of Object.keys(guardedRows[name] ?? {})) {
        const { code } = await call(security, name, inputs[name]?.(world, object, null));
        expect([name, object, code]).toEqual([name, object, "absent"]);
      }
    }
  });

  it("approves no export, invites nobody, changes no role and no setting, and cannot touch an entry", async () => {
    const { security } = world.seats;
    const digest = (await world.harness.app.services.store.read.requestById(world.exportAsked.requestId))?.digest;
    const decide = { requestId: world.exportAsked.requestId, digest, decision: "approved" };
    for (const [name, input] of [
      ["requests.decide", decide],
      ["people.invite", { ...roles, name: "X" }],
      ["people.change", { ...roles, personId: world.spare, secondFactorWaived: false }],
      ["people.disable", { personId: world.spare }],
      ["settings.change", {}],
    ] as const) {
      expect([name, (await call(security, name, input)).code]).toEqual([name, "absent"]);
    }
    const writes = Object.keys(guardedRows).filter((name) => name.startsWith("trail."));
    expect(writes.sort()).toEqual(
      ["search", "names", "history", "detail", "viewsOfItem", "seenBy", "verification", "startCheck", "cancelCheck"]
        .map((name) => `trail.${name}`)
        .sort(),
    );
  });

  it("lifts no freeze of their own alone", async () => {
    const { security, admin } = world.seats;
    await security.client.freeze.set.mutate({ scope: "person", scopeId: world.spare });
    const [freeze] = await security.client.freeze.list.query();
    if (freeze === undefined) throw new Error("no freeze");
    const { requestId } = await security.client.freeze.requestLift.mutate({ freezeId: freeze.id });
    const digest = (await world.harness.app.services.store.read.requestById(requestId))?.digest;
    const decide = { requestId, digest, decision: "approved" };
    expect((await call(security, "requests.decide", decide)).code).toBe("second-person-needed");
    expect((await call(admin, "requests.decide", { ...decide, digest: "another" })).code).toBe("conflict");
    expect((await call(admin, "requests.decide", decide)).code).toBe("ok");
    expect((await call(admin, "requests.decide", decide)).code).not.toBe("ok");
  });
});

describe("a lead alone", () => {
  it("exports nothing: the own request waits for somebody else, also through a fresh co-lead of own making", async () => {
    const { lead } = world.seats;
    const { services } = world.harness.app;
    const { exportId, requestId } = world.exportAsked;
    const digest = (await services.store.read.requestById(requestId))?.digest;
    const decide = { requestId, digest, decision: "approved" };
    expect((await call(lead, "requests.decide", decide)).code).toBe("second-person-needed");
    const fresh = await makePerson(services, "Fresh Lead");
    await lead.client.project.setMember.mutate({ projectId: a, personId: fresh, role: "lead" });
    const accomplice = await seat(services, fresh, { url: world.harness.url });
    expect((await call(accomplice, "requests.decide", decide)).code).toBe("second-person-needed");
    expect((await call(lead, "exports.ticket", { exportId })).code).toBe("absent");
    expect(
      world.harness.now() - (await services.store.read.personById(fresh).then((who) => who?.created ?? 0)),
    ).toBeLessThan(day);
  });

  it("changes no own role, reads no trail, sees no other project and gives no duty", async () => {
    const { lead } = world.seats;
    for (const role of ["reviewer", "labeler", null]) {
      expect((await call(lead, "project.setMember", { projectId: a, personId: lead.personId, role })).code).toBe(
        "absent",
      );
    }
    for (const name of Object.keys(guardedRows).filter((each) => each.startsWith("trail."))) {
      expect((await call(lead, name, inputs[name]?.(world, "any", null))).code).toBe("absent");
    }
    for (const name of ["people.list", "people.invite", "settings.read", "freeze.list"]) {
      expect((await call(lead, name, inputs[name]?.(world, "any", null))).code).toBe("absent");
    }
  });
});
