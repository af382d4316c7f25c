import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeAt, stepAt } from "@keyhole/server/identity/totp";
import { call } from "../door/call.ts";
import { makePerson, seat } from "../door/seats.ts";
import { password, startHarness, Visitor, type Harness } from "../harness.ts";
import { deviceCookie, sessionCookie, thiefOf } from "./thief.ts";

// Ways in: planted sessions, codes, logins, links.

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
const signIn = (who: Visitor, login: string, secret = password) =>
  call(who, "session.signIn", { login, password: secret });
const works = async (who: Visitor) => (await call(who, "me.entries", {})).code;

describe("fixation", () => {
  it("a session that the attacker planted before sign-in is not the one after it", async () => {
    const { services } = harness.app;
    const attacker = await seat(services, await makePerson(services, "Attacker"), { url: harness.url });
    const planted = attacker.cookies.get(sessionCookie) ?? "";
    const browser = new Visitor(harness.url);
    browser.cookies.set(sessionCookie, planted);
    harness.pass(60_000);
    await signIn(browser, victim.login);
    expect(browser.cookies.get(sessionCookie)).not.toBe(planted);
    // The planted one ended: its owner does not go on in it either.
    expect(await works(attacker)).toBe("signed-out");
  });

  it("the half-way token from the password opens nothing, and is worth nothing after the code", async () => {
    harness.pass(60_000);
    const browser = new Visitor(harness.url);
    await signIn(browser, victim.login);
    const halfway = thiefOf(browser);
    expect(await works(halfway)).toBe("second-factor-needed");
    for (const name of ["session.unlock", "session.touch", "secondFactor.begin"]) {
      await call(halfway, name, name === "session.unlock" ? { password } : null);
      expect(await works(halfway)).toBe("second-factor-needed");
    }
    const done = await call(browser, "session.secondFactor", { code: currentCode(victim) });
    expect(done.code).toBe("ok");
    expect(await works(browser)).toBe("ok");
    expect(await works(halfway)).toBe("signed-out");
  });
});

describe("the second factor", () => {
  it("takes a code once, also for two sign-ins at the same moment and in other writings", async () => {
    harness.pass(90_000);
    const [one, two] = [new Visitor(harness.url), new Visitor(harness.url)];
    for (const who of [one, two]) await signIn(who, victim.login);
    const code = currentCode(victim);
    const answers = await Promise.all([one, two].map((who) => call(who, "session.secondFactor", { code })));
    expect(answers.map((answer) => answer.code).sort()).toEqual(["invalid", "ok"]);
    const loser = answers[0]?.code === "ok" ? two : one;
    for (const variant of [
      ` ${code}`,
      `${code} `,
      `${code.slice(0, 3)} ${code.slice(3)}`,
      `0${code}`,
      `${code}\u0000`,
    ]) {
      expect([variant, (await call(loser, "session.secondFactor", { code: variant })).code]).toEqual([
        variant,
        "invalid",
      ]);
    }
    const fullWidth = Array.from(code, (digit) => String.fromCodePoint(0xff10 + Number(digit))).join("");
    expect((await call(loser, "session.secondFactor", { code: fullWidth })).code).toBe("invalid");
  });

  it("takes a recovery code once, also when it is sent ten times at once", async () => {
    harness.pass(90_000);
    const browser = new Visitor(harness.url);
    await signIn(browser, admin.login);
    const code = admin.recoveryCodes[0] ?? "";
    const tries = Array.from({ length: 5 }, () => call(thiefOf(browser), "session.secondFactor", { code }));
    const codes = (await Promise.all(tries)).map((answer) => answer.code);
    expect(codes.filter((each) => each === "ok")).toHaveLength(1);
  });

  it("of one person is not another's", async () => {
    harness.pass(20 * 60_000);
    await harness.signIn(admin);
    await harness.signIn(victim);
    harness.pass(60_000);
    const browser = new Visitor(harness.url);
    await signIn(browser, victim.login);
    expect((await call(browser, "session.secondFactor", { code: currentCode(admin) })).code).toBe("invalid");
    const other = admin.recoveryCodes[1] ?? "";
    expect((await call(browser, "session.secondFactor", { code: other })).code).toBe("invalid");
  });
});

