/**
 * Several values in one cell, such as `a;b` or `a>b=c`. Separators inside a value are escaped by a backslash, so that
 * the cell can be split again without loss.
 */
export const cellPart = (value: string): string => value.replaceAll(/[\\;>=]/gu, (character) => `\\${character}`);

/** The parts between separators that are not escaped, their own escapes kept for the next split or `bare`. */
export function cellParts(cell: string, separator: ";" | ">" | "="): readonly string[] {
  const parts = [""];
  for (const token of cell.match(/\\.|[^\\]|\\/gsu) ?? []) {
    if (token === separator) parts.push("");
    else parts.push(`${parts.pop() ?? ""}${token}`);
  }
  return parts;
}

/** What `cellPart` escaped, as it was. */
export const bare = (part: string): string => part.replaceAll(/\\(.)/gsu, "$1");
