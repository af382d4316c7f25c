import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { StoredBlob } from "@keyhole/db/store/work";
import { KeyholeError } from "@keyhole/shared/errors";
import { guidelineLimits } from "@keyhole/shared/guidelines/guideline";
import { idOf, isId, type BlobId, type ProjectId } from "@keyhole/shared/ids";
import { z } from "zod";
import { admitted } from "../../door/admission.ts";
import { factsOfProject, projectFacts } from "../../door/facts.ts";
import { contextOf, requireOwnPage } from "../../door/http.ts";
import { guarded, type ActorContext } from "../../door/procedure.ts";
import { requireAllowed } from "../../door/require-allowed.ts";
import { entryOf, newId } from "../../door/trail-drafts.ts";
import { defaultImageLimits, previewLongSide } from "../../images/limits.ts";
import type { Services } from "../../services.ts";
import { once } from "../../vault/once.ts";
import { holdOf } from "../work/hold.ts";
import { holdInput, projectInput } from "../work/ids.ts";
import { rendered, sendPicture } from "../work/media.ts";
import { requireProject } from "../work/project-of.ts";
import { ticketsFor } from "./records.ts";

/** A type that no form or image tag can send: the body is raw bytes, and what they are is found by looking. */
export const pictureUploadType = "application/vnd.keyhole.picture";

const fieldOfPicture = /^picture:([A-Za-z0-9_-]{22})$/;

/**
 * Pictures in guidelines: taken in from leads and re-encoded, given out marked by ticket under the lease of the view that
 * shows their section.
 */
export function addGuidelinePictureRoutes(app: FastifyInstance, services: Services): void {
  app.post("/media/guideline-picture", (request, reply) =>
    sendPicture(services, { request, reply }, async (context, hold, ticket) => {
      const id = fieldOfPicture.exec(ticket.field)?.[1] ?? "";
      if (!isId(id)) throw new KeyholeError("absent");
      const { read } = services.store;
      const { view, blob } = await read.guidelinePicture(hold, ticket.viewId, id as BlobId); // checked just above
      return rendered(context, hold, { view, field: ticket.field, source: blob });
    }),
  );
  app.addContentTypeParser(
    pictureUploadType,
    { parseAs: "buffer", bodyLimit: guidelineLimits.pictureBytes },
    (_request, body, done) => done(null, body),
  );
  const limit = { bodyLimit: guidelineLimits.pictureBytes };
  app.post<{ Params: { projectId: string } }>(
    "/media/guideline-picture/:projectId",
    { ...limit, onRequest: async (request, reply) => void (await authoriseUpload(services, request, reply)) },
    async (request, reply) => {
      // Rights may have changed while the bytes came in.
      const { context, projectId } = await authoriseUpload(services, request, reply);
      if (!Buffer.isBuffer(request.body)) throw new KeyholeError("invalid");
      const blob = await store(context, projectId, Uint8Array.from(request.body));
      return reply.send({ id: blob.id, width: blob.width, height: blob.height });
    },
  );
}

type UploadRequest = FastifyRequest<{ Params: { projectId: string } }>;

/** The policy's word on an upload, before a byte of it is read and again after the last. */
async function authoriseUpload(services: Services, request: UploadRequest, reply: FastifyReply) {
  requireOwnPage(services, request);
  const { projectId: named } = request.params;
  if (!isId(named)) throw new KeyholeError("absent");
  const projectId = named as ProjectId; // checked just above
  const context = await contextOf(services, request, reply);
  const { actor, signedIn } = admitted(context);
  const acting: ActorContext = { ...context, actor, signedIn };
  await requireAllowed(acting, "guideline.write", { facts: await projectFacts(acting, projectId) });
  return { context: acting, projectId };
}

async function store(context: ActorContext, projectId: ProjectId, bytes: Uint8Array): Promise<StoredBlob> {
  const { services, actor, now } = context;
  const { storageBytes } = (await requireProject(services, projectId)).parsed;
  if ((await services.store.read.storedBytes(projectId)) + bytes.length > storageBytes) {
    throw new KeyholeError("quota", { problems: [{ path: [], message: "import.project-full" }] });
  }
  const limits = { ...defaultImageLimits, bytes: guidelineLimits.pictureBytes };
  const { width, height, original, preview } = await services.images.importImage(bytes, { limits });
  // One stored picture is enough: readers get it fitted into the preview's size.
  const fits = Math.max(width, height) <= previewLongSide;
  const kept = fits ? { ...original, width, height } : { ...preview, mime: "image/jpeg" };
  const id = newId<"blob">(services);
  const identity = { projectId, purpose: "blobs", record: id } as const;
  const written = await services.blobs.write(id, services.vault.sealBlob(identity, once(kept.bytes)));
  const blob: StoredBlob = {
    id,
    projectId,
    itemId: null,
    kind: "guideline-picture",
    bytes: written.bytes,
    mime: kept.mime,
    width: kept.width,
    height: kept.height,
    field: null,
    created: now,
  };
  const words = { type: "guideline.draft-changed", actorRole: "lead", project: projectId } as const;
  const draft = entryOf(context, { ...words, change: "picture-added", object: id, objectKind: "picture" });
  try {
    await services.store.write.addGuidelinePicture({
      blob,
      by: actor.personId,
      teamIds: actor.teamIds,
      drafts: [draft],
    });
  } catch (cause) {
    await services.blobs.delete(id);
    throw cause;
  }
  return blob;
}

const ticketInput = projectInput.extend({
  ...holdInput.shape,
  viewId: idOf<"view">(),
  ids: z.array(idOf<"blob">()).min(1).max(guidelineLimits.pictures),
});

/** Tickets of pictures that were added while a draft is open, under its view. */
export const pictureTickets = guarded("guideline.write", ticketInput, factsOfProject).mutation(
  async ({ ctx, input: { projectId, viewId, ids, ...lease } }) => {
    const { read } = ctx.services.store;
    const hold = holdOf(ctx, lease);
    if ((await read.heldLease(hold)).projectId !== projectId) throw new KeyholeError("absent");
    const found = await Promise.all(ids.map((id) => read.guidelinePicture(hold, viewId, id)));
    const view = found[0]?.view;
    if (view === undefined) throw new KeyholeError("absent");
    return ticketsFor(ctx, { view, epoch: lease.epoch }, ids).pictureTickets;
  },
);
