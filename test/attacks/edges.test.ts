import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLog } from "@keyhole/server/log";
import { securityHeaders } from "@keyhole/server/door/headers";
import { isSameOrigin } from "@keyhole/server/door/same-origin";
import { call, json } from "../door/call.ts";
import { makePerson, seat, type Seat } from "../door/seats.ts";
import { startHarness, Visitor, type Harness } from "../harness.ts";

// What a browser on another site, a scanner and a link that was passed on can do.

let harness: Harness;
let lead: Seat;
beforeAll(async () => {
  harness = await startHarness();
  const { services } = harness.app;
  lead = await seat(services, await makePerson(services, "Lead", { mayCreateProjects: true }), { url: harness.url });
  await makePerson(services, "Admin", { administrator: true });
}, 120_000);
afterAll(() => harness.close());

describe("another site (CSRF)", () => {
  const create = (headers: Record<string, string>, body: BodyInit = '{"name":"By another site"}') =>
    lead.fetch("/rpc/project.create", { method: "POST", headers, body });
  const type = { "content-type": "application/json" };

  it.each([
    ["by a form", { "content-type": "application/x-www-form-urlencoded" }],
    ["by a form that looks like JSON", { "content-type": "text/plain" }],
    ["by a multipart form", { "content-type": "multipart/form-data; boundary=x" }],
    ["by script without the header that only our page sets", { ...type }],
    ["with the header but from another origin", { ...json, origin: "https://evil.test" }],
    ["from an origin that only starts like ours", { ...json, origin: "PREFIX.evil.test" }],
    ["from a sandboxed frame", { ...json, origin: "null" }],
    ["from another port of this host", { ...json, origin: "http://127.0.0.1:1" }],
    ["cross-site by Fetch Metadata", { ...json, "sec-fetch-site": "cross-site" }],
    ["from a sibling host", { ...json, "sec-fetch-site": "same-site" }],
    ["by a link or the address bar", { ...json, "sec-fetch-site": "none" }],
    ["with two origins in one header", { ...json, origin: "OWN, https://evil.test" }],
  ] as const)("%s changes nothing", async (_how, headers) => {
    const own = harness.url;
    const sent = Object.entries(headers).map(([name, value]): [string, string] => [
      name,
      value.replace("PREFIX", own).replace("OWN", own),
    ]);
    const reply = await create(Object.fromEntries(sent));
    // What no page of ours can be is absent; a body of another kind is refused before anybody is asked.
    expect(['{"code":"absent"}', '{"code":"invalid"}']).toContain(await reply.text());
    expect([400, 404]).toContain(reply.status);
    expect(await lead.client.project.own.query()).toEqual([]);
  });

  it("our own page gets through with the headers that browsers send, so the cases above fail for one reason", async () => {
    const own = { ...json, origin: harness.url, "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors" };
    expect((await lead.fetch("/rpc/project.own", { method: "POST", headers: own, body: "null" })).status).toBe(200);
  });

  it("is told apart by the whole origin", () => {
    const url = "https://keyhole.example.com";
    expect(isSameOrigin({ origin: url }, url)).toBe(true);
    for (const origin of [
      "http://keyhole.example.com",
      "https://keyhole.example.com:444",
      "https://keyhole.example.com.evil.test",
      "https://evil.test/https://keyhole.example.com",
      "https://KEYHOLE.example.com",
      "",
      "null",
    ]) {
      expect([origin, isSameOrigin({ origin }, url)]).toEqual([origin, false]);
    }
    expect(isSameOrigin({ origin: url, "sec-fetch-site": "cross-site" }, url)).toBe(false);
    expect(isSameOrigin({ "sec-fetch-site": ["same-origin", "cross-site"] }, url)).toBe(false);
  });
});

describe("headers", () => {
  it("of every reply, good or bad, run nothing and are kept nowhere", async () => {
    const visitor = new Visitor(harness.url);
    const replies = [
      await visitor.fetch("/healthz"),
      await visitor.fetch("/readyz"),
      await visitor.fetch("/no/such.file"),
      await visitor.fetch("/rpc/session.state", { method: "POST", headers: json, body: "null" }),
      await visitor.fetch("/rpc/project.own", { method: "POST", headers: json, body: "null" }),
      await visitor.fetch("/rpc/project.own", { method: "POST", headers: json, body: "{" }),
      await visitor.fetch("/media/picture", { method: "POST", headers: json, body: "{}" }),
      await visitor.fetch("/export/file", { headers: json }),
      await visitor.fetch("/upload", { method: "PUT" }),
      await lead.fetch("/rpc/project.own", { method: "POST", headers: json, body: "null" }),
    ];
    for (const { url, headers } of replies) {
      for (const [name, value] of Object.entries(securityHeaders("data", false))) {
        expect([url, name, headers.get(name)]).toEqual([url, name, value]);
      }
      expect(headers.get("server")).toBeNull();
      expect(headers.get("x-powered-by")).toBeNull();
    }
  });

  it("say what the browser policy promises: enforced, sandboxed data, no outside, nothing inline", () => {
    const page = securityHeaders("page", true);
    const policy = page["content-security-policy"] ?? "";
    for (const words of [
      "default-src 'none'",
      "script-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "connect-src 'self'",
      "require-trusted-types-for 'script'",
    ]) {
      expect(policy.split("; ")).toContain(words);
    }
    expect(policy).not.toMatch(/unsafe|https?:|data:|\*/);
    expect(Object.keys(page)).not.toContain("content-security-policy-report-only");
    expect(page["strict-transport-security"]).toMatch(/max-age=\d{8,}; includeSubDomains/);
    const data = securityHeaders("data", true);
    expect(data["content-security-policy"]).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
    for (const headers of [page, data]) {
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cache-control": "no-store",
        "cross-origin-resource-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-embedder-policy": "require-corp",
      });
    }
  });
});

