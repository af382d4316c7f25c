import type { ErrorBody, ErrorCode } from "@keyhole/shared/errors";

const texts: Readonly<Partial<Record<ErrorCode, string>>> = {
  absent: "There is no such thing, or you may not do this.",
  "signed-out": "Sign in first: keyhole sign-in",
  locked: "The session is locked. Sign in again: keyhole sign-in",
  "second-factor-needed": "Sign in again with the second factor: keyhole sign-in",
  "must-enrol": "Set up the second factor in the browser first.",
  throttled: "Too many tries. Wait and try again.",
  conflict: "Somebody changed this first, or it is done already. Nothing was changed.",
  frozen: "A freeze covers this.",
  "second-person-needed": "Another person has to do this.",
  unavailable: "The store or the trail cannot be written right now. Nothing was changed.",
  internal: "Something went wrong inside. The server's log has it.",
};

/** A refusal in words, with every problem of a wrong input. */
export function refusalText({ code, problems = [] }: ErrorBody): string {
  const lines = problems.map(({ path, message, values = {} }) =>
    `  ${path.join(".")}: ${message} ${JSON.stringify(values)}`.replace(/ \{\}$/, ""),
  );
  return [texts[code] ?? `Refused: ${code}`, ...lines].join("\n");
}
