/** Version of the stored answer of `schema.ts`. Raising it needs a migration from the version before. */
export const version = 1;

export const migrations: Readonly<Record<number, (old: unknown) => unknown>> = {};
