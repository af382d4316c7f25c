import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemEntry } from "@keyhole/server/door/trail-drafts";
import { decodeEntry } from "@keyhole/shared/trail/entry-codec";
import type { PersonId } from "@keyhole/shared/ids";
import { password, putSettings, refusal, startHarness, type Harness, type Visitor } from "../harness.ts";

const day = 24 * 3_600_000;
const noGrants = { administrator: false, securityReviewer: false, mayCreateProjects: false, secondFactorWaived: false };
let harness: Harness;
let admin: Visitor;
let security: Visitor;

beforeAll(async () => {
  harness = await startHarness();
  admin = await harness.administrator();
  security = await harness.person({ name: "Sam Security", securityReviewer: true });
});
afterAll(() => harness.close());

const idOf = (who: Visitor) => who.personId as PersonId;
const rowOf = async (who: Visitor) =>
  (await admin.client.people.list.query({})).people.find(({ id }) => id === who.personId);

describe("invitations", () => {
  it("from a list give each person a link of their own, in order, each used once", async () => {
    const team = { teamId: null, name: "Vendor", networks: [], endsAt: null, add: [] };
    const { teamId } = await admin.client.teams.save.mutate(team);
    const names = ["Una One", "Theo Two"];
    const made = await admin.client.people.inviteMany.mutate({ names, teamId, mayCreateProjects: false });
    expect(made.map(({ name }) => name)).toEqual(names);
    expect(new Set(made.map(({ link }) => link)).size).toBe(2);
    const open = (await admin.client.people.invitations.query({})).invitations;
    expect(open.map(({ name, team: at }) => `${name}: ${at}`).toSorted()).toEqual([
      "Theo Two: Vendor",
      "Una One: Vendor",
    ]);
    const una = await harness.join(made[0]?.link ?? "", "Una One");
    expect((await rowOf(una))?.teams).toEqual([{ id: teamId, name: "Vendor" }]);
    expect((await refusal(harness.join(made[0]?.link ?? "", "Una Again"))).code).toBe("absent");
    const [left] = (await admin.client.people.invitations.query({})).invitations;
    expect(left?.name).toBe("Theo Two");
    await admin.client.people.withdrawInvitation.mutate({ invitationId: left?.id ?? "" });
    expect((await refusal(harness.join(made[1]?.link ?? "", "Theo Two"))).code).toBe("absent");
  });

  it("keep roles of the installation apart from the grant to create projects, and are an administrator's only", async () => {
    const both = { ...noGrants, name: "Bo Both", securityReviewer: true, mayCreateProjects: true };
    const { secondFactorWaived: _waived, ...invited } = both;
    expect((await refusal(admin.client.people.invite.mutate(invited))).problems?.[0]?.message).toBe(
      "people.duties-apart",
    );
    const plain = { ...invited, securityReviewer: false };
    expect((await refusal(security.client.people.invite.mutate(plain))).code).toBe("absent");
  });

  it("refuse a login that is taken, whatever its case, and one with letters that look like others", async () => {
    const { link } = await admin.client.people.invite.mutate({
      name: "Tara Taken",
      administrator: false,
      securityReviewer: false,
      mayCreateProjects: false,
    });
    const token = String(link).slice(String(link).indexOf("#") + 1);
    const accept = (login: string) =>
      refusal(harness.visitor().client.invitation.accept.mutate({ token, name: "Tara", login, password }));
    expect((await accept(` ${admin.login.toUpperCase()} `)).problems?.[0]).toMatchObject({
      path: ["login"],
      message: "people.login-taken",
    });
    expect((await accept("аda")).problems?.[0]?.path).toEqual(["login"]);
  });
});

