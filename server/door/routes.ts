import { PassThrough } from "node:stream";
import type { FastifyInstance } from "fastify";
import { KeyholeError } from "@keyhole/shared/errors";
import type { Services } from "../services.ts";
import { admitted } from "./admission.ts";
import type { ControlMessage } from "./event-hub.ts";
import { securityHeaders } from "./headers.ts";
import { contextOf, requireOwnPage, sendError } from "./http.ts";
import { isSameOrigin } from "./same-origin.ts";
import { appRouter } from "./router.ts";
import { rpcHandler } from "./rpc-route.ts";
import type { StaticFile } from "./static-files.ts";

/** Anybody may send reports: more than these are not logged, or strangers could fill the disk. */
const reportsAMinute = 30;

/** Control messages at least this often, so that a page notices within its grace that contact is lost. */
const pingEveryMs = 10_000;

export function addRpcRoute(app: FastifyInstance, services: Services): void {
  const handle = rpcHandler(appRouter, (cause, path) => services.log.error({ err: cause, path }, "procedure failed"));
  app.post<{ Params: { paths: string }; Querystring: { batch?: string } }>("/rpc/:paths", async (request, reply) => {
    requireOwnPage(services, request);
    const context = await contextOf(services, request, reply);
    const call = { paths: request.params.paths, batch: request.query.batch === "1", body: request.body };
    const answer = await handle(call, context);
    return reply.code(answer.status).send(answer.body);
  });
}

/** One stream per page for control messages only: a lease ended, the session ended, a freeze. Never content. */
export function addEventsRoute(app: FastifyInstance, services: Services): void {
  app.get("/events", async (request, reply) => {
    if (!isSameOrigin(request.headers, services.config.publicUrl)) throw new KeyholeError("absent");
    const { actor } = admitted(await contextOf(services, request, reply));
    const stream = new PassThrough();
    const send = (message: ControlMessage) => void stream.write(`data: ${JSON.stringify(message)}\n\n`);
    const remove = services.events.add({
      sessionId: actor.sessionId,
      personId: actor.personId,
      teamIds: actor.teamIds,
      send,
      close: () => stream.end(),
    });
    const pings = setInterval(() => send({ kind: "ping" }), pingEveryMs);
    stream.once("close", () => {
      clearInterval(pings);
      remove();
    });
    request.raw.once("close", () => stream.destroy());
    send({ kind: "ping" });
    return reply.header("content-type", "text/event-stream").header("x-accel-buffering", "no").send(stream);
  });
}

export function addHealthRoutes(app: FastifyInstance, services: Services): void {
  app.get("/healthz", async (_request, reply) => reply.type("text/plain").send("ok\n"));
  app.get("/readyz", async (_request, reply) => {
    const stalled = services.store.stalledForMs();
    if (stalled > 5_000) return sendError(services, reply, new KeyholeError("unavailable"));
    await services.store.read.trailHead();
    return reply.type("text/plain").send("ready\n");
  });
  const reportTypes = ["application/csp-report", "application/reports+json"];
  app.addContentTypeParser(reportTypes, { parseAs: "string", bodyLimit: 16_384 }, (_request, body, done) =>
    done(null, body),
  );
  let reports = { minute: 0, logged: 0 };
  app.post("/csp-report", async (request, reply) => {
    const minute = Math.floor(services.clock() / 60_000);
    reports = { minute, logged: reports.minute === minute ? reports.logged + 1 : 1 };
    if (reports.logged <= reportsAMinute) {
      services.log.warn({ report: String(request.body).slice(0, 2_000) }, "browser policy report");
    }
    return reply.code(204).send();
  });
}

/** The built client from memory; unknown paths without a file ending are pages of the application. */
export function addPageRoutes(app: FastifyInstance, services: Services, files: ReadonlyMap<string, StaticFile>): void {
  const https = services.config.publicUrl.startsWith("https:");
  app.get("/*", async (request, reply) => {
    const path = request.url.split("?", 1)[0] ?? "/";
    const isPage = !path.slice(path.lastIndexOf("/")).includes(".");
    const file = files.get(path) ?? (isPage ? files.get("/index.html") : undefined);
    if (file === undefined) throw new KeyholeError("absent");
    void reply.headers(securityHeaders("page", https)).type(file.type).header("vary", "accept-encoding");
    if (file.hashed) void reply.header("cache-control", "public, max-age=31536000, immutable");
    const squeezed = file.gzip !== null && (request.headers["accept-encoding"] ?? "").includes("gzip");
    if (squeezed) void reply.header("content-encoding", "gzip");
    return reply.send(squeezed ? file.gzip : file.body);
  });
}
