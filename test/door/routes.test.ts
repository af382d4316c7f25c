import { request as httpRequest } from "node:http";
import { statSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { socketPath } from "@keyhole/server/cli/connection";
import { signExportTicket } from "@keyhole/server/security/export-ticket";
import { signTicket } from "@keyhole/server/security/ticket";
import type { SessionId, ViewId } from "@keyhole/shared/ids";
import { randomId, type Visitor } from "../harness.ts";
import { answered, json } from "./call.ts";
import { incompleteAnswers } from "./expected.ts";
import { incomplete, makeWorld, people, type Name, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.harness.app.listenOnConsole();
}, 120_000);
afterAll(() => world.harness.close());

/**
 * Every route of the network, by hand: who gets through. "page": only from our own page and with a session, in the columns
 * of `expected.ts`. "open": anybody, with the reason. A route that is missing here fails the first test.
 */
const routes = {
  "GET /healthz": { open: "says that the process runs, nothing else" },
  "GET /readyz": { open: "says that the store answers, nothing else" },
  "POST /csp-report": { open: "browsers report violations without cookies; it is only logged, cut and redacted" },
  "GET /*": { open: "the built client, the same for everybody; it holds no data" },
  "POST /rpc/:paths": { open: "each procedure has its own guard: matrix.test.ts" },
  "GET /events": { page: "++ +++ +++" },
  "POST /media/picture": { page: "-- --- -+-" },
  "POST /media/overlay": { page: "-- --- -+-" },
  "POST /media/prepared": { page: "-- --- -+-" },
  "POST /media/guideline-picture": { page: "-- --- -+-" },
  "POST /media/guideline-picture/:projectId": { page: "-- ++- ---" },
  "POST /upload": { page: "-- ++- ---" },
  "GET /export/file": { page: "-- +-- ---" },
} as const;

const guarded = Object.entries(routes).flatMap(([name, rule]) => ("page" in rule ? [{ name, cells: rule.page }] : []));

/** Tickets are made for the asker's own session, so that it is the policy and not the ticket that refuses. */
async function ask(name: string, who: Visitor, sessionId: string, headers = json as Record<string, string>) {
  const { harness, leases, view, a, importA, exportReady } = world;
  const { ticketKey } = harness.app.services;
  const now = harness.now();
  const session = sessionId as SessionId; // the seat's own
  const bearer = async (field: string) => ({
    authorization: `Bearer ${signTicket(
      ticketKey,
      { viewId: view.id as ViewId, ...leases.labelers, sessionId: session, field }, // as the server gave it
      now,
    )}`,
  });
  const post = async (path: string, more: Record<string, string>, body: string) =>
    who.fetch(path, { method: "POST", headers: { ...headers, ...more }, body });
  switch (name) {
    case "GET /events": {
      const abort = new AbortController();
      const reply = await who.fetch("/events", { signal: abort.signal, headers });
      if (!reply.ok) return answered(reply);
      abort.abort();
      return { status: reply.status, code: "ok", text: "", headers: reply.headers };
    }
    case "POST /media/picture":
      return answered(await post("/media/picture", await bearer("text"), "{}"));
    case "POST /media/overlay":
      return answered(await post("/media/overlay", await bearer(""), '{"theme":"dark"}'));
    case "POST /media/prepared":
      return answered(await post("/media/prepared", await bearer(""), '{"theme":"dark"}'));
    case "POST /media/guideline-picture":
      return answered(await post("/media/guideline-picture", await bearer(`picture:${randomId()}`), "{}"));
    case "POST /media/guideline-picture/:projectId": {
      const type = { "content-type": "application/vnd.keyhole.picture" };
      return answered(await post(`/media/guideline-picture/${a}`, type, "no picture"));
    }
    case "POST /upload": {
      const about = { "content-type": "application/octet-stream", "x-import": importA, "x-file-name": "a.jsonl" };
      return answered(await post("/upload", about, "{}"));
    }
    case "GET /export/file": {
      const ticket = await signExportTicket(ticketKey, { exportId: exportReady, sessionId: session }, now);
      const range = { range: "bytes=0-0" };
      const sent = { ...headers, authorization: `Bearer ${ticket}`, ...range };
      return answered(await who.fetch("/export/file", { headers: sent }));
    }
    default:
      throw new Error(`no call for ${name}`);
  }
}

const absent = { status: 404, text: '{"code":"absent"}' };

