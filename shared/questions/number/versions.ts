/** Version of the stored answer of `schema.ts`. Raising it needs a migration from the version before. */
export const version = 2;

export const migrations: Readonly<Record<number, (old: unknown) => unknown>> = {
  // Version 1 was one number without its unit, `{value}`.
  1: (old) => (typeof old === "object" && old !== null ? { ...old, unit: null } : old),
};
