import type { Problem } from "@keyhole/shared/errors";
import { fail, ok, type Result } from "@keyhole/shared/result";
import { found } from "./record.ts";

export interface JsonLimits {
  readonly depth: number;
  readonly keys: number;
}

/** Parses untrusted JSON of bounded size. Depth is counted in the text first, so that nothing here recurses far. */
export function parseJson(text: string, limits: JsonLimits): Result<unknown, Problem> {
  if (depthOf(text) > limits.depth) return fail(found("import.too-deep", { limit: limits.depth }));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail(found("import.not-json"));
  }
  return tooManyKeys(value, limits.keys) ? fail(found("import.too-many-keys", { limit: limits.keys })) : ok(value);
}

/** The most brackets open at once, those inside strings left out. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x5b || code === 0x7b) most = Math.max(most, ++depth);
    else if (code === 0x5d || code === 0x7d) depth--;
  }
  return most;
}

function tooManyKeys(value: unknown, limit: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (!Array.isArray(value) && Object.keys(value).length > limit) return true;
  return Object.values(value).some((each) => tooManyKeys(each, limit));
}