/** A request line as it is, which fetch would tidy up first. */
function raw(path: string): Promise<string> {
  const { hostname, port } = new URL(harness.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.end(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    });
    let text = "";
    socket.setEncoding("utf8");
    socket.on("data", (piece: string) => (text += piece));
    socket.once("end", () => resolve(text));
    socket.once("error", reject);
  });
}

describe("paths (static route fuzz)", () => {
  it("with dot segments and encodings reach no file but those of the build", async () => {
    const up = ["..", "%2e%2e", ".%2e", "%2e.", "..%2f", "..%5c", "%c0%ae%c0%ae", "%252e%252e", "....//", "..;"];
    const targets = ["etc/passwd", "package.json", "server/package.json", "data/keyhole.db", "keyhole.sock"];
    const page = await raw("/");
    const body = page.slice(page.indexOf("\r\n\r\n"));
    for (const start of ["/", "/assets/", "/assets", "//", "/static/"]) {
      for (const dots of up) {
        for (const target of targets) {
          const reply = await raw(`${start}${dots}/${dots}/${target}`);
          expect(reply).not.toMatch(/root:|"dependencies"|SQLite format/);
          const isRefused = /^HTTP\/1\.1 40[04] /.test(reply);
          // A path without an ending is the application's page, whatever its name.
          expect([start, dots, target, isRefused || reply.slice(reply.indexOf("\r\n\r\n")) === body]).toEqual([
            start,
            dots,
            target,
            true,
          ]);
        }
      }
    }
  }, 60_000);

  it("to sources, keys, environment and version control are nothing", async () => {
    const bodyOf = (reply: string) => reply.slice(reply.indexOf("\r\n\r\n"));
    const page = bodyOf(await raw("/"));
    const paths = [
      "/.env",
      "/.git/config",
      "/.git/HEAD",
      "/server/main.ts",
      "/assets/app.js.map",
      "/data/master.key",
      "/package.json",
    ];
    for (const path of paths) {
      const reply = await raw(path);
      expect([path, reply.startsWith("HTTP/1.1 404 ") || bodyOf(reply) === page]).toEqual([path, true]);
    }
    expect(await raw("/metrics")).not.toContain("keyhole_");
    expect(await raw("/%00")).not.toMatch(/^HTTP\/1\.1 5/);
    expect(await raw(`/${"a".repeat(9_000)}.js`)).toMatch(/^HTTP\/1\.1 4/);
  });

  it("never carry a redirect, also not to a host named in the request", async () => {
    for (const path of ["//evil.test", "/\\evil.test", "/?next=https://evil.test", "/welcome?url=//evil.test"]) {
      expect(await raw(path)).not.toMatch(/^HTTP\/1\.1 3|^location:/im);
    }
    const invited = await makePerson(harness.app.services, "Invited");
    expect(invited).toBeTruthy();
    const admin = await seat(
      harness.app.services,
      await makePerson(harness.app.services, "Another Admin", { administrator: true }),
      { url: harness.url },
    );
    const roles = { administrator: false, securityReviewer: false, mayCreateProjects: false };
    const reply = await admin.fetch("/rpc/people.invite", {
      method: "POST",
      headers: { ...json, "x-forwarded-host": "evil.test", "x-forwarded-proto": "https" },
      body: JSON.stringify({ name: "Guest", ...roles }),
    });
    expect(await reply.text()).toContain(`"link":"${harness.url}/welcome#`);
  });
});

describe("addresses", () => {
  it("come from the connection, not from a header that anybody can send", async () => {
    const { services } = harness.app;
    const teamOf = await makePerson(services, "Vendor");
    const admin = await seat(services, await makePerson(services, "Team Admin", { administrator: true }), {
      url: harness.url,
    });
    await admin.client.teams.save.mutate({
      teamId: null,
      name: "Vendor",
      networks: ["10.9.8.0/24"],
      endsAt: null,
      add: [teamOf],
    });
    const vendor = await seat(services, teamOf, { url: harness.url });
    expect((await call(vendor, "project.own", null)).code).toBe("signed-out");
    for (const name of [
      "x-forwarded-for",
      "x-real-ip",
      "forwarded",
      "cf-connecting-ip",
      "true-client-ip",
      "x-client-ip",
    ]) {
      const headers = { ...json, [name]: name === "forwarded" ? "for=10.9.8.7" : "10.9.8.7" };
      const reply = await vendor.fetch("/rpc/project.own", { method: "POST", headers, body: "null" });
      expect([name, reply.status]).toEqual([name, 401]);
    }
  });
});

describe("log lines", () => {
  it("cannot be forged, and hold no secret, name or content whatever field it comes in", () => {
    const lines: string[] = [];
    const log = createLog("debug", (line) => void lines.push(line));
    const evil = 'x\n{"level":"info","message":"forged"}\r\n\u2028\u2029\u0085\u202e\u001b[2J';
    log.warn({ reason: evil, path: evil, nested: { deep: { value: evil } } }, "something");
    log.error(
      {
        err: new Error("password=hunter2"),
        password: "p",
        deviceToken: "t",
        personName: "Ada",
        itemText: "secret",
      },
      "m",
    );
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(line.endsWith("\n")).toBe(true);
      for (const control of ["\n", "\r", "\u2028", "\u2029", "\u0085", "\u001b", "\u202e"]) {
        expect([control, line.slice(0, -1).includes(control)]).toEqual([control, false]);
      }
      expect(line).not.toMatch(/hunter2|"Ada"|:"secret"|"p"|"t"/);
    }
    expect((JSON.parse(lines[0] ?? "") as { message: string }).message).toBe("something"); // it is our line
  });
});