describe("I3 one door: routes", () => {
  it("are exactly those of the table", () => {
    const printed = world.harness.app.http.printRoutes({ commonPrefix: false });
    const found = printed.split("\n").flatMap((line) => {
      const [, path = "", methods = ""] = /[├└]── (\S*) \((.*)\)/.exec(line) ?? [];
      const depth = Math.floor((line.search(/[├└]/) ?? 0) / 4);
      return methods === "" ? [] : methods.split(", ").map((method) => ({ method, path, depth }));
    });
    const names = found
      .filter(({ method }) => method !== "HEAD")
      .map(({ method, path, depth }) => `${method} ${depth === 0 ? path : `(${path})`}`);
    expect(names.length).toBe(Object.keys(routes).length);
    for (const name of Object.keys(routes)) {
      const [method = "", path = ""] = name.split(" ");
      expect(world.harness.app.http.hasRoute({ method: method as "GET", url: path }), name).toBe(true); // GET or POST
    }
    for (const rule of Object.values(routes)) if ("open" in rule) expect(rule.open.length).toBeGreaterThan(20);
  });

  // Whose answer is "+" got past the door; what the picture or upload then says is the verb's own.
  it.each(guarded)("$name", async ({ name, cells }) => {
    for (const who of incomplete) {
      const { code } = await ask(name, world.incomplete[who], randomId());
      expect(`${who}: ${code}`).toBe(`${who}: ${incompleteAnswers[who]}`);
    }
    const signs = cells.replaceAll(" ", "");
    const passed = new Set(["ok", "invalid", "status 416"]);
    for (const [index, who] of people.entries()) {
      const { status, text, code } = await ask(name, world.seats[who], world.seats[who].sessionId);
      if (signs[index] === "-") expect({ who, status, text }).toEqual({ who, ...absent });
      else if (!text.includes("absent")) expect([who, passed.has(code)]).toEqual([who, true]);
    }
  });

  it.each(guarded)("$name refuses whoever does not come from our own page", async ({ name }) => {
    const owner: Name = name.includes("/media/") && !name.includes(":") ? "labeler" : "lead";
    const { [owner]: who } = world.seats;
    const type = { "content-type": "application/json" };
    const hostile: Record<string, string>[] = [
      { ...json, origin: "https://evil.test" },
      { ...json, origin: "null" },
      { ...json, "sec-fetch-site": "cross-site" },
      { ...json, "sec-fetch-site": "same-site" },
      { ...json, "sec-fetch-site": "none" },
      // A page of another origin cannot set this one; the event stream of browsers cannot either and reads nothing.
      ...(name === "GET /events" ? [] : [type, { ...json, "x-keyhole": "0" }]),
    ];
    for (const headers of hostile) {
      const { status, text } = await ask(name, who, who.sessionId, headers);
      expect({ headers, status, text }).toEqual({ headers, ...absent });
    }
  });
});

describe("the console's routes", () => {
  const names = ["set-up-link", "backup", "keys-backed-up", "demo-code", "trail-verify"];

  it("are not on the network, whoever asks", async () => {
    for (const name of names) {
      for (const who of [world.incomplete.visitor, world.seats.admin, world.seats.security]) {
        const reply = await who.fetch(`/console/${name}`, { method: "POST", headers: json, body: "{}" });
        expect([reply.status, await reply.text()]).toEqual([404, '{"code":"absent"}']);
      }
    }
  });

  const overSocket = (path: string, type = "application/json") =>
    new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      const options = {
        socketPath: socketPath(world.harness.dataDir),
        path,
        method: "POST",
        headers: { ...json, "content-type": type },
      };
      const sent = httpRequest(options, (reply) => {
        let text = "";
        reply.on("data", (piece) => (text += String(piece)));
        reply.once("end", () => resolve({ status: reply.statusCode, text }));
      });
      sent.once("error", reject);
      sent.end("null");
    });

  it("stand on a socket that only this account may open, where procedures keep their guards", async () => {
    expect(statSync(socketPath(world.harness.dataDir)).mode & 0o777).toBe(0o600);
    expect((await overSocket("/console/set-up-link")).status).toBe(409);
    expect((await overSocket("/console/demo-code")).status).toBe(400);
    expect((await overSocket("/rpc/settings.read")).status).toBe(401);
    expect((await overSocket("/upload", "application/octet-stream")).status).toBe(401);
    const media = ["/media/picture", "/media/overlay", "/media/prepared", "/media/guideline-picture"];
    for (const path of [...media, "/export/file", "/events"]) {
      expect({ path, ...(await overSocket(path)) }).toEqual({ path, ...absent });
    }
  });
});
