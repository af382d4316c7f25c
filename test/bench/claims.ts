import { randomBytes } from "node:crypto";
import { Agent, request } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { databasePath } from "@keyhole/db/sqlite/open";
import { systemEntry } from "@keyhole/server/door/trail-drafts";
import { makeItem } from "@keyhole/server/features/imports/make-item";
import type { ItemId, PersonId } from "@keyhole/shared/ids";
import { EmbeddedVault } from "@keyhole/server/vault/embedded-vault";
import { projectSettings } from "@keyhole/shared/project-settings";
import { templates } from "@keyhole/shared/templates/templates";
import { startHarness } from "../harness.ts";
import { manyLabelers } from "../many-people.ts";
import { freePort, startServer } from "../server-process.ts";
import { rawClaims } from "./claims-twin.ts";
import { insertDone, insertTasks } from "./many-tasks.ts";
import { percentile } from "./raw-database.ts";

export interface ClaimBench {
  readonly tasks: number;
  /** How many people each task waits for. */
  readonly overlap: number;
  readonly connections: number;
  /** Tasks that each labeler has submitted before, all at the head of the queue. */
  readonly doneBefore: number;
  /** Tasks a second that were claimed, opened and submitted over HTTP. Each is two requests and three entries. */
  readonly loopsPerSecond: number;
  readonly nextP50Ms: number;
  readonly nextP99Ms: number;
  readonly submitP50Ms: number;
  readonly submitP99Ms: number;
  /** The same rows, entries and encryption by prepared statements in one process, 25 loops to a commit. */
  readonly twinLoopsPerSecond: number;
  /** `loopsPerSecond / twinLoopsPerSecond`. */
  readonly ratio: number;
  /** Processor time of the server for one loop, all its threads; and of the twin. Hardly changed by what else runs. */
  readonly cpuMsPerLoop: number;
  readonly twinCpuMsPerLoop: number;
  /** `twinCpuMsPerLoop / cpuMsPerLoop`: the ratio as it is where each has a processor to itself. */
  readonly cpuRatio: number;
}

interface World {
  readonly dataDir: string;
  readonly projectId: string;
  readonly tokens: readonly string[];
}

/** Few tasks wait for so many people each that the run does not end before its time. */
const leastLoops = 50_000;
/** What a project may ask for. */
const mostOverlap = 20;

/** Items that are made as an import makes them; the rest of a large queue is inserted straight into the tables. */
const imported = 1_000;

interface Prepared {
  readonly tasks: number;
  readonly connections: number;
  readonly overlap: number;
  readonly doneBefore: number;
}

async function prepare(folder: string, options: Prepared): Promise<World> {
  const dataDir = join(folder, "data");
  const harness = await startHarness({ dataDir });
  const { services } = harness.app;
  const lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  const settings = projectSettings.parse({ review: "none", overlap: options.overlap });
  const form = templates["text-classification"];
  const { projectId } = await lead.client.project.create.mutate({ name: "Posts", settings, form });
  const field = String(form.fields[0]?.name);
  const making = { projectId, importId: null, settings };
  const text = "word ".repeat(80);
  const batch = 500;
  const own = Math.min(options.tasks, imported);
  for (let start = 0; start < own; start += batch) {
    const raw = (index: number) =>
      ({ fields: { [field]: { kind: "text", text: `${text}${start + index}` } } }) as const;
    const size = Math.min(batch, own - start);
    const items = await Promise.all(Array.from({ length: size }, (_, index) => makeItem(services, raw(index), making)));
    const drafts = [systemEntry(services, { type: "import.finished", project: projectId, count: size })];
    await services.store.write.addItems(items, { now: services.clock(), drafts });
  }
  const by = lead.personId as PersonId; // the harness read it from the server's own reply
  const labelers = await manyLabelers(services, { count: options.connections, projectId, by });
  const projectKeys = await services.store.read.projectKeys(projectId);
  const { master } = services.keys;
  await harness.close();
  const load = () => Promise.resolve(projectKeys);
  const vault = new EmbeddedVault({ master, store: { load }, randomBytes: services.random });
  const database = new Database(databasePath(dataDir));
  const plain = (id: string) => JSON.stringify({ v: 1, fields: { [field]: { kind: "text", text: `${text}${id}` } } });
  const content = async (record: ItemId) =>
    Buffer.from(await vault.sealRecord({ projectId, purpose: "items", record }, Buffer.from(plain(record))));
  const facts = database.prepare<[], { facts: string }>("select facts from items limit 1").get()?.facts ?? "{}";
  const count = options.tasks - own;
  if (count > 0) await insertTasks(database, { projectId, count, overlap: options.overlap, content, facts });
  const people = labelers.map(({ personId }) => personId);
  if (options.doneBefore > 0) await insertDone(database, { projectId, people, count: options.doneBefore });
  database.close();
  return { dataDir, projectId, tokens: labelers.map(({ token }) => token) };
}

