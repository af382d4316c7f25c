import { KeyholeError, type ErrorBody, type ErrorCode } from "@keyhole/shared/errors";
import { ZodError } from "zod";

/** HTTP status of each code; `absent` stands for denied and missing alike. */
export const statusOf: Readonly<Record<ErrorCode, number>> = {
  absent: 404,
  "signed-out": 401,
  locked: 423,
  "second-factor-needed": 401,
  "must-enrol": 403,
  throttled: 429,
  invalid: 400,
  conflict: 409,
  "stale-lease": 409,
  frozen: 423,
  "second-person-needed": 403,
  "nothing-to-do": 404,
  "must-acknowledge": 403,
  "too-large": 413,
  quota: 429,
  unavailable: 503,
  internal: 500,
};

function problemsOf(error: ZodError): ErrorBody {
  const problems = error.issues.slice(0, 20).map((issue) => ({
    path: issue.path.map((part) => (typeof part === "symbol" ? String(part) : part)),
    message: `input.${issue.code.replaceAll("_", "-")}`,
  }));
  return { code: "invalid", problems };
}

/** The one translation from anything thrown to what a client may see. Causes stay on the server. */
export function bodyOf(cause: unknown): ErrorBody {
  if (cause instanceof KeyholeError) return cause.body;
  if (cause instanceof ZodError) return problemsOf(cause);
  return { code: "internal" };
}