describe("an account", () => {
  it("that is disabled is out at once: its session, its screen and its stream end, and it cannot sign in", async () => {
    const { services } = harness.app;
    const who = await harness.person({ name: "Dora Disabled" });
    const [session] = await services.store.read.sessionsOf(idOf(who));
    const told: string[] = [];
    let cut = false;
    const about = { personId: idOf(who), sessionId: session?.id ?? ("" as never), teamIds: [] };
    services.events.add({ ...about, send: ({ kind }) => told.push(kind), close: () => told.push("hung up") });
    services.streams.add({ ...about, projectId: "p", abort: () => (cut = true) });
    await admin.client.people.disable.mutate({ personId: idOf(who) });
    expect([told, cut]).toEqual([["session-ended", "hung up"], true]);
    expect((await refusal(who.client.project.own.query())).code).toBe("signed-out");
    const again = harness.visitor().client.session.signIn.mutate({ login: who.login, password });
    expect((await refusal(again)).problems?.[0]?.message).toBe("sign-in.wrong");
    await admin.client.people.enable.mutate({ personId: idOf(who) });
    await harness.signIn(who);
    expect((await who.client.session.state.query()).phase).toBe("signed-in");
  });

  it("can be signed out everywhere by an administrator", async () => {
    const who = await harness.person({ name: "Sid Sessions" });
    expect(await admin.client.people.endSessions.mutate({ personId: idOf(who) })).toEqual({ ended: 1 });
    expect((await refusal(who.client.project.own.query())).code).toBe("signed-out");
  });

  it("never has its roles changed by its owner, and the last administrator stays", async () => {
    const own = { personId: idOf(admin), ...noGrants };
    expect((await refusal(admin.client.people.change.mutate(own))).code).toBe("absent");
    expect((await refusal(admin.client.people.disable.mutate({ personId: idOf(admin) }))).code).toBe("absent");
    const second = await harness.person({ name: "Bea Admin", administrator: true });
    await second.client.people.change.mutate({ personId: idOf(admin), ...noGrants });
    const lastOne = security.client.people.change.mutate({ personId: idOf(second), ...noGrants });
    expect((await refusal(lastOne)).code).toBe("absent");
    expect((await refusal(admin.client.people.list.query({}))).code).toBe("absent");
    const { services } = harness.app;
    const voided = systemEntry(services, { type: "person.invitation-voided" });
    const record = { now: harness.now(), drafts: [], voided };
    const taken = services.store.write.changePerson(idOf(second), { administrator: false }, record);
    await expect(taken).rejects.toMatchObject({ code: "conflict" });
    await expect(services.store.write.disablePerson(idOf(second), record)).rejects.toMatchObject({ code: "conflict" });
    await second.client.people.change.mutate({ personId: idOf(admin), ...noGrants, administrator: true });
    expect((await admin.client.session.state.query()).person?.installationRoles).toEqual(["administrator"]);
  });

  it("gets no duty while it has a role in a project", async () => {
    const lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
    await lead.client.project.create.mutate({ name: "Hers" });
    const given = admin.client.people.change.mutate({ personId: idOf(lead), ...noGrants, securityReviewer: true });
    expect((await refusal(given)).problems?.[0]?.message).toBe("people.has-project-roles");
  });

  it("signs in by password alone only if it just labels, the settings allow it and it was waived", async () => {
    const labeler = await harness.person({ name: "Wim Waived" });
    const waive = { personId: idOf(labeler), ...noGrants, secondFactorWaived: true };
    expect((await refusal(admin.client.people.change.mutate(waive))).problems?.[0]?.message).toBe(
      "people.second-factor-needed",
    );
    await putSettings(harness, { labelersNeedSecondFactor: false });
    const creator = { ...waive, mayCreateProjects: true };
    expect((await refusal(admin.client.people.change.mutate(creator))).problems?.[0]?.message).toBe(
      "people.labelers-only",
    );
    const { link } = await admin.client.people.invite.mutate({
      name: "Nia New",
      administrator: false,
      securityReviewer: false,
      mayCreateProjects: false,
    });
    const fresh = harness.visitor();
    const token = String(link).slice(String(link).indexOf("#") + 1);
    const login = "nia.new";
    const made = await fresh.client.invitation.accept.mutate({ token, name: "Nia New", login, password });
    const personId = made.person?.id as PersonId;
    await admin.client.people.change.mutate({ ...waive, personId });
    const waived = await harness.visitor().client.session.signIn.mutate({ login, password });
    expect(waived.phase).toBe("signed-in");
    await admin.client.settings.change.mutate({ labelersNeedSecondFactor: true });
    const needed = await harness.visitor().client.session.signIn.mutate({ login, password });
    expect(needed.phase).toBe("must-enrol");
  });
});

