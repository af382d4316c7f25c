import { createHmac } from "node:crypto";
import { errors, jwtVerify } from "jose";
import type { LeaseId, SessionId, ViewId } from "@keyhole/shared/ids";
import { isId } from "@keyhole/shared/ids";

/**
 * A ticket says which rendition of which view a page may fetch. It is no right of its own: whoever presents it is still
 * checked against the lease row, and it is worth nothing in another session. One algorithm, one audience, one type, and a
 * key that lives as long as the process.
 */
export interface MediaTicket {
  readonly viewId: ViewId;
  readonly leaseId: LeaseId;
  readonly sessionId: SessionId;
  readonly epoch: number;
  /** Name of the field whose picture it opens. */
  readonly field: string;
}

const algorithm = "HS256";
const audience = "keyhole:media";
const type = "keyhole-media+jwt";
export const ticketLifetimeMs = 5 * 60_000;

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/**
 * JWS compact serialisation (RFC 7515) by `node:crypto`: jose signs through WebCrypto, a hop to another thread for every
 * ticket of every task that is opened. What is signed here is read back by jose alone, which is the side that may not err.
 */
export function signTicket(key: Uint8Array, ticket: MediaTicket, now: number): string {
  const { viewId, leaseId, sessionId, epoch, field } = ticket;
  const [iat, exp] = [seconds(now), seconds(now + ticketLifetimeMs)];
  const claims = { lease: leaseId, session: sessionId, epoch, field, sub: viewId, aud: audience, iat, exp };
  const signed = `${head}.${Buffer.from(JSON.stringify(claims)).toString("base64url")}`;
  return `${signed}.${createHmac("sha256", key).update(signed).digest("base64url")}`;
}

const head = Buffer.from(JSON.stringify({ alg: algorithm, typ: type })).toString("base64url");

/** The ticket, or null for anything that is not exactly one of ours for this session and still valid. */
export async function readTicket(
  key: Uint8Array,
  token: string,
  expected: { readonly sessionId: SessionId; readonly now: number },
): Promise<MediaTicket | null> {
  const payload = await jwtVerify(token, key, {
    algorithms: [algorithm],
    audience,
    typ: type,
    currentDate: new Date(expected.now),
    maxTokenAge: seconds(ticketLifetimeMs),
    requiredClaims: ["sub", "exp", "iat", "lease", "session", "epoch", "field"],
  }).then(
    (verified) => verified.payload,
    (cause: unknown) => {
      if (cause instanceof errors.JOSEError) return null;
      throw cause;
    },
  );
  if (payload === null) return null;
  const { sub, lease, session, epoch, field } = payload;
  if (session !== expected.sessionId || typeof epoch !== "number" || typeof field !== "string") return null;
  if (sub === undefined || !isId(sub) || typeof lease !== "string" || !isId(lease)) return null;
  // The signature says that these are the ids that `signTicket` was given.
  return { viewId: sub as ViewId, leaseId: lease as LeaseId, sessionId: expected.sessionId, epoch, field };
}
