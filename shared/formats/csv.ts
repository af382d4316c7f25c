/** A value of a cell. Numbers are written as they are; null is an empty cell. */
export type Cell = string | number | null;

/**
 * One row of RFC 4180 with CRLF, safe to open in a spreadsheet: text that starts with = + - @ (also in their full-width
 * forms), tab or a line end could run as a formula there, so it gets a leading apostrophe (OWASP, "CSV Injection").
 * Numbers cannot be formulas and stay numbers, also negative ones.
 */
export const csvRow = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(",")}\r\n`;

export function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const safe = /^[=+\-@\t\r\n＝＋－＠]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** `better`, `better.tie`: a question's columns for the header row. */
export const csvColumnNames = (question: string, suffixes: readonly string[]): readonly string[] =>
  suffixes.map((suffix) => (suffix === "" ? question : `${question}.${suffix}`));
