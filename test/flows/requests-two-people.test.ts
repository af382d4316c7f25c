import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decodeEntry } from "@keyhole/shared/trail/entry-codec";
import type { PersonId } from "@keyhole/shared/ids";
import { codeAt, stepAt } from "@keyhole/server/identity/totp";
import { fromBase32, putSettings, refusal, startHarness, type Harness, type Visitor } from "../harness.ts";

const day = 24 * 3_600_000;
const noGrants = { administrator: false, securityReviewer: false, mayCreateProjects: false, secondFactorWaived: false };
const duty = (name: string) => ({ name, administrator: true, securityReviewer: false, mayCreateProjects: false });
let harness: Harness;
let admin: Visitor;
let security: Visitor;

beforeEach(async () => {
  harness = await startHarness();
  admin = await harness.administrator();
  security = await harness.person({ name: "Sam Security", securityReviewer: true });
});
afterEach(() => harness.close());

const idOf = (who: Visitor) => who.personId as PersonId;

async function aDayLater(...people: readonly Visitor[]): Promise<void> {
  harness.pass(day);
  for (const who of people) await harness.signIn(who);
}

/** What the reader sees of a request that waits. */
const seenBy = async (who: Visitor, requestId: string) =>
  (await who.client.requests.list.query()).waiting.find(({ id }) => id === requestId);

async function decide(who: Visitor, requestId: string, decision: "approved" | "refused" = "approved") {
  const { digest } = (await harness.app.services.store.read.requestById(requestId as never)) ?? { digest: "" };
  return who.client.requests.decide.mutate({ requestId, digest, decision });
}

describe("I6: a reset of another person's sign-in", () => {
  it("takes two people; the approver gets the link, the old sign-in works until it is used, then nothing old does", async () => {
    const second = await harness.person({ name: "Bea Admin", administrator: true });
    const victim = await harness.person({ name: "Vic Tim" });
    await aDayLater(admin, security, second, victim);
    const { requestId } = await second.client.people.requestReset.mutate({ personId: idOf(victim) });
    expect((await refusal(decide(second, requestId))).code).toBe("second-person-needed");
    expect((await refusal(decide(victim, requestId))).code).toBe("absent");
    const seen = await seenBy(security, requestId);
    expect(seen?.obstacle).toBeNull();
    expect(seen?.words.map(({ value }) => value)).toEqual(["Vic Tim", victim.login, "requests.roles.none"]);
    const { link } = await decide(security, requestId);
    const token = String(link).slice(String(link).indexOf("#") + 1);
    expect((await victim.client.session.state.query()).phase).toBe("signed-in");
    expect((await victim.client.me.notices.query({})).notices[0]?.kind).toBe("reset-approved");

    const fresh = harness.visitor();
    const set = { token, name: "Vic Tim", password: "another fine phrase 9" };
    const wrong = fresh.client.invitation.accept.mutate({ ...set, login: "somebody.else@example.test" });
    expect((await refusal(wrong)).problems?.[0]?.message).toBe("reset.login-wrong");
    const state = await fresh.client.invitation.accept.mutate({ ...set, login: victim.login });
    expect(state.phase).toBe("must-enrol");
    expect((await refusal(victim.client.project.own.query())).code).toBe("signed-out");
    expect((await refusal(harness.signIn(victim))).problems?.[0]?.message).toBe("sign-in.wrong");
    const again = harness.visitor().client.invitation.accept.mutate({ ...set, login: victim.login });
    expect((await refusal(again)).code).toBe("absent");
    const row = await harness.app.services.store.read.personById(idOf(victim));
    expect([row?.resetBy, row?.resetApprovedBy]).toEqual([second.personId, security.personId]);
  });

  it("whoever had a hand in it cannot have the person as their second one", async () => {
    const second = await harness.person({ name: "Bea Admin", administrator: true });
    const third = await harness.person({ name: "Cleo Admin", administrator: true });
    await aDayLater(admin, security, second, third);
    const asked = await second.client.people.requestReset.mutate({ personId: idOf(third) });
    const { link } = await decide(security, asked.requestId);
    const renewed = await renew(third, String(link));
    await security.client.freeze.set.mutate({ scope: "everything" });
    const [frozen] = await security.client.freeze.list.query();
    for (const requester of [security, second]) {
      const { requestId } = await requester.client.freeze.requestLift.mutate({ freezeId: frozen?.id ?? "" });
      expect((await seenBy(renewed, requestId))?.obstacle).toBe("reset-by-requester");
      expect((await refusal(decide(renewed, requestId))).code).toBe("second-person-needed");
      await requester.client.requests.withdraw.mutate({ requestId });
    }
  });

  async function renew(who: Visitor, link: string): Promise<Visitor> {
    const fresh = harness.visitor();
    const token = link.slice(link.indexOf("#") + 1);
    const set = { token, name: who.name, login: who.login, password: "another fine phrase 9" };
    await fresh.client.invitation.accept.mutate(set);
    const { secret } = await fresh.client.secondFactor.begin.mutate();
    const code = codeAt(fromBase32(secret), stepAt(harness.now()));
    await fresh.client.secondFactor.confirm.mutate({ code });
    return fresh;
  }
});

