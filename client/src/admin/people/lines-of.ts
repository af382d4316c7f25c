/** As the server's limit: people invited in one call. */
export const mostInvited = 200;

/** Names of a pasted list: one a line, also with commas or semicolons between, without blanks and repetitions. */
export const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n\r;,]+/u)
      .map((line) => line.trim().replaceAll(/\s+/gu, " "))
      .filter((line) => line !== ""),
  ),
];
