import { createHmac } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { LeaseHold, Rendition, StoredBlob, View } from "@keyhole/db/store/work";
import { KeyholeError } from "@keyhole/shared/errors";
import { z } from "zod";
import { admitted } from "../../door/admission.ts";
import { factsOfLease } from "../../door/facts.ts";
import { contextOf, requireOwnPage } from "../../door/http.ts";
import type { ActorContext } from "../../door/procedure.ts";
import { requireAllowed } from "../../door/require-allowed.ts";
import { newId } from "../../door/trail-drafts.ts";
import { base32 } from "../../identity/totp.ts";
import type { VisibleMark } from "../../marks/visible-mark.ts";
import { visibleText } from "../../marks/visible-text.ts";
import { readTicket, type MediaTicket } from "../../security/ticket.ts";
import type { Services } from "../../services.ts";
import { once } from "../../vault/once.ts";
import { requireProject } from "./project-of.ts";

export const wholeLongSide = 1920;

/** Name of a stored rendition: its field, and how large the whole picture may be. */
export const specOf = (field: string): string => `${field}/fit-${wholeLongSide}`;

/** Names the same person in every mark of this installation, in five characters. */
export const shortCodeOf = ({ keys }: Services, personId: string): string =>
  base32(createHmac("sha256", keys.markKey).update(`short-code/${personId}`).digest()).slice(0, 5);

/** What is burnt into everything a view shows: who, and the start of the lease. Stable for the view. */
export async function markOf(
  context: ActorContext,
  view: Pick<View, "projectId" | "personId" | "markTime">,
): Promise<VisibleMark> {
  const { services, signedIn } = context;
  const { parsed } = await requireProject(services, view.projectId);
  const shortCode = shortCodeOf(services, view.personId);
  const text = visibleText({ name: signedIn.person.name, shortCode, startedAt: view.markTime });
  return { text, shortCode, level: parsed.visibleMark };
}

/** Who may fetch with this ticket: an unlocked session, the ticket of this session, the policy, and a lease held now. */
export async function authoriseMedia(services: Services, request: FastifyRequest, reply: FastifyReply) {
  requireOwnPage(services, request);
  const context = await contextOf(services, request, reply);
  const { actor, signedIn } = admitted(context);
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
  const ticket = await readTicket(services.ticketKey, token, { sessionId: actor.sessionId, now: context.now });
  if (ticket === null) throw new KeyholeError("absent");
  const acting: ActorContext = { ...context, actor, signedIn };
  await requireAllowed(acting, "lease.open", { facts: await factsOfLease(acting, ticket) });
  const hold: LeaseHold = { ...ticket, personId: actor.personId, now: context.now };
  const { projectId } = await services.store.read.heldLease(hold);
  return { acting, hold, ticket, projectId };
}

/**
 * Marked pictures and overlays, by POST with a ticket in the Authorization header. The view is committed before a ticket
 * exists (I1); every fetch checks the lease row again (I2); bytes without a mark have no way out (I4).
 */
export function addMediaRoutes(app: FastifyInstance, services: Services): void {
  app.post("/media/picture", (request, reply) => sendPicture(services, { request, reply }, markedPicture));
  const overlayBody = z.strictObject({ theme: z.enum(["light", "dark"]) });
  app.post("/media/overlay", async (request, reply) => {
    const { acting, hold, ticket } = await authoriseMedia(services, request, reply);
    const { theme } = overlayBody.parse(request.body);
    const view = await services.store.read.heldView(hold, ticket.viewId);
    const tile = await services.images.overlay({ mark: await markOf(acting, view), theme });
    const size = { "x-tile-width": String(tile.width), "x-tile-height": String(tile.height) };
    return reply.type("image/png").headers(size).send(Buffer.from(tile.bytes));
  });
}

type MakePicture = (context: ActorContext, hold: LeaseHold, ticket: MediaTicket) => Promise<Picture>;

/** Answers with the picture that the ticket opens. A freeze cuts the reply off; without a lease no byte leaves. */
export async function sendPicture(
  services: Services,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  make: MakePicture,
): Promise<FastifyReply> {
  const { acting, hold, ticket, projectId } = await authoriseMedia(services, request, reply);
  const release = services.streams.add({
    sessionId: hold.sessionId,
    personId: hold.personId,
    teamIds: acting.actor.teamIds,
    projectId,
    abort: () => request.raw.destroy(),
  });
  try {
    const picture = await make(acting, hold, ticket);
    services.budgets.bytes.spend(hold.personId, picture.bytes.length);
    // A freeze may have come while the picture was rendered: nothing leaves without a lease held at this moment.
    await services.store.read.heldLease({ ...hold, now: services.clock() });
    return await reply.type(picture.mime).header("content-disposition", "inline").send(Buffer.from(picture.bytes));
  } finally {
    release();
  }
}

