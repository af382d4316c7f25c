import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { memberRoute } from "../shell/member-route.tsx";
import { filterOfSearch } from "./trail-search.ts";

const trailRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: "/trail",
  component: lazyRouteComponent(() => import("./trail-layout.tsx"), "TrailLayout"),
});

const entriesRoute = createRoute({
  getParentRoute: () => trailRoute,
  path: "/",
  validateSearch: filterOfSearch,
  component: lazyRouteComponent(() => import("./trail-page.tsx"), "TrailPage"),
});

/** Pages of this area. Each is fetched when it is first opened. */
const trailPages = [
  entriesRoute,
  createRoute({
    getParentRoute: () => trailRoute,
    path: "/check",
    component: lazyRouteComponent(() => import("./check-page.tsx"), "CheckPage"),
  }),
  createRoute({
    getParentRoute: () => trailRoute,
    path: "/person/$personId",
    component: lazyRouteComponent(() => import("./person-page.tsx"), "PersonPage"),
  }),
  createRoute({
    getParentRoute: () => trailRoute,
    path: "/item/$itemId",
    component: lazyRouteComponent(() => import("./item-page.tsx"), "ItemPage"),
  }),
] as const;

export const trailRoutes = [trailRoute.addChildren(trailPages)] as const;
