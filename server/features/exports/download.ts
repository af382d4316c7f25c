import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { KeyholeError } from "@keyhole/shared/errors";
import { idOf, type ExportId } from "@keyhole/shared/ids";
import { z } from "zod";
import { admitted } from "../../door/admission.ts";
import { projectFacts } from "../../door/facts.ts";
import { contextOf, requireOwnPage } from "../../door/http.ts";
import { guarded, type ActorContext } from "../../door/procedure.ts";
import { requireAllowed } from "../../door/require-allowed.ts";
import { entryOf } from "../../door/trail-drafts.ts";
import type { FactsOf } from "../../security/actions.ts";
import { readExportTicket, signExportTicket } from "../../security/export-ticket.ts";
import type { Services } from "../../services.ts";
import { spanOf } from "./byte-range.ts";
import { fileOf } from "./manifest.ts";
import { openTerms } from "./open-terms.ts";
import { readyExport, streamExport } from "./stream-export.ts";

export const exportInput = z.strictObject({ exportId: idOf<"export">() });

/** For inputs that name an export: its project's facts, and whether the actor asked for it. */
export async function factsOfExport(
  context: ActorContext,
  { exportId }: { readonly exportId: ExportId },
): Promise<FactsOf["export.download"]> {
  const found = await context.services.store.read.exportById(exportId);
  if (found === null) return { role: null, frozen: false, archived: false, mine: false };
  return { ...(await projectFacts(context, found.projectId)), mine: found.requestedBy === context.actor.personId };
}

/** A ticket for the file, for the person who asked for it and this session only. */
export const ticket = guarded("export.download", exportInput, factsOfExport).mutation(async ({ ctx, input }) => {
  const found = await readyExport(ctx.services, input.exportId);
  const { bytes, sha256, readyUntil } = found;
  const held = { exportId: found.id, sessionId: ctx.actor.sessionId };
  const signed = await signExportTicket(ctx.services.ticketKey, held, ctx.now);
  const { name } = fileOf(found, await openTerms(ctx.services, found));
  return { ticket: signed, bytes, sha256, readyUntil, fileName: name };
});

async function authorise(services: Services, request: FastifyRequest, reply: FastifyReply) {
  requireOwnPage(services, request);
  const context = await contextOf(services, request, reply);
  const { actor, signedIn } = admitted(context);
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
  const held = await readExportTicket(services.ticketKey, token, { sessionId: actor.sessionId, now: context.now });
  if (held === null) throw new KeyholeError("absent");
  const acting: ActorContext = { ...context, actor, signedIn };
  const asked = { facts: await factsOfExport(acting, held), about: { export: held.exportId } };
  await requireAllowed(acting, "export.download", asked);
  return { acting, wanted: await readyExport(services, held.exportId) };
}

/**
 * The file of a finished export, whole or one range of it, with a ticket in the Authorization header. Each request is
 * recorded before its first byte and when it ended; a freeze, a lost role or the end of the session cuts it off.
 */
export function addExportRoutes(app: FastifyInstance, services: Services): void {
  app.get("/export/file", async (request, reply) => {
    const { acting, wanted } = await authorise(services, request, reply);
    const file = fileOf(wanted, await openTerms(services, wanted));
    const etag = `"${wanted.sha256}"`;
    const condition = request.headers["if-range"];
    const range = condition === undefined || condition === etag ? request.headers.range : undefined;
    const part = spanOf(range, wanted.bytes);
    if (part === null) return reply.code(416).header("content-range", `bytes */${wanted.bytes}`).send();
    const [start, end] = part.span;
    const { actor } = acting;
    // Registered before anything is waited for: a freeze that comes meanwhile finds it.
    const release = services.streams.add({
      sessionId: actor.sessionId,
      personId: actor.personId,
      teamIds: actor.teamIds,
      projectId: wanted.projectId,
      abort: () => request.raw.destroy(),
    });
    const stream = await streamExport(services, wanted, {
      span: part.span,
      entry: (words) => entryOf(acting, { actorRole: "lead", ...words }),
    }).catch((cause: unknown) => {
      release();
      throw cause;
    });
    const body = Readable.from(stream.body, { objectMode: false, highWaterMark: 256 * 1024 });
    const ended = (): void => {
      release();
      body.destroy();
      stream.finish(reply.raw.writableFinished).catch((cause: unknown) => {
        services.log.error({ err: cause, export: wanted.id }, "the end of a download was not recorded");
      });
    };
    if (reply.raw.destroyed) {
      ended();
      throw new KeyholeError("unavailable");
    }
    reply.raw.once("close", ended);
    if (part.partial) {
      void reply.code(206).header("content-range", `bytes ${start}-${end - 1}/${wanted.bytes}`);
    }
    return reply
      .type(file.mime)
      .headers({
        "content-length": String(end - start),
        "accept-ranges": "bytes",
        etag,
        "content-disposition": `attachment; filename="${file.name}"`,
      })
      .send(body);
  });
}
