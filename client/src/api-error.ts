import type { ErrorBody, ErrorCode } from "@keyhole/shared/errors";
import { isTRPCClientError } from "@trpc/client";

/** What a failed call means: the server's error, or that the server was not reached. */
export type Failure =
  | ErrorBody
  | { readonly code: "network"; readonly problems?: undefined; readonly retryAfterMs?: undefined };
export type FailureCode = ErrorCode | "network";

/** A request outside of the procedures (a picture, an upload) was refused. */
export class MediaRefused extends Error {
  override readonly name = "MediaRefused";
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/**
 * Reads the error of any call. A call that never got an answer of ours (no contact, a proxy's own page) is `network`;
 * anything else that is thrown is a bug of this page, and counts as `internal`.
 */
export function failureOf(error: unknown): Failure {
  if (error instanceof MediaRefused) return error.failure;
  if (!isTRPCClientError(error)) return { code: "internal" };
  const data: unknown = error.data;
  if (typeof data === "object" && data !== null && "body" in data) {
    return data.body as ErrorBody; // the server's formatter puts exactly this there (door/errors.ts)
  }
  return error.shape === undefined || error.shape === null ? { code: "network" } : { code: "internal" };
}
