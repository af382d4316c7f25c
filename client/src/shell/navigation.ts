import type { SessionPerson } from "../api-types.ts";

export type AreaName = "work" | "projects" | "review" | "requests" | "trail" | "admin";

export interface Area {
  readonly name: AreaName;
  readonly to: "/work" | "/projects" | "/review" | "/requests" | "/trail" | "/admin";
}

const areas = {
  work: { name: "work", to: "/work" },
  projects: { name: "projects", to: "/projects" },
  review: { name: "review", to: "/review" },
  requests: { name: "requests", to: "/requests" },
  trail: { name: "trail", to: "/trail" },
  admin: { name: "admin", to: "/admin" },
} as const satisfies Record<AreaName, Area>;

/**
 * The areas that apply to a person, in the order of the bar; the first is where they start. Only a convenience: what a
 * person may do is decided by the server on every call. Somebody without any role sees "Work", whose empty page says
 * what happens next.
 */
export function areasOf(person: SessionPerson): readonly Area[] {
  const roles = person.projectRoles;
  const shown: Area[] = [];
  if (roles.includes("labeler")) shown.push(areas.work);
  if (roles.includes("lead") || person.mayCreateProjects) shown.push(areas.projects);
  if (roles.includes("reviewer") || roles.includes("lead")) shown.push(areas.review);
  if (person.installationRoles.includes("security-reviewer")) shown.push(areas.trail);
  if (person.installationRoles.length > 0) shown.push(areas.admin);
  if (person.installationRoles.length > 0 || roles.includes("lead")) shown.push(areas.requests);
  return shown.length === 0 ? [areas.work] : shown;
}