export interface Picture {
  readonly bytes: Uint8Array;
  readonly mime: string;
}

/** The view's marked bytes: made once, stored sealed, the same on every reload. */
async function markedPicture(context: ActorContext, hold: LeaseHold, ticket: MediaTicket): Promise<Picture> {
  const { view, blobs } = await context.services.store.read.viewedBlobs(hold, ticket.viewId, ticket.field);
  const preview = blobs.find((blob) => blob.kind === "preview");
  if (preview === undefined) throw new KeyholeError("absent");
  return rendered(context, hold, { view, field: ticket.field, source: preview });
}

/** The rendition of one stored picture for a view, made from `source` where the view has none yet. */
export async function rendered(
  context: ActorContext,
  hold: LeaseHold,
  of: { readonly view: View; readonly field: string; readonly source: StoredBlob },
): Promise<Picture> {
  const { services } = context;
  const { view } = of;
  const spec = specOf(of.field);
  const grant = { kind: "view", viewId: view.id, personId: hold.personId } as const;
  const stored = await services.store.read.rendition(view.id, spec);
  if (stored !== null) {
    const bytes = await readBlob(services, { projectId: view.projectId, id: stored.blobId }, grant);
    return { bytes, mime: stored.mime };
  }
  const source = await readBlob(services, of.source, grant);
  const mark = { visible: await markOf(context, view) };
  const made = await services.images.render({ source, target: { kind: "whole", longSide: wholeLongSide }, mark });
  const bytes = Uint8Array.from(made.bytes);
  const kept = await keep(context, hold, { view, spec, made });
  if (kept === null) return { bytes, mime: made.mime };
  return { bytes: await readBlob(services, { projectId: view.projectId, id: kept }, grant), mime: made.mime };
}

/** Stores a rendition; gives the blob to serve instead when another request was first, null when these bytes count. */
async function keep(
  { services, now }: ActorContext,
  hold: LeaseHold,
  { view, spec, made }: { view: View; spec: string; made: Made },
) {
  const { rendition, blob } = await sealedRendition(services, { view, spec, made, now });
  const saved = await services.store.write.saveRendition(hold, rendition, blob);
  if (saved.blobId === blob.id) return null;
  await services.blobs.delete(blob.id);
  return saved.blobId;
}

type Made = Picture & { readonly width: number; readonly height: number };

/** Writes the sealed bytes; rows that refer to them are the caller's to store. */
export async function sealedRendition(
  services: Services,
  of: {
    readonly view: Pick<View, "id" | "projectId" | "itemId">;
    readonly spec: string;
    readonly made: Made;
    readonly now: number;
  },
): Promise<{ readonly rendition: Rendition; readonly blob: StoredBlob }> {
  const { view, spec, made, now } = of;
  const { projectId, itemId } = view;
  const blobId = newId<"blob">(services);
  const sealed = services.vault.sealBlob({ projectId, purpose: "blobs", record: blobId }, once(made.bytes));
  const { bytes } = await services.blobs.write(blobId, sealed);
  const { mime, width, height } = made;
  const field = spec.slice(0, spec.indexOf("/"));
  const kind = "rendition";
  const blob: StoredBlob = { id: blobId, projectId, itemId, kind, bytes, mime, width, height, field, created: now };
  return { rendition: { id: newId<"rendition">(services), viewId: view.id, spec, blobId, mime, width, height }, blob };
}

/** A whole sealed blob, opened under a grant. */
export async function readBlob(
  { vault, blobs }: Services,
  { projectId, id }: Pick<StoredBlob, "projectId" | "id">,
  grant: Parameters<Services["vault"]["openRecord"]>[0],
): Promise<Uint8Array> {
  const size = await blobs.size(id);
  const sealed = { size, read: (range: { offset: number; length: number }) => blobs.read(id, range) };
  const opened = await vault.openBlob(grant, { projectId, purpose: "blobs", record: id }, sealed);
  const parts: Uint8Array[] = [];
  for await (const part of opened.read()) parts.push(part);
  return Uint8Array.from(Buffer.concat(parts));
}
