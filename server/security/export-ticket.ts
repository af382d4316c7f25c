import { errors, jwtVerify, SignJWT } from "jose";
import { isId, type ExportId, type SessionId } from "@keyhole/shared/ids";

/**
 * Says which export a page may fetch. Like a media ticket it is no right of its own: role, freeze and the export's state
 * are read again with each use. Another audience and type, so that neither kind of ticket passes as the other.
 */
const algorithm = "HS256";
const audience = "keyhole:export";
const type = "keyhole-export+jwt";
export const exportTicketLifetimeMs = 5 * 60_000;

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

export interface ExportTicket {
  readonly exportId: ExportId;
  readonly sessionId: SessionId;
}

export const signExportTicket = (key: Uint8Array, ticket: ExportTicket, now: number): Promise<string> =>
  new SignJWT({ session: ticket.sessionId })
    .setProtectedHeader({ alg: algorithm, typ: type })
    .setSubject(ticket.exportId)
    .setAudience(audience)
    .setIssuedAt(seconds(now))
    .setExpirationTime(seconds(now + exportTicketLifetimeMs))
    .sign(key);

/** The ticket, or null for anything that is not exactly one of ours for this session and still valid. */
export async function readExportTicket(
  key: Uint8Array,
  token: string,
  expected: { readonly sessionId: SessionId; readonly now: number },
): Promise<ExportTicket | null> {
  const payload = await jwtVerify(token, key, {
    algorithms: [algorithm],
    audience,
    typ: type,
    currentDate: new Date(expected.now),
    maxTokenAge: seconds(exportTicketLifetimeMs),
    requiredClaims: ["sub", "exp", "iat", "session"],
  }).then(
    (verified) => verified.payload,
    (cause: unknown) => {
      if (cause instanceof errors.JOSEError) return null;
      throw cause;
    },
  );
  if (payload?.sub === undefined || payload["session"] !== expected.sessionId || !isId(payload.sub)) return null;
  return { exportId: payload.sub as ExportId, sessionId: expected.sessionId }; // signed by us for this id
}
