import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { breakGlass } from "@keyhole/server/features/freeze/break-glass";
import { approveByBreakGlass } from "@keyhole/server/features/requests/approve-by-break-glass";
import { collectableMs } from "@keyhole/server/features/requests/collect";
import { decodeEntry } from "@keyhole/shared/trail/entry-codec";
import type { PersonId, RequestId } from "@keyhole/shared/ids";
import { makePerson, seat, type Seat } from "../door/seats.ts";
import { password, refusal, startHarness, type Harness } from "../harness.ts";

const day = 24 * 3_600_000;
const none = { administrator: false, securityReviewer: false, mayCreateProjects: false };
let harness: Harness;
let ada: Seat;
let noor: Seat;
let sol: Seat;

const services = () => harness.app.services;
const idOf = (who: Seat) => who.personId as PersonId; // as it was made

async function person(name: string, duties: Parameters<typeof makePerson>[2]): Promise<Seat> {
  return seat(services(), await makePerson(services(), name, duties), { url: harness.url });
}

async function aDayLater(): Promise<void> {
  harness.pass(day + 60_000);
  for (const who of [ada, noor, sol]) Object.assign(who, await seat(services(), idOf(who), { url: harness.url }));
}

beforeEach(async () => {
  harness = await startHarness();
  ada = await person("Ada Admin", { administrator: true });
  noor = await person("Noor Admin", { administrator: true, invitedBy: idOf(ada) });
  sol = await person("Sol Security", { securityReviewer: true, invitedBy: idOf(ada) });
  await aDayLater();
});
afterEach(() => harness.close());

async function approve(who: Seat, requestId: string) {
  const found = await services().store.read.requestById(requestId as RequestId); // given by the server
  return who.client.requests.decide.mutate({ requestId, digest: found?.digest ?? "", decision: "approved" });
}

const entries = async (type: "settings.changed" | "person.invitation-voided") =>
  (await services().store.read.searchTrail({ types: [type], limit: 20 })).flatMap(({ entry }) => {
    const read = decodeEntry(entry);
    return read.ok ? [read.value] : [];
  });

describe("settings of the installation", () => {
  it("are tightened at once and relaxed by two independent people, each part for itself", async () => {
    const wanted = { approverAgeMs: day / 2, labelersNeedSecondFactor: true, resetTieMs: 60 * day };
    const { settings, requestId } = await noor.client.settings.change.mutate(wanted);
    expect(settings).toMatchObject({ approverAgeMs: day, resetTieMs: 60 * day });
    const [seen] = (await sol.client.requests.list.query()).waiting;
    expect(seen).toMatchObject({ kind: "settings", obstacle: null, who: { names: ["Sol Security"] } });
    expect(seen?.words).toEqual([{ term: "admin.settings.word.approverAgeMs", value: 12, as: "number" }]);
    expect((await refusal(approve(ada, String(requestId)))).code).toBe("second-person-needed");
    expect((await refusal(approve(noor, String(requestId)))).code).toBe("second-person-needed");
    // What was tightened meanwhile stays.
    await ada.client.settings.change.mutate({ ...settings, resetTieMs: 90 * day });
    await approve(sol, String(requestId));
    expect(await ada.client.settings.read.query()).toMatchObject({ approverAgeMs: day / 2, resetTieMs: 90 * day });
    expect((await noor.client.me.notices.query({})).notices[0]?.kind).toBe("settings-relaxed");
    const [last] = await entries("settings.changed");
    expect(last).toMatchObject({ actor: sol.personId, setting: "approver-age-ms", request: requestId });
  });

  it("are not relaxed by an approval of something else, nor by a security reviewer who asks", async () => {
    const { requestId } = await noor.client.settings.change.mutate({ dependentMayApprove: true });
    const decide = { requestId: String(requestId), digest: "another", decision: "approved" } as const;
    expect((await refusal(sol.client.requests.decide.mutate(decide))).code).toBe("conflict");
    expect((await refusal(sol.client.settings.change.mutate({ dependentMayApprove: true }))).code).toBe("absent");
    expect((await ada.client.settings.read.query()).dependentMayApprove).toBe(false);
  });
});

