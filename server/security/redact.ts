/** Field names whose values never enter a log line, wherever they stand. */
const secret = /password|token|cookie|secret|code|authorization|key|content|answers|text|title|name|login|address/i;
const longest = 2_000;
const deepest = 4;

/** What JSON leaves as it is and a viewer may act on: line and paragraph ends, other controls, turns of direction. */
const acting = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** Strings on one line, so that no value can imitate a line of its own. */
const oneLine = (text: string): string =>
  JSON.stringify(text.slice(0, longest)).slice(1, -1).replaceAll(acting, escaped);

function clean(value: unknown, depth: number): unknown {
  if (typeof value === "string") return oneLine(value);
  if (value === null || typeof value === "number" || typeof value === "boolean") return value;
  if (value instanceof Error) return errorFields(value, depth);
  if (typeof value !== "object" || depth >= deepest) return typeof value;
  if (Array.isArray(value)) return value.slice(0, 20).map((part) => clean(part, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, secret.test(key) ? "[redacted]" : clean(part, depth + 1)]),
  );
}

/** Class, message of our own errors, and where it happened. Messages of libraries may quote input, so they stay out. */
function errorFields(error: Error, depth: number): Record<string, unknown> {
  const frames = (error.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
  const code = "code" in error && typeof error.code === "string" ? { errorCode: error.code } : {};
  const cause = error.cause === undefined || depth >= deepest ? {} : { cause: clean(error.cause, depth + 1) };
  return { error: error.constructor.name, ...code, at: frames.slice(0, 6).map((line) => line.trim()), ...cause };
}

/** Log fields without secrets, content or names: ids, codes, numbers and stacks remain. */
export const redacted = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, secret.test(key) ? "[redacted]" : clean(value, 0)]),
  );
