import type { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { KeyholeError } from "@keyhole/shared/errors";
import { isId, type BlobId, type ImportId, type ProjectId } from "@keyhole/shared/ids";
import { admitted } from "../../door/admission.ts";
import { contextOf, requireOwnPage } from "../../door/http.ts";
import type { ActorContext } from "../../door/procedure.ts";
import { requireAllowed } from "../../door/require-allowed.ts";
import { newId } from "../../door/trail-drafts.ts";
import type { Services } from "../../services.ts";
import { requireProject } from "../work/project-of.ts";
import { factsOfImport, requireImport } from "./facts.ts";
import type { ImportLimits } from "./limits.ts";
import { found } from "./read/record.ts";
import { headBytes, sniffFormat } from "./read/sniff.ts";
import { isSafeName } from "./read/zip.ts";

const sumEveryMs = 5_000;

const tooLarge = (message: string, limit: number): KeyholeError =>
  new KeyholeError("too-large", { problems: [found(message, { limit })] });

/** The same decision as a guarded procedure of `import.run`; a refusal is recorded. */
async function authorise(services: Services, request: FastifyRequest, reply: FastifyReply) {
  requireOwnPage(services, request);
  const context = await contextOf(services, request, reply);
  const { actor, signedIn } = admitted(context);
  const acting: ActorContext = { ...context, actor, signedIn };
  const importId = headerOf(request, "x-import");
  if (!isId(importId)) throw new KeyholeError("absent");
  const id = importId as ImportId; // isId checked it
  await requireMayImport(acting, id);
  return { acting, found: await requireImport(services, id) };
}

const requireMayImport = async (acting: ActorContext, importId: ImportId): Promise<void> =>
  requireAllowed(acting, "import.run", { facts: await factsOfImport(acting, { importId }) });

const headerOf = (request: FastifyRequest, name: string): string => {
  const value = request.headers[name];
  return typeof value === "string" ? value : "";
};

/** The file's name with its folders, percent-encoded in its header: names are not always Latin-1. */
function nameOf(request: FastifyRequest, limits: ImportLimits): string {
  try {
    const name = decodeURIComponent(headerOf(request, "x-file-name"));
    if (isSafeName(name, limits)) return name;
  } catch {
    // Not percent-encoded: said below.
  }
  throw new KeyholeError("invalid", { problems: [found("import.name")] });
}

/**
 * POST /upload: the raw bytes of one file for an import that is being collected (headers `x-import`, `x-file-name`). They
 * are sealed as they stream; the file exists whole or not at all. Freeze, sign-out and a lost role cut it off.
 */
export function addUploadRoute(app: FastifyInstance, services: Services): void {
  let underWay = 0;
  const stored = new StoredBytes(services);
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("application/octet-stream", (_request, payload, done) => done(null, payload));
    scope.post("/upload", { config: { mayTakeLong: true } }, async (request, reply) => {
      const limits = services.config.importLimits;
      const { acting, found: target } = await authorise(services, request, reply);
      if (underWay >= limits.uploads) throw new KeyholeError("quota", { retryAfterMs: 2_000 });
      underWay += 1;
      try {
        const file = await receive(acting, request, { id: target.id, projectId: target.projectId, stored });
        return await reply.send(file);
      } finally {
        underWay -= 1;
      }
    });
  });
}

interface Target {
  readonly id: ImportId;
  readonly projectId: ProjectId;
  readonly stored: StoredBytes;
}

async function receive(acting: ActorContext, request: FastifyRequest, target: Target) {
  const { services, actor } = acting;
  const { importLimits: limits } = services.config;
  const { write } = services.store;
  const name = nameOf(request, limits);
  const room = await roomFor(services, target, target.stored);
  const declared = Number(request.headers["content-length"] ?? 0);
  requireRoom(declared, room, limits);
  const id = newId<"blob">(services);
  const { projectId, id: importId } = target;
  const identity = { projectId, purpose: "imports", record: id } as const;
  const sealedName = await services.vault.sealRecord({ ...identity, record: `${id}/name` }, Buffer.from(name));
  await write.beginImportFile({ id, importId, projectId, name: sealedName, created: acting.now });
  const body = request.body as Readable; // the parser of this route gives the stream itself
  const release = services.streams.add({
    sessionId: actor.sessionId,
    personId: actor.personId,
    teamIds: actor.teamIds,
    projectId,
    abort: () => body.destroy(new KeyholeError("frozen")),
  });
  const counted = new Counted(body, { room, limits });
  try {
    const { bytes: sealedBytes } = await services.blobs.write(id, services.vault.sealBlob(identity, counted.pieces()));
    // Rights may have ended while the last bytes came in.
    await requireMayImport(acting, importId);
    const format = sniffFormat(name, counted.head());
    const { bytes } = counted;
    target.stored.add(projectId, sealedBytes);
    await write.completeImportFile({ id, bytes, sealedBytes, format, now: services.clock() });
    return { fileId: id, bytes, format };
  } catch (cause) {
    await forget(services, [id]);
    throw cause;
  } finally {
    release();
  }
}

