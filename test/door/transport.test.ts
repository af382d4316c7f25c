import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTRPCClient, httpLink } from "@trpc/client";
import type { AppRouter } from "@keyhole/server/door/router";
import { randomId } from "../harness.ts";
import { answered, call, json } from "./call.ts";
import { seat } from "./seats.ts";
import { makeWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
}, 120_000);
afterAll(() => world.harness.close());

const post = async (path: string, body: string | Uint8Array | FormData, headers: Record<string, string> = json) =>
  answered(await world.seats.lead.fetch(path, { method: "POST", headers, body: body as BodyInit })); // fetch takes all three

const page = async () => (await world.incomplete.visitor.fetch("/")).text();

describe("procedures over HTTP", () => {
  it("understand the stock client without batches too", async () => {
    const { lead } = world.seats;
    const client = createTRPCClient<AppRouter>({
      links: [
        httpLink({
          url: `${world.harness.url}/rpc`,
          methodOverride: "POST",
          headers: { "x-keyhole": "1" },
          fetch: (input, init) =>
            lead.fetch(input instanceof Request ? input.url : input.toString(), init as RequestInit),
        }),
      ],
    });
    expect((await client.project.detail.query({ projectId: world.a })).id).toBe(world.a);
    await expect(client.project.detail.query({ projectId: world.b })).rejects.toThrow("absent");
  });

  it("come by POST only: GET, HEAD, PUT and OPTIONS reach nothing", async () => {
    for (const method of ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"]) {
      for (const path of ["/rpc/session.signOut", "/rpc/project.own", "/media/picture", "/upload"]) {
        const reply = await world.seats.lead.fetch(path, { method, headers: { "x-keyhole": "1" } });
        // What could be a page of the application is answered by its one page, the same for everybody.
        const isPage = reply.headers.get("content-type") === "text/html; charset=utf-8";
        if (method === "GET" && isPage) expect(await reply.text()).toBe(await page());
        else if (!isPage) expect([method, path, reply.status]).toEqual([method, path, 404]);
        expect(reply.headers.get("access-control-allow-origin")).toBeNull();
        expect(reply.headers.get("access-control-allow-methods")).toBeNull();
      }
    }
    expect((await call(world.seats.lead, "session.state", null)).text).toContain("signed-in");
  });

  it("come as JSON only: forms, text, multipart and none are refused and change nothing", async () => {
    const form = new FormData();
    form.set("0", JSON.stringify({ name: "By a form" }));
    const { "x-keyhole": own } = json;
    const refused = [
      await post("/rpc/project.create", '{"name":"By text"}', { "x-keyhole": own, "content-type": "text/plain" }),
      await post("/rpc/project.create", "name=x", {
        "x-keyhole": own,
        "content-type": "application/x-www-form-urlencoded",
      }),
      await post("/rpc/project.create", form, { "x-keyhole": own }),
      await post("/rpc/project.create", '{"name":"x"}', {
        "x-keyhole": own,
        "content-type": "application/octet-stream",
      }),
      await post("/rpc/project.create", "<name>x</name>", { "x-keyhole": own, "content-type": "application/xml" }),
    ];
    for (const { status, code } of refused) expect([status, code]).toEqual([400, "invalid"]);
    const { length } = await world.seats.lead.client.project.own.query();
    expect(length).toBe(1);
  });

  it("refuse keys that would reach a prototype", async () => {
    const bodies = [
      '{"name":"x","__proto__":{"administrator":true}}',
      '{"name":"x","constructor":{"prototype":{"administrator":true}}}',
      '{"name":"x","settings":{"__proto__":{"polluted":1}}}',
      '{"0":{"name":"x","__proto__":{}}}',
    ];
    for (const body of bodies) expect([body, (await post("/rpc/project.create", body)).status]).toEqual([body, 400]);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    expect(Reflect.get({}, "administrator")).toBeUndefined();
  });

  it("take no more members than they name: nobody grants themselves what the schema does not know", async () => {
    const { lead } = world.seats;
    const grants = [
      ["project.create", { name: "x", lead: lead.personId, administrator: true }],
      ["people.invite", { name: "x", administrator: true, securityReviewer: false, mayCreateProjects: false, id: "x" }],
      ["session.signIn", { login: "x", password: "y", administrator: true }],
      ["work.next", { projectId: world.a, personId: world.seats.admin.personId }],
      ["me.changePassword", { password: "x", newPassword: "a long enough phrase 9", personId: lead.personId }],
    ] as const;
    for (const [name, input] of grants) expect([name, (await call(lead, name, input)).code]).toEqual([name, "invalid"]);
  });

  it("answer broken, deep, wide and huge bodies without falling over", async () => {
    const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
    const wide = `{${Array.from({ length: 100_000 }, (_, index) => `"k${index}":1`).join(",")}}`;
    for (const body of ["", "{", "nul", '"\\ud800', deep, wide, "[1,2,3]", "1e999", '{"name":1e400}']) {
      const { status } = await post("/rpc/project.create", body);
      expect([body.slice(0, 20), status]).toEqual([body.slice(0, 20), 400]);
    }
    const huge = new Uint8Array(9 * 1024 * 1024).fill(32);
    expect((await post("/rpc/project.create", huge)).status).toBe(413);
    expect((await call(world.seats.lead, "session.state", null)).status).toBe(200);
  });

  it("never echo a name they do not know, nor tell it from one that is denied", async () => {
    const { lead } = world.seats;
    const denied = await call(lead, "trail.search", { filter: {} });
    const names = ["no.such", "__proto__", "constructor", "toString", "project", "project.own.call", "a".repeat(500)];
    for (const name of names) {
      const { status, text } = await call(lead, encodeURIComponent(name), null);
      expect([name, status, text]).toEqual([name, 404, denied.text]);
    }
  });

  it("carry no stack, path, query or class name in a refusal", async () => {
    const { lead } = world.seats;
    const replies = [
      await call(lead, "project.detail", { projectId: "' OR 1=1 --" }),
      await call(lead, "project.detail", { projectId: randomId() }),
      await call(lead, "work.open", { leaseId: world.leases.labelers.leaseId, epoch: -1 }),
      await call(lead, "exports.list", { projectId: world.a, before: "x" }),
      await post("/rpc/project.own", "{"),
      await post("/upload", "x", { ...json, "content-type": "application/octet-stream", "x-import": "../../etc" }),
    ];
    for (const { text, status } of replies) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(text).not.toMatch(/\bat \/|node_modules|\.ts\b|sqlite|select |KeyholeError|ZodError|TRPCError|stack/i);
      expect(text).not.toContain("OR 1=1");
    }
  });
});

