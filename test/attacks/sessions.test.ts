import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashToken } from "@keyhole/server/door/context";
import { codeAt, stepAt } from "@keyhole/server/identity/totp";
import { call, json } from "../door/call.ts";
import { makePerson, seat } from "../door/seats.ts";
import { password, startHarness, Visitor, type Harness } from "../harness.ts";
import { deviceCookie, sessionCookie, thiefOf } from "./thief.ts";

// Sessions and cookies, tried as a thief would. What a person's own page does with them: test/flows/me-sign-in.test.ts.

let harness: Harness;
let admin: Visitor;
let victim: Visitor;

beforeAll(async () => {
  harness = await startHarness();
  admin = await harness.administrator();
  victim = await harness.person({ name: "Vera Victim", mayCreateProjects: true });
}, 120_000);
afterAll(() => harness.close());

const currentCode = (who: Visitor) => codeAt(who.secret ?? Buffer.alloc(0), stepAt(harness.now()));
const works = async (who: Visitor) => (await call(who, "me.entries", {})).code;

describe("a stolen session token", () => {
  it("works while the session does, and for nothing after sign-out", async () => {
    const thief = thiefOf(victim);
    expect(await works(thief)).toBe("ok");
    await victim.client.session.signOut.mutate({ everywhere: false });
    expect(await works(thief)).toBe("signed-out");
    await harness.signIn(victim);
    expect(await works(thief)).toBe("signed-out");
    expect(await works(victim)).toBe("ok");
  });

  it("dies with every other session when the password or the second factor changes", async () => {
    const thief = thiefOf(victim);
    await harness.signIn(victim);
    await victim.client.me.changePassword.mutate({ password, newPassword: "a much longer phrase 8" });
    expect(await works(thief)).toBe("signed-out");
    await victim.client.me.changePassword.mutate({ password: "a much longer phrase 8", newPassword: password });
  });

  it("loses a right in the call after it was taken away", async () => {
    const { services } = harness.app;
    const personId = await makePerson(services, "Short Time", { administrator: true });
    const thief = await seat(services, personId, { url: harness.url });
    expect((await call(thief, "people.list", {})).code).toBe("ok");
    const roles = { administrator: false, securityReviewer: false, mayCreateProjects: false };
    await admin.client.people.change.mutate({ personId, ...roles, secondFactorWaived: false });
    expect((await call(thief, "people.list", {})).code).toBe("absent");
    await admin.client.people.disable.mutate({ personId });
    expect(await works(thief)).toBe("signed-out");
    await admin.client.people.enable.mutate({ personId });
    expect(await works(thief)).toBe("signed-out");
  });

  it("cannot be renewed past 12 hours, and a locked one is opened by the password only", async () => {
    const { services } = harness.app;
    const personId = await makePerson(services, "Long Day");
    const who = await seat(services, personId, { url: harness.url });
    harness.pass(17 * 60_000);
    expect(await works(who)).toBe("locked");
    await call(who, "session.touch", null);
    expect(await works(who)).toBe("locked");
    expect((await call(who, "session.unlock", { password: "not the password" })).code).toBe("invalid");
    expect((await call(who, "session.lock", null)).code).toBe("ok");
    expect(await works(who)).toBe("locked");
    harness.pass(12 * 3_600_000);
    expect(await works(who)).toBe("signed-out");
    expect((await call(who, "session.unlock", { password: "nobody signs in with this one" })).code).toBe("signed-out");
    await harness.signIn(admin);
    await harness.signIn(victim);
  });

  it("altered, cut, doubled or invented opens nothing", async () => {
    const token = victim.cookies.get(sessionCookie) ?? "";
    const flipped = `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`;
    const thief = new Visitor(harness.url);
    const values = [
      flipped,
      token.slice(0, 42),
      `${token}A`,
      "A".repeat(43),
      "",
      "null",
      "../",
      `${token}%00`,
      `"${token}"`,
    ];
    for (const value of values) {
      thief.cookies.set(sessionCookie, value);
      expect([value, await works(thief)]).toEqual([value, "signed-out"]);
    }
    // The hash that the store keeps is no token.
    thief.cookies.set(sessionCookie, hashToken(token));
    expect(await works(thief)).toBe("signed-out");
    // Neither is a device's token, nor a session's token in the device's place.
    thief.cookies.set(sessionCookie, victim.cookies.get(deviceCookie) ?? "");
    expect(await works(thief)).toBe("signed-out");
  });

  it("counts in its cookie only: not as a bearer token, a parameter or another cookie", async () => {
    const token = victim.cookies.get(sessionCookie) ?? "";
    const thief = new Visitor(harness.url);
    const tries = [
      { path: "/rpc/me.entries", headers: { authorization: `Bearer ${token}` } },
      { path: "/rpc/me.entries", headers: { cookie: `keyhole=${token}; __Secure-keyhole=${token}; session=${token}` } },
      { path: "/rpc/me.entries", headers: { "x-session": token, "x-forwarded-user": "admin" } },
      { path: `/rpc/me.entries?${sessionCookie}=${token}&token=${token}`, headers: {} },
    ];
    for (const { path, headers } of tries) {
      const reply = await thief.fetch(path, { method: "POST", headers: { ...json, ...headers }, body: "{}" });
      expect([path, reply.status]).toEqual([path, 401]);
    }
  });
});

describe("cookies", () => {
  it("are __Host-, Secure, HttpOnly, SameSite=Strict, for the whole path and no domain", async () => {
    harness.pass(20 * 60_000);
    const browser = new Visitor(harness.url);
    const cookies: string[] = [];
    const post = async (name: string, input: unknown) => {
      const reply = await browser.fetch(`/rpc/${name}`, { method: "POST", headers: json, body: JSON.stringify(input) });
      cookies.push(...reply.headers.getSetCookie());
      return reply;
    };
    await post("session.signIn", { login: victim.login, password });
    await post("session.secondFactor", { code: currentCode(victim) });
    const out = await post("session.signOut", { everywhere: false });
    expect(out.headers.get("clear-site-data")).toBe('"cache"');
    expect(cookies.length).toBeGreaterThanOrEqual(4);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-keyhole(-device)?=[A-Za-z0-9_-]*; Path=\/; Secure; HttpOnly; SameSite=Strict/);
      expect(cookie).not.toMatch(/domain/i);
    }
    // No answer carries a token where script could read it.
    expect(await (await post("session.state", null)).text()).not.toMatch(/[A-Za-z0-9_-]{43}/);
  });
});
