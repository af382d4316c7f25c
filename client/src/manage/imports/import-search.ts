export interface ImportSearch {
  /** Files are asked for at once. */
  readonly begin?: true;
}

/** What the address of the imports page may say. */
export const importSearchOf = (search: Record<string, unknown>): ImportSearch =>
  search["begin"] === true ? { begin: true } : {};
