import type { TextDocument, TextRange } from "./text-document.ts";

/** Places that one search lists; there may be more. */
export const mostFound = 10_000;

/**
 * Where a text holds a string, upper and lower case alike, in order and apart. Letters are compared as they are stored:
 * nothing is normalised, so every place found is a place in the text as given.
 */
export function findText(document: TextDocument, wanted: string, most: number = mostFound): readonly TextRange[] {
  if (wanted === "") return [];
  const found: TextRange[] = [];
  const pattern = new RegExp(wanted.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`), "giu");
  for (const match of document.text.matchAll(pattern)) {
    if (found.length === most) break;
    found.push({
      start: document.table.fromUnits(match.index),
      end: document.table.fromUnits(match.index + match[0].length),
    });
  }
  return found;
}
