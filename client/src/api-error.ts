import type { ErrorBody, ErrorCode } from "@keyhole/shared/errors";
import { isTRPCClientError } from "@trpc/client";

/** What a failed call means: the server's error, or that the server was not reached. */
export type Failure =
  | ErrorBody
  | { readonly code: "network"; readonly problems?: undefined; readonly retryAfterMs?: undefined };
export type FailureCode = ErrorCode | "network";

/**
 * Reads the error of any call. A call that never got an answer of ours (no contact, a proxy's own page) is `network`;
 * anything else that is thrown is a bug of this page, and counts as `internal`.
 */
export function failureOf(error: unknown): Failure {
  if (!isTRPCClientError(error)) return { code: "internal" };
  const data: unknown = error.data;
  if (typeof data === "object" && data !== null && "body" in data) {
    return data.body as ErrorBody; // the server's formatter puts exactly this there (door/errors.ts)
  }
  return error.shape === undefined || error.shape === null ? { code: "network" } : { code: "internal" };
}
