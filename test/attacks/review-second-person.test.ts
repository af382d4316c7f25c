import { afterEach, beforeEach, expect, it } from "vitest";
import type { PersonId, RequestId } from "@keyhole/shared/ids";
import { decodeEntry } from "@keyhole/shared/trail/entry-codec";
import { refusal, startHarness, type Harness, type Visitor } from "../harness.ts";

const noGrants = { administrator: false, securityReviewer: false, mayCreateProjects: false, secondFactorWaived: false };
let harness: Harness;
let admin: Visitor;
let second: Visitor;
let security: Visitor;

beforeEach(async () => {
  harness = await startHarness();
  admin = await harness.administrator();
  second = await harness.person({ name: "Bea Admin", administrator: true });
  security = await harness.person({ name: "Sam Security", securityReviewer: true });
  harness.pass(25 * 3_600_000);
  for (const who of [admin, second, security]) await harness.signIn(who);
});
afterEach(() => harness.close());

const idOf = (who: Visitor) => who.personId as PersonId;
const obstacleFor = async (who: Visitor, requestId: string) =>
  (await who.client.requests.list.query()).waiting.find(({ id }) => id === requestId)?.obstacle;

async function approve(who: Visitor, requestId: string) {
  const found = await harness.app.services.store.read.requestById(requestId as RequestId);
  return who.client.requests.decide.mutate({ requestId, digest: found?.digest ?? "", decision: "approved" });
}

it("I6: what somebody asked whose duty was taken away since is not approved", async () => {
  const victim = await harness.person({ name: "Vic Tim" });
  const { requestId } = await second.client.people.requestReset.mutate({ personId: idOf(victim) });
  expect(await obstacleFor(security, requestId)).toBeNull();
  await admin.client.people.change.mutate({ personId: idOf(second), ...noGrants });
  expect(await obstacleFor(security, requestId)).toBe("requester-left");
  expect((await refusal(approve(security, requestId))).code).toBe("second-person-needed");
});

it("I6: nobody is the second person for lifting a freeze of themselves or of their team", async () => {
  await security.client.freeze.set.mutate({ scope: "person", scopeId: idOf(second) });
  const team = { teamId: null, name: "Vendor", networks: [], endsAt: null, add: [idOf(second)] };
  const { teamId } = await admin.client.teams.save.mutate(team);
  await security.client.freeze.set.mutate({ scope: "team", scopeId: teamId });
  for (const { id } of await admin.client.freeze.list.query()) {
    const { requestId } = await security.client.freeze.requestLift.mutate({ freezeId: id });
    expect(await obstacleFor(second, requestId)).toBe("about-you");
    expect((await refusal(approve(second, requestId))).code).toBe("second-person-needed");
    await approve(admin, requestId);
  }
  expect(await admin.client.freeze.list.query()).toEqual([]);
});

it("I7: a duty that was asked for is not given to somebody who joined a project or was disabled since", async () => {
  const lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  const helper = await harness.person({ name: "Hal Helper" });
  const given = { personId: idOf(helper), ...noGrants, securityReviewer: true };
  const { requestId } = await admin.client.people.change.mutate(given);
  const { projectId } = await lead.client.project.create.mutate({ name: "Streets" });
  await lead.client.project.setMember.mutate({ projectId, personId: idOf(helper), role: "labeler" });
  const refused = await refusal(approve(security, String(requestId)));
  expect(refused.problems?.[0]?.message).toBe("people.has-project-roles");
  await lead.client.project.setMember.mutate({ projectId, personId: idOf(helper), role: null });
  await admin.client.people.disable.mutate({ personId: idOf(helper) });
  expect((await refusal(approve(security, String(requestId)))).problems?.[0]?.message).toBe("people.is-disabled");
});

it("a freeze set twice is one freeze, and both entries name it", async () => {
  await admin.client.freeze.set.mutate({ scope: "everything" });
  await security.client.freeze.set.mutate({ scope: "everything" });
  const [frozen, ...more] = await admin.client.freeze.list.query();
  expect(more).toEqual([]);
  const rows = await harness.app.services.store.read.searchTrail({ types: ["freeze.set"], limit: 10 });
  const named = rows.map(({ entry }) => {
    const read = decodeEntry(entry);
    return read.ok ? read.value.freeze : null;
  });
  expect(named).toEqual([frozen?.id, frozen?.id]);
});

it("nothing is recorded as ended where nothing was: a session of somebody else", async () => {
  const [theirs] = await harness.app.services.store.read.sessionsOf(idOf(security));
  if (theirs === undefined) throw new Error("no session");
  expect(await admin.client.me.endSession.mutate({ sessionId: theirs.id })).toEqual({ ended: 0 });
  const query = { actor: idOf(admin), types: ["session.ended"], limit: 10 };
  expect(await harness.app.services.store.read.searchTrail(query)).toEqual([]);
  expect((await security.client.session.state.query()).phase).toBe("signed-in");
});

it("two leads who take each other's role at the same moment do not leave a project without one", async () => {
  const one = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  const other = await harness.person({ name: "Otto Other" });
  const { projectId } = await one.client.project.create.mutate({ name: "Streets" });
  await one.client.project.setMember.mutate({ projectId, personId: idOf(other), role: "lead" });
  // Both were allowed before either was carried out.
  const taking = { projectId, role: null, now: harness.now(), drafts: [] };
  const { write } = harness.app.services.store;
  await Promise.allSettled([
    write.setMember({ ...taking, personId: idOf(other), by: idOf(one) }),
    write.setMember({ ...taking, personId: idOf(one), by: idOf(other) }),
  ]);
  const members = await harness.app.services.store.read.members(projectId);
  expect(members.filter(({ role }) => role === "lead")).toHaveLength(1);
});
