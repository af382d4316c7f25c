/**
 * Several values in one cell, such as `a;b` or `a>b=c`. Separators inside a value are escaped by a backslash, so that
 * the cell can be split again without loss.
 */
export const cellPart = (value: string): string => value.replaceAll(/[\\;>=]/gu, (character) => `\\${character}`);
