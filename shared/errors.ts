/**
 * Every error a client may see, as one closed union. Lower layers throw `KeyholeError`; `door/errors.ts` translates
 * once at the edge. `absent` stands for denied and for missing alike: the two must look the same from outside.
 */
export type ErrorCode =
  | "absent" // denied or not there (404)
  | "signed-out" // no session, or it ended (401)
  | "locked" // the session is locked: the password unlocks it (423)
  | "second-factor-needed" // signed in by password only (401)
  | "must-enrol" // a second factor must be set up first (403)
  | "throttled" // too many tries; `retryAfterMs` says when (429)
  | "invalid" // the input is wrong; `problems` says what to do (400)
  | "conflict" // somebody changed it first; nothing was changed (409)
  | "stale-lease" // the lease ended or was taken over; nothing was changed, the draft is kept (409)
  | "frozen" // a freeze covers this (423)
  | "second-person-needed" // another person must approve (403)
  | "nothing-to-do" // no task waits (404)
  | "must-acknowledge" // the guideline in force must be read and acknowledged first (403)
  | "too-large" // over a limit that `problems` names (413)
  | "quota" // a budget is used up (429)
  | "unavailable" // the trail or the store cannot be written: nothing is shown (503)
  | "internal"; // a bug; the log has it (500)

/** Something wrong with one part of an input, said so that the reader knows what to do. */
export interface Problem {
  /** Where: a path such as ["questions", "objects", "labels", 2]. */
  readonly path: readonly (string | number)[];
  /** A key of the message catalogue, with its values. */
  readonly message: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface ErrorBody {
  readonly code: ErrorCode;
  readonly problems?: readonly Problem[];
  readonly retryAfterMs?: number;
}

export class KeyholeError extends Error {
  override readonly name = "KeyholeError";
  readonly code: ErrorCode;
  readonly body: ErrorBody;

  constructor(code: ErrorCode, extra: Omit<ErrorBody, "code"> & { readonly cause?: unknown } = {}) {
    const { cause, ...body } = extra;
    super(code, cause === undefined ? undefined : { cause });
    this.code = code;
    this.body = { code, ...body };
  }
}

/** Denied or not there: for the end of an expression, where there is nothing to go on with. */
export const absent = (): never => {
  throw new KeyholeError("absent");
};
