import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordStrangers } from "@keyhole/server/jobs/jobs";
import { codeAt, stepAt } from "@keyhole/server/identity/totp";
import { decodeEntry } from "@keyhole/shared/trail/entry-codec";
import { fromBase32, password, refusal, startHarness, type Harness, type Visitor } from "../harness.ts";

const minute = 60_000;
const wrong = "not the right phrase 3";
let harness: Harness;
let who: Visitor;

beforeAll(async () => {
  harness = await startHarness();
  who = await harness.person({ name: "Ida Idle" });
});
afterAll(() => harness.close());

const codeNow = (visitor: Visitor) => codeAt(visitor.secret ?? Buffer.alloc(0), stepAt(harness.now()));
const signIn = (visitor: Visitor, login: string, phrase = password) =>
  visitor.client.session.signIn.mutate({ login, password: phrase });
/** A browser of somebody's that has passed its password only. */
async function halfWay(person: Visitor): Promise<Visitor> {
  const browser = harness.visitor();
  await signIn(browser, person.login);
  return browser;
}
const entriesOf = async (query: { subject?: string; actor?: string; types?: string[] }) =>
  (await harness.app.services.store.read.searchTrail({ ...query, limit: 100 }))
    .map(({ entry }) => decodeEntry(entry))
    .flatMap((read) => (read.ok ? [read.value] : []));

describe("I14: what Keyhole records about me", () => {
  beforeAll(async () => {
    for (let at = 0; at < 3; at++) await refusal(signIn(harness.visitor(), who.login, wrong));
    await recordStrangers(harness.app.services);
    for (let at = 0; at < 60; at++) await who.client.me.record.mutate();
  });

  it("shows the account, its sessions, browsers, teams and entries, and reading it is an entry", async () => {
    await harness.signIn(who);
    const record = await who.client.me.record.mutate();
    expect(record).toMatchObject({
      name: "Ida Idle",
      login: who.login,
      hasSecondFactor: true,
      roles: [],
      projects: [],
    });
    expect(record.sessions.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
    expect(record.devices.some(({ isCurrent }) => isCurrent)).toBe(true);
    const { entries } = await who.client.me.entries.query({});
    expect(entries[0]).toMatchObject({ type: "person.record-read", byMe: true });
    const read = await entriesOf({ actor: who.personId, types: ["person.record-read"] });
    expect(read).toHaveLength(61);
  });

  it("pages entries by key without a gap or a repetition", async () => {
    const seen: number[] = [];
    const types: string[] = [];
    let before: number | null = Number.MAX_SAFE_INTEGER;
    do {
      const page: Awaited<ReturnType<typeof who.client.me.entries.query>> = await who.client.me.entries.query({
        before,
      });
      seen.push(...page.entries.map(({ sequence }) => sequence));
      types.push(...page.entries.map(({ type }) => type));
      ({ before } = page);
    } while (before !== null);
    expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => b - a));
    expect(types).toContain("access.failures");
    const signIns = await entriesOf({ actor: who.personId, types: ["session.signed-in"] });
    expect(signIns.length).toBeGreaterThan(1);
    expect(types.length).toBeGreaterThan(60);
    expect(types.filter((type) => type === "session.signed-in")).toHaveLength(signIns.length);
  });

  it("changes the password against the old one only, refuses a common one, and ends the other sessions", async () => {
    const person = await harness.person({ name: "Pia Password" });
    const other = await halfWay(person);
    harness.pass(minute);
    await other.client.session.secondFactor.mutate({ code: codeNow(person) });
    const change = (old: string, newPassword: string) =>
      person.client.me.changePassword.mutate({ password: old, newPassword });
    expect((await refusal(change(wrong, "quite another phrase 8"))).problems?.[0]?.path).toEqual(["password"]);
    for (const bad of ["too short", "passwordpassword", "piapassword123", "aaaaaaaaaaaaaaaa"]) {
      expect((await refusal(change(password, bad))).problems?.[0]?.path).toEqual(["newPassword"]);
    }
    expect(await change(password, "quite another phrase 8")).toEqual({ ended: 1 });
    expect((await other.client.session.state.query()).phase).toBe("signed-out");
    expect((await person.client.session.state.query()).phase).toBe("signed-in");
    expect((await refusal(signIn(harness.visitor(), person.login))).code).toBe("invalid");
    expect((await signIn(harness.visitor(), person.login, "quite another phrase 8")).phase).toBe("second-factor");
  });

  it("renews recovery codes and the second factor; the old ones are void", async () => {
    const person = await harness.person({ name: "Rex Renewed" });
    const { recoveryCodes } = await person.client.me.renewRecoveryCodes.mutate({ password });
    const browser = await halfWay(person);
    const old = browser.client.session.secondFactor.mutate({ code: person.recoveryCodes[0] ?? "" });
    expect((await refusal(old)).code).toBe("invalid");
    expect((await browser.client.session.secondFactor.mutate({ code: recoveryCodes[0] ?? "" })).phase).toBe(
      "signed-in",
    );

    const { secret } = await person.client.me.beginSecondFactor.mutate({ password });
    harness.pass(minute);
    const stillOld = await halfWay(person);
    expect((await stillOld.client.session.secondFactor.mutate({ code: codeNow(person) })).phase).toBe("signed-in");
    const oldSecret = person.secret;
    person.secret = fromBase32(secret);
    await person.client.me.confirmSecondFactor.mutate({ code: codeNow(person) });
    expect((await stillOld.client.session.state.query()).phase).toBe("signed-out");
    harness.pass(minute);
    const after = await halfWay(person);
    const withOld = after.client.session.secondFactor.mutate({
      code: codeAt(oldSecret ?? Buffer.alloc(0), stepAt(harness.now())),
    });
    expect((await refusal(withOld)).code).toBe("invalid");
    expect((await after.client.session.secondFactor.mutate({ code: codeNow(person) })).phase).toBe("signed-in");
  });

  it("ends own sessions and forgets own browsers, nobody else's", async () => {
    const person = await harness.person({ name: "Eva Ends" });
    const { sessions, devices } = await person.client.me.record.mutate();
    await harness.signIn(who);
    const foreign = who.client.me.endSession.mutate({ sessionId: sessions[0]?.id ?? "" });
    expect(await foreign).toEqual({ ended: 0 });
    const forgetting = who.client.me.forgetDevice.mutate({ deviceId: devices[0]?.id ?? "" });
    expect((await refusal(forgetting)).code).toBe("absent");
    expect((await person.client.session.state.query()).phase).toBe("signed-in");
    await person.client.me.forgetDevice.mutate({ deviceId: devices[0]?.id ?? "" });
    expect((await person.client.me.record.mutate()).devices).toEqual([]);
  });
});