interface Opened {
  readonly lease: { readonly id: string; readonly epoch: number };
  readonly formId: string;
}

/** A bare client: the load generator must not cost more than what it measures. */
function caller(port: number, agent: Agent, token: string) {
  const headers = { "content-type": "application/json", "x-keyhole": "1", cookie: `__Host-keyhole=${token}` };
  return (path: string, input: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const call = request(
        { port, host: "127.0.0.1", path: `/rpc/${path}`, method: "POST", agent, headers },
        (reply) => {
          const pieces: Buffer[] = [];
          reply.on("data", (piece: Buffer) => pieces.push(piece));
          reply.once("end", () => {
            const body = JSON.parse(Buffer.concat(pieces).toString("utf8")) as { result?: { data: unknown } };
            if (body.result === undefined) reject(new Error(JSON.stringify(body)));
            else resolve(body.result.data);
          });
        },
      );
      call.once("error", reject);
      call.end(JSON.stringify(input));
    });
}

export async function benchClaims(options: {
  readonly now: () => number;
  readonly tasks: number;
  readonly seconds?: number;
  readonly connections?: number;
  readonly doneBefore?: number;
}): Promise<ClaimBench> {
  const { now, tasks, seconds = 8, connections = 50, doneBefore = 0 } = options;
  const folder = mkdtempSync(join(tmpdir(), "keyhole-bench-"));
  try {
    const overlap = Math.min(mostOverlap, Math.ceil(leastLoops / tasks));
    const world = await prepare(folder, { tasks, connections, overlap, doneBefore });
    const port = await freePort();
    const env = { KEYHOLE_VIEWS_PER_HOUR: "100000000" };
    const server = await startServer({ dataDir: world.dataDir, port, env });
    const agent = new Agent({ keepAlive: true, maxSockets: connections });
    const nexts: number[] = [];
    const submits: number[] = [];
    const warmUntil = now() + 2_000;
    const end = warmUntil + seconds * 1000;
    const work = async (token: string) => {
      const call = caller(port, agent, token);
      for (;;) {
        const start = now();
        if (start >= end) return;
        const task = (await call("work.next", { projectId: world.projectId }).catch(() => null)) as Opened | null;
        if (task === null) return;
        const claimed = now();
        await call("work.submit", {
          leaseId: task.lease.id,
          epoch: task.lease.epoch,
          formId: task.formId,
          answers: {
            v: 1,
            answers: { sentiment: { type: "choice", version: 1, value: { selected: ["neutral"], tie: false } } },
          },
          idempotencyKey: randomBytes(16).toString("base64url"),
          activeMs: 1_000,
          next: false,
        });
        if (start < warmUntil) continue;
        nexts.push(claimed - start);
        submits.push(now() - claimed);
      }
    };
    const began = now();
    const cpu = () => server.cpuMs() ?? Number.NaN;
    const cpuBefore = new Promise<number>((go) => setTimeout(() => go(cpu()), Math.max(0, warmUntil - now())));
    await Promise.all(world.tokens.map(work));
    const cpuUsed = cpu() - (await cpuBefore);
    const measured = Math.min(now(), end) - Math.max(began, warmUntil);
    await server.kill("SIGTERM");
    agent.destroy();
    const twin = await rawClaims(join(folder, "twin.db"), { now, tasks, overlap, seconds: Math.min(seconds, 5) });
    const loopsPerSecond = (nexts.length / measured) * 1000;
    const cpuMsPerLoop = cpuUsed / nexts.length;
    return {
      tasks,
      overlap,
      connections,
      doneBefore,
      loopsPerSecond,
      nextP50Ms: percentile(nexts, 0.5),
      nextP99Ms: percentile(nexts, 0.99),
      submitP50Ms: percentile(submits, 0.5),
      submitP99Ms: percentile(submits, 0.99),
      twinLoopsPerSecond: twin.perSecond,
      ratio: loopsPerSecond / twin.perSecond,
      cpuMsPerLoop,
      twinCpuMsPerLoop: twin.cpuMsPerLoop,
      cpuRatio: twin.cpuMsPerLoop / cpuMsPerLoop,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
