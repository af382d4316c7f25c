import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { trpc } from "../api.ts";
import type { TrailNames } from "../api-types.ts";
import { t } from "../i18n/t.ts";

/** What ids are called on these pages: people and projects by name, everything else by the beginning of its id. */
export interface Names {
  /** A person's name, or who an unnamed actor is. */
  person(id: string): string;
  project(id: string): string;
  readonly people: TrailNames["people"];
  readonly projects: TrailNames["projects"];
}

/** Enough to tell the ids on one page apart. */
export const shortId = (id: string): string => id.slice(0, 6);

const unnamed: Readonly<Record<string, () => string>> = {
  anonymous: () => t("trail.word.anonymous"),
  system: () => t("trail.word.system"),
  console: () => t("trail.word.console"),
};

export function namesOf({ people, projects }: TrailNames): Names {
  const persons = new Map(people.map(({ id, name }) => [String(id), name]));
  const named = new Map(projects.map(({ id, name }) => [String(id), name]));
  return {
    people,
    projects,
    person: (id) => persons.get(id) ?? unnamed[id]?.() ?? t("trail.word.person", { id: shortId(id) }),
    project: (id) => named.get(id) ?? t("trail.word.project", { id: shortId(id) }),
  };
}

const none: TrailNames = { people: [], projects: [] };

export function useNames(): Names {
  const names = useQuery(trpc.trail.names.queryOptions());
  const { data } = names;
  return useMemo(() => namesOf(data ?? none), [data]);
}