describe("I6: an approver", () => {
  it("is no fresh account and nobody whom the requester let in; the page says so, and who could", async () => {
    const second = await harness.person({ name: "Bea Admin", administrator: true });
    await admin.client.freeze.set.mutate({ scope: "everything" });
    const [frozen] = await admin.client.freeze.list.query();
    const young = await security.client.freeze.requestLift.mutate({ freezeId: frozen?.id ?? "" });
    expect((await seenBy(second, young.requestId))?.obstacle).toBe("account-too-new");
    expect((await refusal(decide(second, young.requestId))).code).toBe("second-person-needed");
    await aDayLater(admin, security, second);
    expect((await seenBy(second, young.requestId))?.obstacle).toBeNull();
    const byInviter = await admin.client.freeze.requestLift.mutate({ freezeId: frozen?.id ?? "" });
    const seen = await seenBy(second, byInviter.requestId);
    expect(seen).toMatchObject({ obstacle: "let-in-by-requester", deciders: ["administrator", "security-reviewer"] });
    expect((await refusal(decide(second, byInviter.requestId))).code).toBe("second-person-needed");
    await putSettings(harness, { dependentMayApprove: true });
    await decide(second, byInviter.requestId);
    expect(await admin.client.freeze.list.query()).toEqual([]);
  });

  it("cannot approve what waited too long, was withdrawn, or was asked by somebody who is disabled since", async () => {
    const second = await harness.person({ name: "Bea Admin", administrator: true });
    await aDayLater(admin, security, second);
    await admin.client.freeze.set.mutate({ scope: "everything" });
    const freezeId = (await admin.client.freeze.list.query())[0]?.id ?? "";
    const withdrawn = await security.client.freeze.requestLift.mutate({ freezeId });
    await security.client.requests.withdraw.mutate({ requestId: withdrawn.requestId });
    expect((await refusal(decide(admin, withdrawn.requestId))).code).toBe("conflict");
    const asked = await second.client.freeze.requestLift.mutate({ freezeId });
    expect((await refusal(security.client.requests.withdraw.mutate(asked))).code).toBe("absent");
    await admin.client.people.disable.mutate({ personId: idOf(second) });
    expect((await seenBy(security, asked.requestId))?.obstacle).toBe("requester-left");
    expect((await refusal(decide(security, asked.requestId))).code).toBe("second-person-needed");
    const late = await security.client.freeze.requestLift.mutate({ freezeId });
    harness.pass(7 * day);
    await harness.signIn(admin);
    expect((await refusal(decide(admin, late.requestId))).code).toBe("conflict");
    expect(await admin.client.freeze.list.query()).toHaveLength(1);
  });

  it("may also refuse, which changes nothing and is recorded with both people", async () => {
    await aDayLater(admin, security);
    await admin.client.freeze.set.mutate({ scope: "everything" });
    const freezeId = (await admin.client.freeze.list.query())[0]?.id ?? "";
    const { requestId } = await security.client.freeze.requestLift.mutate({ freezeId });
    await decide(admin, requestId, "refused");
    expect(await admin.client.freeze.list.query()).toHaveLength(1);
    expect((await security.client.requests.list.query()).mine[0]).toMatchObject({ state: "refused" });
    const [row] = await harness.app.services.store.read.searchTrail({ types: ["request.decided"], limit: 1 });
    const entry = row === undefined ? null : decodeEntry(row.entry);
    expect(entry?.ok === true && entry.value).toMatchObject({
      actor: admin.personId,
      subject: security.personId,
      reason: "refused",
      action: "un-freeze",
    });
  });
});

describe("I7: one administrator with any number of accounts", () => {
  it("cannot make a second person up once there is a real one: a new duty waits for them", async () => {
    await aDayLater(admin, security);
    const asked = await admin.client.people.invite.mutate(duty("Puppet One"));
    expect(asked.link).toBeNull();
    const requestId = String(asked.requestId);
    expect((await refusal(decide(admin, requestId))).code).toBe("second-person-needed");
    expect((await seenBy(security, requestId))?.obstacle).toBeNull();
    const { link } = await decide(security, requestId);
    const joined = await harness.join(String(link), "Puppet One");
    const row = (await admin.client.people.list.query({})).people.find(({ id }) => id === joined.personId);
    expect(row).toMatchObject({ administrator: true, invitedBy: "Ada Admin" });
  });

  it("cannot promote an account of their own making either, and nobody approves their own promotion", async () => {
    const helper = await harness.person({ name: "Hal Helper" });
    await aDayLater(admin, security, helper);
    const given = { personId: idOf(helper), ...noGrants, administrator: true };
    const { requestId } = await admin.client.people.change.mutate(given);
    expect((await helper.client.session.state.query()).person?.installationRoles).toEqual([]);
    expect((await refusal(decide(helper, String(requestId)))).code).toBe("absent");
    const more = { personId: idOf(security), ...noGrants, administrator: true, securityReviewer: true };
    const own = await admin.client.people.change.mutate(more);
    expect((await seenBy(security, String(own.requestId)))?.obstacle).toBe("about-you");
    await decide(security, String(requestId));
    expect((await helper.client.session.state.query()).person?.installationRoles).toEqual(["administrator"]);
  });

  it("takes a duty away alone and at once", async () => {
    await aDayLater(admin, security);
    const taken = await admin.client.people.change.mutate({ personId: idOf(security), ...noGrants });
    expect(taken.requestId).toBeNull();
    expect((await refusal(security.client.freeze.list.query())).code).toBe("absent");
  });
});