describe("a login", () => {
  it("is one account however it is written, and one count of tries", async () => {
    harness.pass(20 * 60_000);
    const writings = [
      victim.login.toUpperCase(),
      ` ${victim.login}\t`,
      victim.login.replaceAll(/[a-z]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)),
    ];
    const stranger = new Visitor(harness.url);
    for (let tries = 0; tries < 10; tries++) {
      const { code } = await signIn(stranger, writings[tries % writings.length] ?? "", "wrong");
      expect(code).toBe("invalid");
    }
    for (const login of [...writings, victim.login])
      expect((await signIn(stranger, login, "wrong")).code).toBe("throttled");
  });

  it("locked out for strangers still opens from the owner's own browser", async () => {
    const own = thiefOf(victim, deviceCookie);
    expect((await signIn(own, victim.login)).code).toBe("ok");
    // The owner's device is no pass for other accounts.
    expect((await signIn(thiefOf(victim, deviceCookie), victim.login.toUpperCase(), "wrong")).code).toBe("invalid");
  });

  it("with bytes that databases and logs stumble over is only a wrong login", async () => {
    harness.pass(20 * 60_000);
    const stranger = new Visitor(harness.url);
    for (const login of [
      "' OR 1=1 --",
      "a\u0000b",
      "*",
      "%",
      "admin\r\nx: y",
      "\u202Eadmin",
      "__proto__",
      "💥".repeat(20),
    ]) {
      expect([login, (await signIn(stranger, login, "wrong")).code]).toEqual([login, "invalid"]);
    }
    expect((await signIn(stranger, "x".repeat(201))).code).toBe("invalid");
    expect((await signIn(stranger, "x", "p".repeat(100_000))).code).toBe("invalid");
  });
});

describe("an invitation's link", () => {
  it("is used once, dies when it is withdrawn or late, and cannot be guessed quickly", async () => {
    harness.pass(20 * 60_000);
    await harness.signIn(admin);
    const roles = { administrator: false, securityReviewer: false, mayCreateProjects: false };
    const made = await admin.client.people.invite.mutate({ name: "Guest", ...roles });
    const token = made.link?.slice(made.link.indexOf("#") + 1) ?? "";
    const visitor = new Visitor(harness.url);
    const accept = (login: string) => call(visitor, "invitation.accept", { token, name: "Guest", login, password });
    const both = await Promise.all([accept("guest.one"), accept("guest.two")]);
    expect(both.filter(({ code }) => code === "ok")).toHaveLength(1);
    expect((await call(visitor, "invitation.look", { token })).code).toBe("absent");
    const codes = [];
    for (let tries = 0; tries < 12; tries++) {
      codes.push((await call(visitor, "invitation.look", { token: String(tries).padStart(43, "A") })).code);
    }
    expect(new Set(codes)).toEqual(new Set(["absent", "throttled"]));
  });

  it("grants what the administrator chose, not what its bearer writes beside it", async () => {
    harness.pass(20 * 60_000);
    await harness.signIn(admin);
    const roles = { administrator: false, securityReviewer: false, mayCreateProjects: false };
    const { link } = await admin.client.people.invite.mutate({ name: "Climber", ...roles });
    const token = link?.slice(link.indexOf("#") + 1) ?? "";
    const visitor = new Visitor(harness.url);
    const input = { token, name: "Climber", login: "climber", password };
    for (const more of [
      { administrator: true },
      { securityReviewer: true },
      { mayCreateProjects: true },
      { personId: "x" },
    ]) {
      expect((await call(visitor, "invitation.accept", { ...input, ...more })).code).toBe("invalid");
    }
    await call(visitor, "invitation.accept", input);
    const people = await harness.app.services.store.read.people();
    expect(people.find(({ login }) => login === "climber")).toMatchObject(roles);
  });

  it("without one there is no way to an account: nobody signs up", async () => {
    const visitor = new Visitor(harness.url);
    const before = (await harness.app.services.store.read.people()).length;
    for (const token of ["", "x", "A".repeat(43), null]) {
      await call(visitor, "invitation.accept", { token, name: "X", login: "x.y", password });
    }
    expect((await harness.app.services.store.read.people()).length).toBe(before);
    const { services } = harness.app;
    expect(await services.store.read.personByLogin("admin")).toBeNull();
    expect((await services.store.read.people()).every(({ id }) => id.length === 22)).toBe(true);
  });
});