describe("break-glass codes", () => {
  const fact = async () => (await ada.client.settings.posture.query()).find((item) => item.fact === "breakGlass");

  async function renewed(): Promise<readonly string[]> {
    const { requestId } = await noor.client.requests.renewBreakGlass.mutate();
    await approve(sol, requestId);
    return (await noor.client.requests.collect.mutate({ requestId })).codes;
  }

  it("are renewed by two people, shown once to the one who asked; the old ones are void from then on", async () => {
    expect(await fact()).toEqual({ fact: "breakGlass", isSafe: false, left: 0, made: 0 });
    const before = await renewed();
    expect(await fact()).toEqual({ fact: "breakGlass", isSafe: true, left: 5, made: 5 });
    const { requestId } = await noor.client.requests.renewBreakGlass.mutate();
    expect((await refusal(noor.client.requests.collect.mutate({ requestId }))).code).toBe("conflict");
    expect((await refusal(approve(ada, requestId))).code).toBe("second-person-needed");
    await approve(sol, requestId);
    // Until they are fetched the old ones work.
    expect(await breakGlass(services(), before[0] ?? "")).toMatchObject({ lifted: true });
    for (const who of [ada, sol]) {
      expect((await refusal(who.client.requests.collect.mutate({ requestId }))).code).toBe("absent");
    }
    const mine = async () => (await noor.client.requests.list.query()).mine.find(({ id }) => id === requestId);
    expect(await mine()).toMatchObject({ state: "approved", mayCollect: true });
    const { codes } = await noor.client.requests.collect.mutate({ requestId });
    expect(await mine()).toMatchObject({ state: "done", mayCollect: false });
    expect((await refusal(noor.client.requests.collect.mutate({ requestId }))).code).toBe("conflict");
    expect(await breakGlass(services(), before[1] ?? "")).toMatchObject({ lifted: false });
    expect(await breakGlass(services(), codes[0] ?? "")).toMatchObject({ lifted: true });
    expect(await fact()).toMatchObject({ left: 4, made: 5 });
    expect((await ada.client.me.notices.query({})).notices.map(({ kind }) => kind)).toContain("break-glass-renewed");
  });

  it("wait a week for the one who asked, no longer, and not for somebody who is no administrator any more", async () => {
    const { requestId } = await noor.client.requests.renewBreakGlass.mutate();
    await approve(sol, requestId);
    harness.pass(collectableMs);
    Object.assign(noor, await seat(services(), idOf(noor), { url: harness.url }));
    expect((await refusal(noor.client.requests.collect.mutate({ requestId }))).code).toBe("conflict");
    const again = await noor.client.requests.renewBreakGlass.mutate();
    await Promise.all(
      [ada, sol].map(async (who) => Object.assign(who, await seat(services(), idOf(who), { url: harness.url }))),
    );
    await approve(sol, again.requestId);
    await ada.client.people.change.mutate({ personId: idOf(noor), ...none, secondFactorWaived: false });
    expect((await refusal(noor.client.requests.collect.mutate(again))).code).toBe("absent");
  });

  it("approve what nobody can approve, and neither a freeze nor an export", async () => {
    const [code = "", other = ""] = await renewed();
    const { requestId } = await ada.client.settings.change.mutate({ approverAgeMs: 0 });
    expect(await approveByBreakGlass(services(), { requestId: requestId ?? ("" as never), code })).toMatchObject({
      approved: true,
      kind: "settings",
      link: null,
      alerted: 3,
    });
    expect((await ada.client.settings.read.query()).approverAgeMs).toBe(0);
    expect((await ada.client.requests.list.query()).mine[0]).toMatchObject({ state: "approved", decidedBy: null });
    await ada.client.freeze.set.mutate({ scope: "everything" });
    const [frozen] = await ada.client.freeze.list.query();
    const lift = await ada.client.freeze.requestLift.mutate({ freezeId: frozen?.id ?? "" });
    const refused = approveByBreakGlass(services(), { ...lift, code: other });
    await expect(refused).rejects.toMatchObject({ body: { problems: [{ message: "break-glass.not-this-kind" }] } });
    expect(await fact()).toMatchObject({ left: 4 });
  });
});

describe("open invitations", () => {
  const use = async (link: string | null, login: string) => {
    const token = String(link).slice(String(link).indexOf("#") + 1);
    return harness.visitor().client.invitation.accept.mutate({ token, name: "Somebody", login, password });
  };

  it("are void at once with their maker's account or right to invite, recorded with their number", async () => {
    const make = async (who: Seat, name: string) => (await who.client.people.invite.mutate({ ...none, name })).link;
    const [one, two] = [await make(noor, "One"), await make(noor, "Two")];
    const hers = await make(ada, "Hers");
    await ada.client.people.change.mutate({ personId: idOf(noor), ...none, secondFactorWaived: false });
    for (const link of [one, two]) expect((await refusal(use(link, "some.body"))).code).toBe("absent");
    const [voided] = await entries("person.invitation-voided");
    expect(voided).toMatchObject({ subject: noor.personId, count: 2, reason: "inviter-left" });
    expect((await use(hers, "some.body")).phase).toBe("must-enrol");
    await ada.client.people.disable.mutate({ personId: idOf(noor) });
    expect(await entries("person.invitation-voided")).toHaveLength(1);
  });

  it("are not made by a call that was allowed a moment before the right was lost", async () => {
    await ada.client.people.disable.mutate({ personId: idOf(noor) });
    await expect(makePerson(services(), "Late", { invitedBy: idOf(noor) })).rejects.toMatchObject({ code: "absent" });
  });
});
