import { readFileSync } from "node:fs";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { KeyholeError } from "@keyhole/shared/errors";
import type { Services } from "../services.ts";
import { makeContext, type ReplyChanges, type RequestContext, type RequestInfo } from "./context.ts";
import { clearSessionCookie, readCookies, setDeviceCookie, setSessionCookie } from "./cookies.ts";
import { bodyOf, statusOf } from "./errors.ts";
import { securityHeaders } from "./headers.ts";
import { isSameOrigin } from "./same-origin.ts";

/** Bytes of a JSON body. Uploads have a route of their own with its own limit. */
const bodyLimit = 8 * 1024 * 1024;

export function requestInfo(request: FastifyRequest): RequestInfo {
  const cookies = readCookies(request.headers.cookie);
  return {
    // On the socket in the data folder there is no address.
    address: request.raw.socket.remoteAddress === undefined ? "local" : request.ip,
    userAgent: request.headers["user-agent"] ?? "",
    sessionToken: cookies.session,
    deviceToken: cookies.device,
  };
}

/** Applies cookie changes to a reply as they are made. */
export function replyChanges(reply: FastifyReply): ReplyChanges {
  const add = (cookie: string) => void reply.header("set-cookie", cookie);
  return {
    setSession: (token) => add(setSessionCookie(token)),
    clearSession() {
      add(clearSessionCookie);
      // Not "storage": work that could not be sent yet waits there as ciphertext for the same person to come back.
      void reply.header("clear-site-data", '"cache"');
    },
    setDevice: (token) => add(setDeviceCookie(token)),
  };
}

export const contextOf = (services: Services, request: FastifyRequest, reply: FastifyReply): Promise<RequestContext> =>
  makeContext(services, requestInfo(request), replyChanges(reply));

/** Refuses what our own page would not send: another origin, a form, a missing custom header (forms cannot set one). */
export function requireOwnPage(services: Services, request: FastifyRequest): void {
  const own = isSameOrigin(request.headers, services.config.publicUrl) && request.headers["x-keyhole"] === "1";
  if (!own) throw new KeyholeError("absent");
}

export function sendError(services: Services, reply: FastifyReply, cause: unknown): FastifyReply {
  const body = bodyOf(cause);
  if (body.code === "internal") services.log.error({ err: cause }, "request failed");
  return reply.code(statusOf[body.code]).header("content-type", "application/json; charset=utf-8").send(body);
}

/** Milliseconds in which a request's headers, and the whole of it, must have arrived. */
const headersMs = 60_000;
const requestMs = 120_000;

declare module "fastify" {
  interface FastifyContextConfig {
    /** The route watches the pace of its body itself. */
    readonly mayTakeLong?: true;
  }
}

function endSlowRequest({ raw }: FastifyRequest): void {
  if (raw.complete) return;
  const timer = setTimeout(() => raw.destroy(), requestMs);
  timer.unref();
  const clear = () => clearTimeout(timer);
  raw.once("end", clear).once("close", clear);
}

/** The HTTP server with what holds for every route: headers, limits, errors without inside knowledge, ids only in logs. */
export function createHttp(services: Services, transport: "network" | "socket" = "network"): FastifyInstance {
  const { config } = services;
  const https = config.publicUrl.startsWith("https:");
  const tls =
    config.tls === null || transport === "socket"
      ? {}
      : { https: { cert: readFileSync(config.tls.cert), key: readFileSync(config.tls.key) } };
  const app: FastifyInstance = Fastify({
    ...tls,
    bodyLimit,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    logger: false,
    // Whole requests have a time below: an upload may take hours, as long as its bytes keep coming.
    requestTimeout: 0,
    connectionTimeout: 0,
    keepAliveTimeout: 72_000,
    forceCloseConnections: true,
    onProtoPoisoning: "error",
    onConstructorPoisoning: "error",
    routerOptions: { maxParamLength: 600 },
  });
  app.server.headersTimeout = headersMs;
  const headers = securityHeaders("data", https);
  app.addHook("onRequest", (request, reply, done) => {
    void reply.headers(headers);
    if (request.routeOptions.config.mayTakeLong !== true) endSlowRequest(request);
    done();
  });
  app.setErrorHandler((cause: unknown, _request, reply) => {
    const status = typeof cause === "object" && cause !== null && "statusCode" in cause ? cause.statusCode : 500;
    if (cause instanceof KeyholeError || typeof status !== "number" || status >= 500)
      return sendError(services, reply, cause);
    return sendError(services, reply, new KeyholeError(status === 413 ? "too-large" : "invalid", { cause }));
  });
  app.setNotFoundHandler((_request, reply) => sendError(services, reply, new KeyholeError("absent")));
  return app;
}
