import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { importSearchOf } from "./imports/import-search.ts";
import { itemSearchOf } from "./items/item-search.ts";
import { memberRoute } from "../shell/member-route.tsx";

const projectRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: "/projects/$projectId",
  component: lazyRouteComponent(() => import("./project-layout.tsx"), "ProjectLayout"),
});

/** Pages of a project; each is fetched when it is first opened. A tab of its own is a line in project-tabs.tsx. */
const projectPages = [
  createRoute({
    getParentRoute: () => projectRoute,
    path: "/",
    beforeLoad: ({ params }) => {
      throw redirect({ to: "/projects/$projectId/home", params, replace: true });
    },
  }),
  createRoute({
    getParentRoute: () => projectRoute,
    path: "/home",
    component: lazyRouteComponent(() => import("./home/home-page.tsx"), "ProjectHomePage"),
  }),
  createRoute({
    getParentRoute: () => projectRoute,
    path: "/form",
    component: lazyRouteComponent(() => import("./form/form-page.tsx"), "FormPage"),
  }),
  createRoute({
    getParentRoute: () => projectRoute,
    path: "/guidelines",
    component: lazyRouteComponent(() => import("./guidelines/guidelines-page.tsx"), "GuidelinesPage"),
  }),
  createRoute({
    getParentRoute: () => projectRoute,
    path: "/imports",
    validateSearch: importSearchOf,
    component: lazyRouteComponent(() => import("./imports/imports-page.tsx"), "ImportsPage"),
  }),
  createRoute({
    getParentRoute: () => projectRoute,
    path: "/items",
    validateSearch: itemSearchOf,
    component: lazyRouteComponent(() => import("./items/items-page.tsx"), "ItemsPage"),
  }),
  createRoute({
    getParentRoute: () => projectRoute,
    path: "/items/$itemId",
    component: lazyRouteComponent(() => import("./items/item-page.tsx"), "ItemPage"),
  }),
  createRoute({
    getParentRoute: () => projectRoute,
    path: "/settings",
    component: lazyRouteComponent(() => import("./settings/settings-page.tsx"), "SettingsPage"),
  }),
  createRoute({
    getParentRoute: () => projectRoute,
    path: "/quality",
    component: lazyRouteComponent(() => import("./quality/quality-page.tsx"), "QualityPage"),
  }),
  createRoute({
    getParentRoute: () => projectRoute,
    path: "/disagreements",
    component: lazyRouteComponent(() => import("./disagreements/disagreements-page.tsx"), "DisagreementsPage"),
  }),
  createRoute({
    getParentRoute: () => projectRoute,
    path: "/people",
    component: lazyRouteComponent(() => import("./people/people-page.tsx"), "PeoplePage"),
  }),
  createRoute({
    getParentRoute: () => projectRoute,
    path: "/exports",
    component: lazyRouteComponent(() => import("./exports/exports-page.tsx"), "ExportsPage"),
  }),
] as const;

export const manageRoutes = [
  createRoute({
    getParentRoute: () => memberRoute,
    path: "/projects",
    component: lazyRouteComponent(() => import("./projects-page.tsx"), "ProjectsPage"),
  }),
  createRoute({
    getParentRoute: () => memberRoute,
    path: "/projects/new",
    component: lazyRouteComponent(() => import("./new/new-project-page.tsx"), "NewProjectPage"),
  }),
  projectRoute.addChildren(projectPages),
] as const;
