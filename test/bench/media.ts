import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { makeItem } from "@keyhole/server/features/imports/make-item";
import type { PersonId } from "@keyhole/shared/ids";
import { projectSettings } from "@keyhole/shared/project-settings";
import { templates } from "@keyhole/shared/templates/templates";
import { systemEntry } from "@keyhole/server/door/trail-drafts";
import { startHarness } from "../harness.ts";
import { photo } from "../images/samples.ts";
import { manyLabelers } from "../many-people.ts";
import { freePort, startServer } from "../server-process.ts";
import { percentile } from "./raw-database.ts";

export interface MediaBench {
  readonly inFlight: number;
  readonly pictures: number;
  /** Tasks a second that were claimed, opened, shown as a fresh marked picture, and skipped, over HTTP. */
  readonly picturesPerSecond: number;
  /** Of the picture alone: checks, decrypting, decode, mark, encode, sealing, storing, reply. */
  readonly pictureP50Ms: number;
  readonly pictureP99Ms: number;
  /** The same view's picture a second time: stored already. */
  readonly againP50Ms: number;
  /** Decode, resize and encode of the same preview by sharp, as many in flight, in this process. */
  readonly twinPerSecond: number;
  /** `twinPerSecond / picturesPerSecond`: how much longer the product takes. */
  readonly ratio: number;
}

interface World {
  readonly dataDir: string;
  readonly projectId: string;
  readonly tokens: readonly string[];
  readonly pictures: number;
  /** What the server marks: the stored preview, in the open. */
  readonly preview: Uint8Array;
}

const longSide = 1920;

/** A project of `pictures` different full HD photographs, and people with a session. */
async function prepare(folder: string, of: { pictures: number; people: number }): Promise<World> {
  const dataDir = join(folder, "data");
  const harness = await startHarness({ dataDir });
  try {
    const { services } = harness.app;
    const lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
    const settings = projectSettings.parse({ review: "none", overlap: of.people });
    const form = templates["object-boxes"];
    const { projectId } = await lead.client.project.create.mutate({ name: "Streets", settings, form });
    const field = String(form.fields[0]?.name);
    const bytes = await photo(1920, 1080).blur(0.8).jpeg({ quality: 92 }).toBuffer();
    const { preview } = await services.images.importImage(Uint8Array.from(bytes));
    for (let index = 0; index < of.pictures; index++) {
      const description = `picture ${index}`; // other bytes, so that it is no duplicate
      const copy = sharp(bytes).withExif({ IFD0: { ImageDescription: description } });
      const picture = await copy.jpeg({ quality: 92 }).toBuffer();
      const raw = { fields: { [field]: { kind: "picture", bytes: picture } } } as const;
      const item = await makeItem(services, raw, { projectId, importId: null, settings });
      const drafts = [systemEntry(services, { type: "import.finished", project: projectId, count: 1 })];
      await services.store.write.addItems([item], { now: services.clock(), drafts });
    }
    const by = lead.personId as PersonId; // the harness read it from the server's own reply
    const labelers = await manyLabelers(services, { count: of.people, projectId, by });
    return {
      dataDir,
      projectId,
      pictures: of.pictures,
      tokens: labelers.map(({ token }) => token),
      preview: preview.bytes,
    };
  } finally {
    await harness.close();
  }
}

interface Opened {
  readonly lease: { readonly id: string; readonly epoch: number };
  readonly fields: Readonly<Record<string, { readonly ticket: string }>>;
}

/** One browser of a labeler, as bare as can be. */
function browser(url: string, token: string, projectId: string) {
  const own = { "content-type": "application/json", "x-keyhole": "1", cookie: `__Host-keyhole=${token}` };
  const post = async (path: string, body: unknown, headers: Readonly<Record<string, string>> = own) => {
    const reply = await fetch(`${url}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    const bytes = Buffer.from(await reply.arrayBuffer());
    if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${bytes.toString("utf8").slice(0, 500)}`);
    return bytes;
  };
  return {
    async next(): Promise<Opened> {
      const bytes = await post("/rpc/work.next", { projectId });
      return (JSON.parse(bytes.toString("utf8")) as { result: { data: Opened } }).result.data; // the server's own reply
    },
    picture({ fields }: Opened) {
      const authorization = `Bearer ${String(Object.values(fields)[0]?.ticket)}`;
      return post("/media/picture", {}, { ...own, authorization });
    },
    skip: ({ lease: { id, epoch } }: Opened) => post("/rpc/work.end", { leaseId: id, epoch, end: "skipped" }),
  };
}