describe("a team", () => {
  it("keeps its members out from outside its networks and after its end, at sign-in and within a session", async () => {
    const member = await harness.person({ name: "Tim Team" });
    const team = { teamId: null, name: "Agency", networks: ["10.0.0.0/8"], endsAt: null, add: [idOf(member)] };
    const { teamId } = await admin.client.teams.save.mutate(team);
    const signIn = () => harness.visitor().client.session.signIn.mutate({ login: member.login, password });
    expect((await refusal(member.client.project.own.query())).code).toBe("signed-out");
    expect((await refusal(signIn())).problems?.[0]?.message).toBe("sign-in.wrong");
    await admin.client.teams.save.mutate({ ...team, teamId, networks: ["127.0.0.0/8", "::1"] });
    expect(await member.client.project.own.query()).toEqual([]);
    await admin.client.teams.save.mutate({ ...team, teamId, networks: [], endsAt: harness.now() + 3_600_000 });
    expect(await member.client.project.own.query()).toEqual([]);
    harness.pass(3_600_001);
    for (const who of [admin, security]) await harness.signIn(who);
    expect((await refusal(signIn())).problems?.[0]?.message).toBe("sign-in.wrong");
    const inside = refusal(member.client.project.own.query());
    expect(["signed-out", "locked"]).toContain((await inside).code);
  });

  it("is refused with the range that is none, and nobody but an administrator saves one", async () => {
    const team = { teamId: null, name: "Odd", networks: ["10.0.0.0/33", "::1/64"], endsAt: null, add: [] };
    const { problems } = await refusal(admin.client.teams.save.mutate(team));
    expect(problems).toEqual([{ path: ["networks"], message: "teams.network", values: { network: "10.0.0.0/33" } }]);
    const member = await harness.person({ name: "Mo Member" });
    expect((await refusal(member.client.teams.save.mutate({ ...team, networks: [] }))).code).toBe("absent");
  });

  it("records who came and who went", async () => {
    const who = await harness.person({ name: "Kit Comes" });
    const team = { teamId: null, name: "Desk", networks: [], endsAt: null, add: [idOf(who)] };
    const { teamId } = await admin.client.teams.save.mutate(team);
    await admin.client.teams.save.mutate({ ...team, teamId, add: [], remove: [idOf(who)] });
    const rows = await harness.app.services.store.read.searchTrail({ subject: who.personId, limit: 10 });
    const changes = rows.map(({ entry }) => decodeEntry(entry)).flatMap((read) => (read.ok ? [read.value] : []));
    expect(changes.filter(({ type }) => type === "team.member-changed").map(({ change }) => change)).toEqual([
      "removed",
      "added",
    ]);
  });
});

it("settings stay on the safe side unless somebody relaxes them, and the list says which were", async () => {
  const open = async () => (await admin.client.settings.posture.query()).filter(({ isSafe }) => !isSafe);
  const before = await open();
  expect(before.map(({ fact }) => fact)).toEqual(["keyBackup", "restore"]);
  const settings = await admin.client.settings.read.query();
  expect(settings).toEqual({
    approverAgeMs: day,
    dependentMayApprove: false,
    labelersNeedSecondFactor: true,
    resetTieMs: 30 * day,
  });
  const { store } = harness.app.services;
  await store.write.saveSetting("key-backup-at", String(harness.now()), { now: harness.now(), drafts: [] });
  await putSettings(harness, { approverAgeMs: 0, dependentMayApprove: true, resetTieMs: 0 });
  const after = await open();
  expect(after.map((item) => (item.fact === "relaxed" ? item.setting : item.fact))).toEqual([
    "restore",
    "approverAgeMs",
    "dependentMayApprove",
    "resetTieMs",
  ]);
  expect((await refusal(security.client.settings.change.mutate(settings))).code).toBe("absent");
  await admin.client.settings.change.mutate(settings);
});
