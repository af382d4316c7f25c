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

/** Problems that only the console meets, in words; others are told by their key. */
const problemTexts: Readonly<Record<string, (values: Readonly<Record<string, string | number>>) => string>> = {
  "break-glass.not-this-kind": () => "A request of this kind cannot be approved with a break-glass code.",
  "break-glass.requester-left": () => "Who asked could not ask for it any more, so it cannot be approved.",
  "break-glass.somebody-can": ({ names = "" }) =>
    `This can be approved by ${names}. Break-glass is for when nobody can.`,
};

/** A refusal in words, with every problem of a wrong input. */
export function refusalText({ code, problems = [] }: ErrorBody): string {
  const lines = problems.map(
    ({ path, message, values = {} }) =>
      problemTexts[message]?.(values) ??
      `  ${path.join(".")}: ${message} ${JSON.stringify(values)}`.replace(/ \{\}$/, ""),
  );
  return [texts[code] ?? `Refused: ${code}`, ...lines].join("\n");
}
