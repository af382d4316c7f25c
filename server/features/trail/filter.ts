import type { TrailQuery } from "@keyhole/db/store/trail";
import { idOf } from "@keyhole/shared/ids";
import type { TrailDraft } from "@keyhole/shared/trail/entry";
import { entryGroups, typesOfGroup } from "@keyhole/shared/trail/entry-groups";
import { isEntryType } from "@keyhole/shared/trail/entry-types";
import { z } from "zod";

/** The closed list of filters. All that are given must match. */
export const filterInput = z.strictObject({
  /** Who acted, or whom it was about. */
  person: idOf<"person">().optional(),
  project: idOf<"project">().optional(),
  item: idOf<"item">().optional(),
  lease: idOf<"lease">().optional(),
  view: idOf<"view">().optional(),
  group: z.enum(entryGroups).optional(),
  type: z.string().refine(isEntryType).optional(),
  outcome: z.enum(["denied", "failed"]).optional(),
  /** Milliseconds UTC, both ends included. */
  from: z.int().min(0).optional(),
  to: z.int().min(0).optional(),
});
export type TrailFilter = z.output<typeof filterInput>;

/** A sequence: entries behind it are shown. */
export const beforeInput = z.int().min(0).optional();

export const entriesShown = 100;

/** The store's query, without members that were not given. */
export function queryOf(
  filter: TrailFilter,
  page: { readonly before?: number | undefined; readonly limit: number },
): TrailQuery {
  const { group, type, ...same } = filter;
  const inGroup = group === undefined ? undefined : typesOfGroup(group);
  const types = type === undefined ? inGroup : inGroup?.includes(type) === false ? [] : [type];
  return given({ ...same, types, ...page });
}

/**
 * What a `trail.searched` entry says of the filter: ids where the format has keys for them, and kind of act and outcome as
 * one code, "sign-in.denied".
 */
export function filterWords(filter: TrailFilter): Omit<Partial<TrailDraft>, "type"> {
  const { person, project, item, lease, view, group, type, outcome, from, to } = filter;
  const action = [type ?? group, outcome].filter((word) => word !== undefined).join(".");
  const words = { subject: person, project, item, lease, view, from, until: to };
  return { ...given(words), ...(action === "" ? {} : { action }) };
}

type Given<Members> = { [Key in keyof Members]?: Exclude<Members[Key], undefined> };

function given<Members extends object>(members: Members): Given<Members> & { limit: number } {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Given<Members> & { limit: number }; // the same members without undefined ones
}
