import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { recordStrangers } from "@keyhole/server/jobs/jobs";
import { sweepSessions } from "@keyhole/server/jobs/sweep-sessions";
import { codeAt, stepAt } from "@keyhole/server/identity/totp";
import { decodeEntry } from "@keyhole/shared/trail/entry-codec";
import type { PersonId } from "@keyhole/shared/ids";
import { password, refusal, startHarness, type Harness, type Visitor } from "../harness.ts";

const minute = 60_000;
const session = "__Host-keyhole";
const wrong = "not the right phrase 3";
let harness: Harness;
let admin: Visitor;
let who: Visitor;

beforeAll(async () => {
  harness = await startHarness();
  admin = await harness.administrator();
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

describe("the password", () => {
  afterEach(() => {
    vi.restoreAllMocks();
    harness.pass(16 * minute);
  });

  it("gives the same answer for the same work, whether the account is unknown, known or disabled", async () => {
    const gone = await harness.person({ name: "Gus Gone" });
    await harness.signIn(admin);
    await admin.client.people.disable.mutate({ personId: gone.personId as PersonId });
    const { services } = harness.app;
    const verified = vi.spyOn(services.passwords, "verify");
    const written = vi.spyOn(services.store.write, "recordOnly");
    const tries = [
      [harness.visitor(), "nobody@example.test", password],
      [harness.visitor(), who.login, wrong],
      [harness.visitor(), gone.login, password],
      [harness.visitor(), gone.login, wrong],
    ] as const;
    const answers = [];
    for (const [visitor, login, phrase] of tries) answers.push(await refusal(signIn(visitor, login, phrase)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(verified).toHaveBeenCalledTimes(tries.length);
    expect(written).not.toHaveBeenCalled();
  });

  it("does not mind letter case and blanks around the login", async () => {
    expect((await signIn(harness.visitor(), `  ${who.login.toUpperCase()} `)).phase).toBe("second-factor");
  });

  it("tried by strangers is counted to one entry a source and account, never written one by one", async () => {
    const { services } = harness.app;
    await recordStrangers(services);
    for (let at = 0; at < 3; at++) await refusal(signIn(harness.visitor(), who.login, wrong));
    for (let at = 0; at < 2; at++) await refusal(signIn(harness.visitor(), "nobody@example.test", wrong));
    await recordStrangers(services);
    const failures = (await entriesOf({ types: ["access.failures"] })).slice(0, 2);
    expect(new Map(failures.map(({ subject, count }) => [subject, count]))).toEqual(
      new Map<string | undefined, number>([
        [who.personId, 3],
        [undefined, 2],
      ]),
    );
  });

  it("cannot be tried more than ten times from one source, also not at the same moment, and its owner still gets in", async () => {
    const tries = Array.from({ length: 14 }, () => refusal(signIn(harness.visitor(), who.login, wrong)));
    const codes = (await Promise.all(tries)).map(({ code }) => code);
    expect(codes.filter((code) => code === "throttled")).toHaveLength(4);
    const stranger = await refusal(signIn(harness.visitor(), who.login));
    expect(stranger.code).toBe("throttled");
    expect(stranger.retryAfterMs).toBeGreaterThan(0);
    // The owner's own browser is known: the same source, the same account, and it is let in.
    await harness.signIn(who);
    expect((await who.client.session.state.query()).phase).toBe("signed-in");
  });
});

describe("the second factor", () => {
  afterEach(() => harness.pass(16 * minute));

  it("takes a code once, and not before the password", async () => {
    harness.pass(minute);
    const code = codeNow(who);
    const first = await halfWay(who);
    const before = first.cookies.get(session);
    expect((await first.client.session.secondFactor.mutate({ code })).phase).toBe("signed-in");
    expect(first.cookies.get(session)).not.toBe(before);
    const fixed = harness.visitor();
    fixed.cookies.set(session, String(before));
    expect((await fixed.client.session.state.query()).phase).toBe("signed-out");
    const second = await halfWay(who);
    const reused = await refusal(second.client.session.secondFactor.mutate({ code }));
    expect(reused.problems?.[0]?.message).toBe("second-factor.wrong");
    expect((await refusal(harness.visitor().client.session.secondFactor.mutate({ code }))).code).toBe("signed-out");
  });

  it("takes each recovery code once, however it is typed", async () => {
    const [code = ""] = who.recoveryCodes;
    expect(who.recoveryCodes).toHaveLength(10);
    const first = await halfWay(who);
    const typed = code.toLowerCase().replaceAll("-", " ");
    expect((await first.client.session.secondFactor.mutate({ code: typed })).phase).toBe("signed-in");
    const second = await halfWay(who);
    expect((await refusal(second.client.session.secondFactor.mutate({ code }))).code).toBe("invalid");
  });

  it("cannot be guessed by signing in with the password again and again", async () => {
    const codes: string[] = [];
    for (let at = 0; at < 13; at++) {
      const browser = await halfWay(who);
      codes.push((await refusal(browser.client.session.secondFactor.mutate({ code: "000000" }))).code);
    }
    expect(codes.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => "invalid"));
    expect(codes.slice(10)).toEqual(["throttled", "throttled", "throttled"]);
  });

  it("is awaited for ten minutes only, and nothing else opens meanwhile", async () => {
    const browser = await halfWay(who);
    expect((await refusal(browser.client.project.own.query())).code).toBe("second-factor-needed");
    expect((await refusal(browser.client.me.record.mutate())).code).toBe("second-factor-needed");
    expect((await browser.fetch("/events")).status).toBe(401);
    harness.pass(10 * minute);
    expect((await browser.client.session.state.query()).phase).toBe("signed-out");
  });

  it("must be set up before anything else; who has one cannot set another up without the password", async () => {
    await harness.signIn(admin);
    const grants = { administrator: false, securityReviewer: false, mayCreateProjects: false };
    const { link } = await admin.client.people.invite.mutate({ name: "Noa New", ...grants });
    const fresh = harness.visitor();
    const token = String(link).slice(String(link).indexOf("#") + 1);
    const made = await fresh.client.invitation.accept.mutate({ token, name: "Noa New", login: "noa", password });
    expect(made.phase).toBe("must-enrol");
    const calls = await Promise.all([fresh.client.project.own.query(), fresh.client.me.record.mutate()].map(refusal));
    expect(new Set(calls.map(({ code }) => code))).toEqual(new Set(["must-enrol"]));
    expect((await fresh.fetch("/events")).status).toBe(403);
    await harness.signIn(who);
    expect((await refusal(who.client.secondFactor.begin.mutate())).code).toBe("signed-out");
    const withWrong = who.client.me.beginSecondFactor.mutate({ password: wrong });
    expect((await refusal(withWrong)).problems?.[0]?.message).toBe("password.wrong");
  });
});

describe("a session", () => {
  it("locks after 15 minutes without activity, for everything guarded, and the password unlocks it", async () => {
    await harness.signIn(who);
    harness.pass(10 * minute);
    expect((await who.client.session.touch.mutate()).phase).toBe("signed-in");
    harness.pass(10 * minute);
    expect((await who.client.session.state.query()).phase).toBe("signed-in");
    harness.pass(7 * minute);
    expect((await who.client.session.state.query()).phase).toBe("locked");
    const calls = await Promise.all(
      [who.client.project.own.query(), who.client.me.record.mutate(), who.client.me.entries.query({})].map(refusal),
    );
    expect(new Set(calls.map(({ code }) => code))).toEqual(new Set(["locked"]));
    expect((await who.fetch("/events")).status).toBe(423);
    expect((await who.client.session.touch.mutate()).phase).toBe("locked");
    expect((await refusal(who.client.session.unlock.mutate({ password: wrong }))).code).toBe("invalid");
    expect((await who.client.session.unlock.mutate({ password })).phase).toBe("signed-in");
  });

  it("ends after 12 hours however active it was, is recorded, and its screen hangs up", async () => {
    await harness.signIn(who);
    const { services } = harness.app;
    const sessions = await services.store.read.sessionsOf(who.personId as PersonId);
    const sessionId = sessions.at(-1)?.id ?? ("" as never);
    const told: string[] = [];
    const screen = { sessionId, personId: who.personId as PersonId, teamIds: [] };
    services.events.add({ ...screen, send: ({ kind }) => told.push(kind), close: () => told.push("hung up") });
    for (let at = 0; at < 12 * 6; at++) {
      harness.pass(10 * minute);
      await who.client.session.touch.mutate().catch(() => undefined);
    }
    expect((await who.client.session.state.query()).phase).toBe("signed-out");
    harness.pass(1_000);
    expect(await sweepSessions(services)).toBeGreaterThan(0);
    expect(told).toEqual(["session-ended", "hung up"]);
    const [entry] = await entriesOf({ subject: who.personId, types: ["session.ended"] });
    expect(entry).toMatchObject({ actor: "system", reason: "age", objectKind: "session" });
    expect(await sweepSessions(services)).toBe(0);
  });

  it("ends with all others on sign-out everywhere", async () => {
    await harness.signIn(who);
    const other = await halfWay(who);
    harness.pass(minute);
    await other.client.session.secondFactor.mutate({ code: codeNow(who) });
    await other.client.session.signOut.mutate({ everywhere: true });
    expect((await who.client.session.state.query()).phase).toBe("signed-out");
  });
});
