import { createCipheriv } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { LikelyTask } from "@keyhole/db/store/prepared";
import type { Lease, StoredBlob } from "@keyhole/db/store/work";
import type { FactsByField } from "@keyhole/shared/answers";
import { KeyholeError, type ErrorCode } from "@keyhole/shared/errors";
import type { ProjectId, ViewId } from "@keyhole/shared/ids";
import { packParcel, parcelNonceBytes, type ParcelPart } from "@keyhole/shared/parcel";
import { projectFacts } from "../../door/facts.ts";
import type { ActorContext } from "../../door/procedure.ts";
import { requireAllowed } from "../../door/require-allowed.ts";
import { newId } from "../../door/trail-drafts.ts";
import type { OverlayTheme } from "../../marks/overlay.ts";
import type { VisibleMark } from "../../marks/visible-mark.ts";
import type { Services } from "../../services.ts";
import { projectToWorkIn } from "./claim.ts";
import { drawAfter, goldDraw } from "./gold-draw.ts";
import { authoriseMedia, markOf, readBlob, sealedRendition, specOf, wholeLongSide } from "./media.ts";
import type { Preparation } from "./preparations.ts";

const keyBytes = 32;
const body = z.strictObject({ theme: z.enum(["light", "dark"]) });

/**
 * The probable next task's marked pictures as ciphertext, for a page that works on a task now. The key stays here until a
 * claim has committed the view (I1); it is given to nobody where the claim gives another task. Without a content (204)
 * where nothing is prepared, for whatever reason.
 */
export function addPreparedRoute(app: FastifyInstance, services: Services): void {
  app.post("/media/prepared", async (request, reply) => {
    const parcel = await preparedParcel(services, request, reply).catch((cause: unknown) => {
      if (cause instanceof KeyholeError && noPreparation.has(cause.code)) return null;
      throw cause;
    });
    if (parcel === null) return reply.code(204).send();
    return reply.type("application/octet-stream").header("x-prepared", parcel.id).send(parcel.sealed);
  });
}

/** A lease that has just ended, an hour's bytes, a busy server: the next task comes without a preparation. */
const noPreparation: ReadonlySet<ErrorCode> = new Set(["stale-lease", "quota", "unavailable"]);

async function preparedParcel(services: Services, request: FastifyRequest, reply: FastifyReply) {
  const { acting, hold, projectId } = await authoriseMedia(services, request, reply);
  const { theme } = body.parse(request.body);
  const lease = await services.store.read.heldLease(hold);
  await requireAllowed(acting, "task.claim", { facts: await projectFacts(acting, projectId) });
  const who = { sessionId: hold.sessionId, projectId };
  if (lease.purpose !== "annotate" || isBusy(services) || !services.preparations.begin(who, acting.now)) return null;
  const gone = new AbortController();
  const { teamIds } = acting.actor;
  const abort = (): void => gone.abort(new KeyholeError("stale-lease"));
  const release = services.streams.add({ ...who, personId: hold.personId, teamIds, abort });
  try {
    const made = await prepare(acting, lease, theme);
    if (made === null) return null;
    const { preparation, sealed } = made;
    services.preparations.put(preparation);
    try {
      await services.store.read.heldLease({ ...hold, now: services.clock() });
      // What ends the right to it may have come while it was made.
      gone.signal.throwIfAborted();
      services.budgets.bytes.spend(hold.personId, sealed.length);
    } catch (cause) {
      services.preparations.drop(preparation);
      throw cause;
    }
    return { id: preparation.id, sealed };
  } finally {
    release();
    services.preparations.end(who);
  }
}

/** Nobody who waits for a picture now waits longer for one that may never be seen. */
const isBusy = ({ images }: Services): boolean => images.load().waiting > 0;

async function prepare(context: ActorContext, lease: Lease, theme: OverlayTheme) {
  const { services, actor } = context;
  const { assignmentId, projectId } = lease;
  const project = await projectToWorkIn(context, projectId).catch((cause: unknown) => {
    if (cause instanceof KeyholeError) return null;
    throw cause;
  });
  if (project === null || !project.parsed.prefetch || assignmentId === null) return null;
  const goldFrom = goldDraw(drawAfter(services.keys.markKey, assignmentId), project.parsed.goldRate);
  const preparedFor = services.preparations.tasksOfOthers({ sessionId: actor.sessionId, projectId });
  const { personId, teamIds } = actor;
  const task = await services.store.read.likelyNext({ projectId, personId, teamIds, goldFrom, preparedFor });
  return task === null ? null : sealedTask(context, { projectId, task, goldFrom, theme });
}

interface Wanted {
  readonly projectId: ProjectId;
  readonly task: LikelyTask;
  readonly goldFrom: number | null;
  readonly theme: OverlayTheme;
}

async function sealedTask(context: ActorContext, { projectId, task, goldFrom, theme }: Wanted) {
  const { services, actor, now } = context;
  const { taskId, itemId } = task;
  const { personId, sessionId, teamIds } = actor;
  const viewId = task.view?.id ?? newId<"view">(services);
  const markTime = task.view?.markTime ?? now;
  const mark = await markOf(context, { projectId, personId, markTime });
  const view = { id: viewId, projectId, itemId };
  const pictures = await Promise.all(task.previews.map((source) => pictureOf(context, { view, source, mark })));
  const parts = pictures.map(({ part }) => part);
  const renditions = pictures.flatMap(({ stored }) => (stored === null ? [] : [stored]));
  const facts: FactsByField = JSON.parse((await services.store.read.itemFacts(itemId)) ?? "{}"); // written by the import
  if (Object.values(facts).some((field) => field?.kind !== "image")) {
    const { bytes, width, height } = await services.images.overlay({ mark, theme });
    parts.push({ field: "", mime: "image/png", bytes, width, height });
  }
  const key = services.random(keyBytes);
  const preparation: Preparation = {
    id: newId(services),
    sessionId,
    personId,
    teamIds,
    projectId,
    view: { taskId, viewId, markTime, renditions },
    goldFrom,
    mark,
    key,
    until: services.clock() + services.config.preparedMs,
  };
  return { preparation, sealed: seal(services, key, packParcel({ theme, parts })) };
}

/** The picture as the view will show it: what is stored of an earlier view of this person's, else made now. */
async function pictureOf(
  { services, actor, now }: ActorContext,
  of: {
    readonly view: { readonly id: ViewId; readonly projectId: ProjectId; readonly itemId: LikelyTask["itemId"] };
    readonly source: StoredBlob;
    readonly mark: VisibleMark;
  },
) {
  const { view, source, mark } = of;
  const { projectId } = view;
  const field = source.field ?? "";
  const spec = specOf(field);
  const grant = { kind: "internal", reason: "preparation", personId: actor.personId } as const;
  const before = await services.store.read.rendition(view.id, spec);
  if (before !== null) {
    const bytes = await readBlob(services, { projectId, id: before.blobId }, grant);
    const { mime, width, height } = before;
    return { part: { field, mime, width, height, bytes } satisfies ParcelPart, stored: null };
  }
  const bytes = await readBlob(services, source, grant);
  const target = { kind: "whole", longSide: wholeLongSide } as const;
  const made = await services.images.render({ source: bytes, target, mark: { visible: mark } });
  const part: ParcelPart = { field, ...made, bytes: Uint8Array.from(made.bytes) };
  return { part, stored: await sealedRendition(services, { view, spec, made, now }) };
}

/** AES-256-GCM under a key that seals this one piece. */
function seal({ random }: Pick<Services, "random">, key: Uint8Array, plain: Uint8Array): Buffer {
  const nonce = random(parcelNonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}
