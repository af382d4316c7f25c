import { randomBytes } from "node:crypto";
import { request, type IncomingMessage } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { systemEntry } from "@keyhole/server/door/trail-drafts";
import { makeItem } from "@keyhole/server/features/imports/make-item";
import type { PersonId, ProjectId } from "@keyhole/shared/ids";
import { projectSettings } from "@keyhole/shared/project-settings";
import { templates } from "@keyhole/shared/templates/templates";
import { exportOf } from "../exports/many-rows.ts";
import { refusal, startHarness, Visitor, type Harness } from "../harness.ts";
import { manyLabelers } from "../many-people.ts";
import { freePort, startServer } from "../server-process.ts";

const readers = 180;
const viewers = 20;
const stopsWithinMs = 2_000;

interface World {
  readonly texts: ProjectId;
  readonly pictures: ProjectId;
  readonly exportId: string;
  readonly tokens: {
    readonly readers: string[];
    readonly viewers: string[];
    readonly lead: string;
    readonly security: string;
  };
}

let folder: string;
let dataDir: string;
let world: World;

const tokenOf = (who: Visitor): string => who.cookies.get("__Host-keyhole") ?? "";

async function pictureProject(harness: Harness, lead: Visitor): Promise<ProjectId> {
  const { services } = harness.app;
  const { projectId } = await lead.client.project.create.mutate({ name: "Streets", form: templates["object-boxes"] });
  const settings = projectSettings.parse({});
  for (let index = 0; index < viewers; index++) {
    const raw = { width: 900, height: 600, channels: 3 } as const;
    const bytes = await sharp(randomBytes(900 * 600 * 3), { raw })
      .jpeg()
      .toBuffer();
    const item = await makeItem(
      services,
      { fields: { image: { kind: "picture", bytes } } },
      { projectId, importId: null, settings },
    );
    const drafts = [systemEntry(services, { type: "import.finished", project: projectId, count: 1 })];
    await services.store.write.addItems([item], { now: services.clock(), drafts });
  }
  return projectId;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "keyhole-freeze-"));
  dataDir = join(folder, "data");
  const harness = await startHarness({ dataDir });
  const { services } = harness.app;
  const { projectId: texts, exportId, lead, approve } = await exportOf(harness, { rows: 1_000, textBytes: 20_000 });
  const pictures = await pictureProject(harness, lead);
  const by = lead.personId as PersonId; // given by the server
  const reading = await manyLabelers(services, { count: readers, projectId: texts, by });
  const viewing = await manyLabelers(services, { count: viewers, projectId: pictures, by });
  const security = await harness.person({ name: "Sol Security", securityReviewer: true });
  await approve();
  for (let tries = 0; (await services.store.read.exportById(exportId))?.state !== "ready"; tries++) {
    if (tries > 300) throw new Error("the export was not built");
    await new Promise((go) => setTimeout(go, 100));
  }
  const tokens = {
    readers: reading.map(({ token }) => token),
    viewers: viewing.map(({ token }) => token),
    lead: tokenOf(lead),
    security: tokenOf(security),
  };
  world = { texts, pictures, exportId, tokens };
  await harness.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** When the newest protected byte arrived, and what still runs. */
class Watch {
  last = 0;
  bytes = 0;
  /** When each screen was first told of the freeze, by its session. */
  readonly told = new Map<string, number>();
  stopped = false;
}

const visitorOf = (url: string, token: string): Visitor => {
  const visitor = new Visitor(url);
  visitor.cookies.set("__Host-keyhole", token);
  return visitor;
};

interface Call {
  readonly path: string;
  readonly token: string;
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

function begin(url: string, { path, token, method = "GET", headers = {}, body }: Call): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = { cookie: `__Host-keyhole=${token}`, "x-keyhole": "1", ...headers };
    const call = request(new URL(path, url), { method, headers: sent, agent: false }, resolve);
    call.once("error", reject);
    call.end(body);
  });
}

/** Reads protected bytes over and over until it is refused or cut off. */
async function readOver(url: string, watch: Watch, call: Call): Promise<void> {
  for (;;) {
    const reply = await begin(url, call).catch(() => null);
    if (reply === null || watch.stopped) return;
    if (reply.statusCode !== 200 && reply.statusCode !== 206) {
      reply.resume();
      return;
    }
    try {
      for await (const piece of reply) {
        watch.last = performance.now();
        watch.bytes += (piece as Uint8Array).length; // http gives bytes here
      }
    } catch {
      return;
    }
  }
}

