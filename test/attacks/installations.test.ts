import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "@keyhole/server/config";
import { makeSetUpLink } from "@keyhole/server/features/session/set-up";
import { call } from "../door/call.ts";
import { makePerson, seat } from "../door/seats.ts";
import { password, startHarness, Visitor, type Harness } from "../harness.ts";

// I12: no default secret and no default account; and a start that would be unsafe is refused with the fix.

let one: Harness;
let two: Harness;
beforeAll(async () => {
  one = await startHarness();
  two = await startHarness();
}, 120_000);
afterAll(async () => {
  await one.close();
  await two.close();
});

const keyFiles = ({ app }: Harness) =>
  readdirSync(app.services.config.keysDir).map((name) => join(app.services.config.keysDir, name));

describe("I12 two installations", () => {
  it("share no key: master, pepper, marks, log and tickets differ, and none is a known one", () => {
    const keys = [one, two].map(({ app: { services } }) => [
      services.keys.pepper,
      services.keys.markKey,
      services.keys.logKey.publicKey,
      services.ticketKey,
    ]);
    const texts = keys.flat().map((key) => Buffer.from(key).toString("hex"));
    expect(new Set(texts).size).toBe(8);
    for (const text of texts) expect(new Set(text.match(/../g)).size).toBeGreaterThan(10);
    const [files, others] = [one, two].map((each) => keyFiles(each).map((file) => readFileSync(file, "utf8")));
    for (const file of files ?? []) expect(others).not.toContain(file);
  });

  it("keep their keys beside the data folder, for the owner only", () => {
    for (const installation of [one, two]) {
      const { keysDir, dataDir } = installation.app.services.config;
      expect(keysDir.startsWith(`${dataDir}/`)).toBe(false);
      expect(statSync(keysDir).mode & 0o077).toBe(0);
      for (const file of keyFiles(installation)) expect([file, statSync(file).mode & 0o077]).toEqual([file, 0]);
    }
  });

  it("know no session and no link of each other", async () => {
    const { services } = one.app;
    const who = await seat(services, await makePerson(services, "Admin", { administrator: true }), { url: one.url });
    const elsewhere = new Visitor(two.url);
    for (const [name, value] of who.cookies) elsewhere.cookies.set(name, value);
    expect((await call(elsewhere, "people.list", {})).code).toBe("signed-out");
    expect(await makeSetUpLink(services)).toBeNull();
  });

  it("begin with nobody in them: usual names and passwords open nothing, and an older set-up link is void", async () => {
    const { services } = two.app;
    expect(await services.store.read.people()).toEqual([]);
    const visitor = new Visitor(two.url);
    for (const [login, secret] of [
      ["admin", "admin"],
      ["admin", "password"],
      ["owner", "12345678"],
      ["root", "root"],
      ["admin@example.com", "changeme"],
    ]) {
      expect((await call(visitor, "session.signIn", { login, password: secret })).code).toBe("invalid");
    }
    expect((await call(visitor, "session.actAs", { login: "admin" })).code).toBe("absent");
    const [older, newer] = [await makeSetUpLink(services), await makeSetUpLink(services)];
    const accept = (link: string | null) => {
      const token = String(link).slice(String(link).indexOf("#") + 1);
      return call(visitor, "invitation.accept", { token, name: "First", login: "first", password });
    };
    expect((await accept(older)).code).toBe("absent");
    two.pass(3_600_001);
    expect((await accept(newer)).code).toBe("absent");
    const late = await makeSetUpLink(services);
    for (const weak of ["short", "password1234", "first-first-first", "123456789012"]) {
      const token = String(late).slice(String(late).indexOf("#") + 1);
      const input = { token, name: "First", login: "first", password: weak };
      expect([weak, (await call(visitor, "invitation.accept", input)).code]).toEqual([weak, "invalid"]);
    }
    expect((await accept(late)).code).toBe("ok");
    expect((await accept(late)).code).toBe("absent");
  });
});

describe("a start", () => {
  const refused = (env: Record<string, string>): string => {
    try {
      readConfig(env);
    } catch (cause) {
      if (cause instanceof ConfigError) return cause.message;
      throw cause;
    }
    return "";
  };

  it("on any address but loopback needs https with a certificate or a listed proxy", () => {
    for (const host of ["0.0.0.0", "::", "192.168.1.5", "keyhole.example.com", "127.0.0.1.evil.test", "127.1"]) {
      expect([host, refused({ HOST: host }).includes("PUBLIC_URL")]).toEqual([host, true]);
      expect(refused({ HOST: host, PUBLIC_URL: "http://keyhole.example.com" })).toContain("https");
      expect(refused({ HOST: host, PUBLIC_URL: "https://keyhole.example.com" })).toContain("KEYHOLE_TLS_CERT");
    }
    const proxied = { HOST: "0.0.0.0", PUBLIC_URL: "https://keyhole.example.com", KEYHOLE_TRUSTED_PROXIES: "10.0.0.1" };
    expect(refused(proxied)).toBe("");
    expect(readConfig({}).host).toBe("127.0.0.1");
  });

  it("with a setting that cannot be is refused by name", () => {
    for (const [name, value] of [
      ["PORT", "80; rm -rf /"],
      ["PUBLIC_URL", "javascript:alert(1)"],
      ["KEYHOLE_LOG_LEVEL", "everything"],
      ["KEYHOLE_PASSWORD_HASHES", "0"],
      ["KEYHOLE_IMPORT_LIMITS", "{"],
    ] as const) {
      expect(refused({ [name]: value })).toContain(name);
    }
  });
});

describe("the repository", () => {
  it("holds no key, password or host of anybody: no default secret to forget", () => {
    const root = fileURLToPath(new URL("../../", import.meta.url));
    const pattern =
      "BEGIN (RSA |EC |OPENSSH )?PRIVATE KEY|AKIA[0-9A-Z]{16}|ghp_[A-Za-z0-9]{36}|SECRET_KEY *=|(default|admin)_password *=";
    const found = ((): string => {
      try {
        const args = ["grep", "-lE", pattern, "--", "server", "client/src", "shared", "db", "*.json", "*.yaml"];
        return execFileSync("git", args, { cwd: root, encoding: "utf8" });
      } catch (cause) {
        // git grep ends with 1 when nothing is found.
        if (cause instanceof Error && "status" in cause && cause.status === 1) return "";
        throw cause;
      }
    })();
    expect(found).toBe("");
  });

  it("holds no code that opens a connection, runs a command or evaluates text, but where it must", () => {
    const root = fileURLToPath(new URL("../../server/", import.meta.url));
    const source = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
      (name) => name.endsWith(".ts") && !/node_modules|dist\/|\.test\.ts$|vite\.config/.test(name),
    );
    expect(source.length).toBeGreaterThan(150);
    const holding = (pattern: RegExp) =>
      source.filter((name) => pattern.test(readFileSync(join(root, name), "utf8"))).sort();
    // The command line speaks to the socket in the data folder.
    expect(holding(/from "node:(http2?|https|net|tls|dgram|dns)(\/promises)?"/)).toEqual(
      ["cli/connection.ts", "door/metrics.ts", "door/network.ts"].sort(),
    );
    expect(holding(/(?<![.\w])fetch\(|new WebSocket|XMLHttpRequest|undici/)).toEqual([]);
    expect(holding(/node:child_process|\beval\(|new Function\(|node:vm"/)).toEqual([]);
  });
});