type Run = Pick<MediaBench, "pictures" | "picturesPerSecond" | "pictureP50Ms" | "pictureP99Ms" | "againP50Ms">;

/** Every person sees `each` pictures that they have not seen, all people at once. */
async function overHttp(
  url: string,
  options: {
    readonly now: () => number;
    readonly world: World;
    readonly tokens: readonly string[];
    readonly each: number;
  },
): Promise<Run> {
  const { now, world, tokens, each } = options;
  const times: number[] = [];
  const again: number[] = [];
  const people = tokens.map((token) => browser(url, token, world.projectId));
  const see = async (person: (typeof people)[number]): Promise<void> => {
    for (let count = 0; count < each; count++) {
      const opened = await person.next();
      const start = now();
      await person.picture(opened);
      times.push(now() - start);
      await person.skip(opened);
    }
  };
  const start = now();
  await Promise.all(people.map(see));
  const seconds = (now() - start) / 1000;
  const opened = await people[0]?.next();
  if (opened === undefined) throw new Error("nobody is there");
  await people[0]?.picture(opened);
  for (let count = 0; count < 20; count++) {
    const before = now();
    await people[0]?.picture(opened);
    again.push(now() - before);
  }
  await people[0]?.skip(opened);
  return {
    pictures: times.length,
    picturesPerSecond: times.length / seconds,
    pictureP50Ms: percentile(times, 0.5),
    pictureP99Ms: percentile(times, 0.99),
    againP50Ms: percentile(again, 0.5),
  };
}

/** Pictures a second by sharp alone, `inFlight` at once, a thread each as in the product. */
async function bySharp(
  preview: Uint8Array,
  options: { readonly now: () => number; readonly count: number; readonly inFlight: number },
) {
  const { now, count, inFlight } = options;
  sharp.concurrency(1);
  sharp.cache(false);
  let left = count;
  const one = () =>
    sharp(preview, { failOn: "error", sequentialRead: true })
      .resize({ width: longSide, height: longSide, fit: "inside", withoutEnlargement: true })
      .jpeg({ quality: 92, chromaSubsampling: "4:4:4" })
      .toBuffer();
  await one();
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await one();
    }
  };
  const start = now();
  await Promise.all(Array.from({ length: inFlight }, worker));
  return (count / (now() - start)) * 1000;
}

/** Fresh marked pictures over HTTP with one and with `many` people at once, beside plain sharp on the same preview. */
export async function benchMedia(options: {
  readonly now: () => number;
  /** Different pictures; each person sees one of them once, the last one twice. */
  readonly pictures?: number;
  readonly many?: number;
}): Promise<MediaBench[]> {
  const { now, pictures = 24, many = 8 } = options;
  const folder = mkdtempSync(join(tmpdir(), "keyhole-bench-"));
  try {
    const world = await prepare(folder, { pictures, people: 1 + many + 1 });
    const port = await freePort();
    const env = { KEYHOLE_VIEWS_PER_HOUR: "1000000", KEYHOLE_MEGABYTES_PER_HOUR: "1000000" };
    const server = await startServer({ dataDir: world.dataDir, port, env });
    const results: MediaBench[] = [];
    try {
      const [first = "", ...others] = world.tokens;
      const each = pictures - 1;
      // The first pictures of a server draw the mark's tiles and start the threads.
      await overHttp(server.url, { now, world, tokens: others.slice(many), each: Math.min(4, each) });
      for (const tokens of [[first], others.slice(0, many)]) {
        const inFlight = tokens.length;
        const run = await overHttp(server.url, { now, world, tokens, each: inFlight === 1 ? each : each >> 1 });
        const twinPerSecond = await bySharp(world.preview, { now, count: run.pictures, inFlight });
        results.push({ inFlight, ...run, twinPerSecond, ratio: twinPerSecond / run.picturesPerSecond });
      }
      return results;
    } finally {
      await server.kill("SIGTERM");
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
