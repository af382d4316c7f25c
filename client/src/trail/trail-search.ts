import type { TrailFilter } from "../api-types.ts";

const names = ["person", "project", "item", "lease", "view", "group", "type", "outcome"] as const;

/** The filter in an address: opaque ids, codes and times only. What it does not know it leaves out. */
export function filterOfSearch(search: Readonly<Record<string, unknown>>): TrailFilter {
  const texts = names.flatMap((name) => {
    const value = search[name];
    return typeof value === "string" && value !== "" ? [[name, value] as const] : [];
  });
  const times = (["from", "to"] as const).flatMap((name) => {
    const value = search[name];
    return Number.isSafeInteger(value) && Number(value) >= 0 ? [[name, value] as const] : [];
  });
  // Ids, groups and outcomes of an edited address may be wrong: the server refuses them and the page says so.
  return Object.fromEntries([...texts, ...times]) as TrailFilter;
}

/** A filter with one member changed; undefined takes it away. */
export function withFilter<Name extends keyof TrailFilter>(
  filter: TrailFilter,
  name: Name,
  value: TrailFilter[Name] | undefined,
): TrailFilter {
  const { [name]: _before, ...rest } = filter;
  return value === undefined ? rest : { ...rest, [name]: value };
}

/** "2026-11-24T09:12" as a moment in UTC; undefined while the field is empty. */
export const momentOf = (written: string): number | undefined => {
  const at = Date.parse(`${written}Z`);
  return Number.isNaN(at) ? undefined : at;
};

export const writtenMoment = (at: number | undefined): string =>
  at === undefined ? "" : new Date(at).toISOString().slice(0, 16);