/** A screen: its control stream, and when it was told of the freeze. */
async function listen(url: string, watch: Watch, token: string): Promise<IncomingMessage> {
  const stream = await begin(url, { path: "/events", token });
  stream.on("data", (piece: Buffer) => {
    if (piece.includes('"frozen"') && !watch.told.has(token)) watch.told.set(token, performance.now());
  });
  stream.on("error", () => undefined);
  return stream;
}

it("a freeze with 200 open screens, pictures, an export and an upload under way stops the last protected byte within 2 s", async () => {
  const server = await startServer({ dataDir, port: await freePort() });
  const { url } = server;
  const watch = new Watch();
  const screens: IncomingMessage[] = [];
  const runs: Promise<void>[] = [];
  for (const token of world.tokens.readers) {
    await visitorOf(url, token).client.work.next.mutate({ projectId: world.texts });
    screens.push(await listen(url, watch, token));
  }
  for (const token of world.tokens.viewers) {
    const task = await visitorOf(url, token).client.work.next.mutate({ projectId: world.pictures });
    const [field] = Object.values(task.fields);
    if (field?.kind !== "image") throw new Error("no picture");
    screens.push(await listen(url, watch, token));
    const headers = { authorization: `Bearer ${field.ticket}`, "content-type": "application/json" };
    runs.push(readOver(url, watch, { path: "/media/picture", token, method: "POST", headers, body: "{}" }));
  }
  const lead = visitorOf(url, world.tokens.lead);
  const { ticket } = await lead.client.exports.ticket.mutate({ exportId: world.exportId as never });
  const range = { authorization: `Bearer ${ticket}`, range: "bytes=0-8000000" };
  runs.push(readOver(url, watch, { path: "/export/file", token: world.tokens.lead, headers: range }));
  const { importId } = await lead.client.imports.begin.mutate({ projectId: world.texts });
  const uploading = { "content-type": "application/octet-stream", "x-import": importId, "x-file-name": "more.jsonl" };
  const upload = request(new URL("/upload", url), {
    method: "POST",
    headers: { cookie: `__Host-keyhole=${world.tokens.lead}`, "x-keyhole": "1", ...uploading },
  });
  let uploadEnded = 0;
  const markEnd = () => {
    uploadEnded ||= performance.now();
  };
  upload.once("error", markEnd).once("close", markEnd).once("response", markEnd);
  const feeding = setInterval(
    () => upload.write(`${JSON.stringify({ note: randomBytes(200).toString("hex") })}\n`),
    10,
  );
  await new Promise((go) => setTimeout(go, 1_500));
  expect(watch.bytes).toBeGreaterThan(1_000_000);

  const asked = performance.now();
  await visitorOf(url, world.tokens.security).client.freeze.set.mutate({ scope: "everything" });
  const answered = performance.now();
  await new Promise((go) => setTimeout(go, stopsWithinMs + 1_000));
  clearInterval(feeding);
  watch.stopped = true;
  await Promise.all(runs);

  expect(watch.last - asked).toBeLessThan(stopsWithinMs);
  expect(watch.told.size).toBe(readers + viewers);
  expect(Math.max(...watch.told.values()) - asked).toBeLessThan(stopsWithinMs);
  expect(uploadEnded).toBeGreaterThan(0);
  expect(uploadEnded - asked).toBeLessThan(stopsWithinMs);
  const [reader = ""] = world.tokens.readers;
  const claim = visitorOf(url, reader).client.work.next.mutate({ projectId: world.texts });
  expect((await refusal(claim)).code).toBe("frozen");
  expect((await visitorOf(url, reader).client.session.state.query()).phase).toBe("signed-in");
  expect((await server.verifyTrail()).whole).toBe(true);
  const ms = (time: number) => `${Math.round(time - asked)} ms`;
  console.log(
    `freeze answered after ${ms(answered)}, last screen told after ${ms(Math.max(...watch.told.values()))}, ` +
      `last protected byte after ${ms(watch.last)}, upload ended after ${ms(uploadEnded)}`,
  );
  for (const screen of screens) screen.destroy();
  await server.kill("SIGTERM");
});