const forgottenAtOnce = 200;

/** Bytes first, then the row that names them: a crash in between is found again. */
export async function forget(services: Services, ids: readonly BlobId[]): Promise<void> {
  for (let start = 0; start < ids.length; start += forgottenAtOnce) {
    const some = ids.slice(start, start + forgottenAtOnce);
    for (const id of some) await services.blobs.delete(id);
    await services.store.write.forgetImportFiles(some);
  }
}

interface Room {
  readonly file: number;
  readonly all: number;
  readonly quota: number;
}

async function roomFor(services: Services, { id, projectId }: Target, stored: StoredBytes): Promise<Room> {
  const { importLimits: limits } = services.config;
  const [files, target, project, used] = await Promise.all([
    services.store.read.lastFileOrd(id),
    requireImport(services, id),
    requireProject(services, projectId),
    stored.of(projectId),
  ]);
  if (files >= limits.files) throw tooLarge("import.too-many-files", limits.files);
  return {
    file: limits.fileBytes,
    all: limits.importBytes - target.bytesTotal,
    quota: project.parsed.storageBytes - used,
  };
}

/** What projects store, summed at most every few seconds: a folder of pictures is thousands of uploads. */
class StoredBytes {
  readonly #services: Services;
  readonly #known = new Map<ProjectId, { readonly until: number; bytes: number }>();

  constructor(services: Services) {
    this.#services = services;
  }

  async of(projectId: ProjectId): Promise<number> {
    const now = performance.now();
    const known = this.#known.get(projectId);
    if (known !== undefined && now < known.until) return known.bytes;
    const bytes = await this.#services.store.read.storedBytes(projectId);
    this.#known.set(projectId, { until: now + sumEveryMs, bytes });
    return bytes;
  }

  add(projectId: ProjectId, bytes: number): void {
    const known = this.#known.get(projectId);
    if (known !== undefined) known.bytes += bytes;
  }
}

function requireRoom(bytes: number, room: Room, limits: ImportLimits): void {
  if (bytes > room.file) throw tooLarge("import.file-too-large", limits.fileBytes);
  if (bytes > room.all) throw tooLarge("import.all-too-large", limits.importBytes);
  if (bytes > room.quota) throw new KeyholeError("quota", { problems: [found("import.project-full")] });
}

/** Counts and limits the body as it passes, keeps its head, and ends one that stands still. */
class Counted {
  bytes = 0;
  readonly #body: Readable;
  readonly #bounds: { readonly room: Room; readonly limits: ImportLimits };
  readonly #head: Uint8Array[] = [];
  #headLength = 0;

  constructor(body: Readable, bounds: { readonly room: Room; readonly limits: ImportLimits }) {
    this.#body = body;
    this.#bounds = bounds;
  }

  head(): Uint8Array {
    return Buffer.concat(this.#head).subarray(0, headBytes);
  }

  async *pieces(): AsyncGenerator<Uint8Array> {
    const { room, limits } = this.#bounds;
    const slow = new KeyholeError("invalid", { problems: [found("import.upload-stalled")] });
    const idle = setTimeout(() => this.#body.destroy(slow), limits.uploadIdleMs);
    try {
      for await (const piece of arriving(this.#body)) {
        idle.refresh();
        this.bytes += piece.length;
        requireRoom(this.bytes, room, limits);
        if (this.#headLength < headBytes) {
          this.#head.push(Uint8Array.from(piece));
          this.#headLength += piece.length;
        }
        yield piece;
      }
    } finally {
      clearTimeout(idle);
    }
  }
}

/** The body's bytes. A sender who hangs up is no bug of the server. */
async function* arriving(body: Readable): AsyncGenerator<Buffer> {
  try {
    yield* body as AsyncIterable<Buffer>; // a byte stream of Node gives Buffers
  } catch (cause) {
    if (cause instanceof KeyholeError) throw cause;
    throw new KeyholeError("invalid", { problems: [found("import.upload-cut")], cause });
  }
}