describe("batches", () => {
  const batch = (paths: string, inputs: Readonly<Record<string, unknown>>) =>
    post(`/rpc/${paths}?batch=1`, JSON.stringify(inputs));

  it("hold at most ten calls", async () => {
    const ten = await batch(Array.from({ length: 10 }, () => "project.own").join(","), {});
    expect(ten.status).toBe(200);
    const eleven = await batch(Array.from({ length: 11 }, () => "project.own").join(","), {});
    expect([eleven.status, eleven.code]).toEqual([413, "too-large"]);
  });

  it("answer each call by itself: what is denied leaks nothing beside what is allowed", async () => {
    const input = { "0": null, "1": { filter: {} }, "2": { projectId: world.b }, "3": { projectId: world.a } };
    const { status, text } = await batch("project.own,trail.search,project.detail,project.detail", input);
    expect(status).toBe(207);
    const [own, trail, foreign, detail] = JSON.parse(text) as { result?: { data: unknown }; error?: unknown }[]; // tRPC's shape
    expect(own?.result).toBeDefined();
    expect(detail?.result).toBeDefined();
    const absent = { message: "absent", code: -32_603, data: { body: { code: "absent" } } };
    expect([trail?.error, foreign?.error]).toEqual([absent, absent]);
    expect(text).not.toContain(world.b);
  });

  it("a denial in a batch is recorded like any other", async () => {
    const { services } = world.harness.app;
    const { read } = services.store;
    const denied = async () => (await read.countTrail({ types: ["access.denied"], limit: 10_000 })).count;
    const before = await denied();
    await batch("trail.search,trail.names,project.own", { "0": { filter: {} } });
    expect(await denied()).toBe(before + 2);
  });

  it("cannot borrow an input from a prototype or from another call", async () => {
    const { text } = await batch("project.detail,project.detail", { "1": { projectId: world.a } });
    const [first, second] = JSON.parse(text) as { error?: { message: string }; result?: unknown }[]; // tRPC's shape
    expect(first?.error?.message).toBe("invalid");
    expect(second?.result).toBeDefined();
    for (const body of ["[]", "null", '"x"', "1"]) {
      expect((await post("/rpc/project.own?batch=1", body)).status).toBe(400);
    }
  });

  it("signing out in a batch does not let the calls beside it outlive it", async () => {
    const { harness, spare } = world;
    const who = await seat(harness.app.services, spare, { url: harness.url });
    const body = JSON.stringify({ "0": { everywhere: true } });
    await who.fetch("/rpc/session.signOut,project.own?batch=1", { method: "POST", headers: json, body });
    expect((await call(who, "project.own", null)).code).toBe("signed-out");
  });
});
