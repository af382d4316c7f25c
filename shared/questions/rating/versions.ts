/** Version of the stored answer of `schema.ts`. Raising it needs a migration from the version before. */
export const version = 2;

export const migrations: Readonly<Record<number, (old: unknown) => unknown>> = {
  // Version 2 only added "not-applicable" among the values: every answer of version 1 is one of version 2.
  1: (old) => old,
};
