import { canDraw } from "./glyph-outlines.ts";

/** The longest name that is drawn, in code points. */
const nameLength = 32;

/**
 * The line a visible mark repeats, such as "A. Keller · K7Q2 · 2026-11-24 06:10Z". `startedAt` is the start of the lease
 * in milliseconds UTC, shown to the minute. A name that the packaged fonts cannot draw is left out: the short code names
 * the same person, and a row of boxes names nobody.
 */
export function visibleText(who: {
  readonly name: string | null;
  readonly shortCode: string;
  readonly startedAt: number;
}): string {
  const minute = `${new Date(who.startedAt).toISOString().slice(0, 16).replace("T", " ")}Z`;
  const name = tidy(who.name ?? "");
  const named = name !== "" && canDraw(name) ? [name] : [];
  return [...named, who.shortCode, minute].join(" · ");
}

/** The separator stands between our own parts only, so that a name cannot imitate a code or a time. */
function tidy(name: string): string {
  const letters = Array.from(name.normalize("NFC").replaceAll("·", " ").replaceAll(/\s+/gu, " ").trim());
  return letters.length <= nameLength
    ? letters.join("")
    : `${letters
        .slice(0, nameLength - 1)
        .join("")
        .trimEnd()}…`;
}
