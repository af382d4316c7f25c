import type { MessageKey } from "../i18n/t.ts";

export interface ProjectTab {
  readonly to: `/projects/$projectId/${string}`;
  readonly label: MessageKey;
}

/** The tabs of a project, in order: one line each. Their pages are the children of `projectRoute` in routes.tsx. */
export const projectTabs = [
  { to: "/projects/$projectId/home", label: "manage.tab.home" },
  { to: "/projects/$projectId/form", label: "manage.tab.form" },
  { to: "/projects/$projectId/guidelines", label: "guidelines.title" },
  { to: "/projects/$projectId/imports", label: "imports.title" },
  { to: "/projects/$projectId/items", label: "manage.tab.items" },
  { to: "/projects/$projectId/quality", label: "review.quality.title" },
  { to: "/projects/$projectId/disagreements", label: "disagreements.title" },
  { to: "/projects/$projectId/people", label: "manage.tab.people" },
  { to: "/projects/$projectId/exports", label: "exports.title" },
  { to: "/projects/$projectId/settings", label: "manage.tab.settings" },
] as const satisfies readonly ProjectTab[];
