import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { memberRoute } from "../shell/member-route.tsx";

/** Pages of this area. Each is fetched when it is first opened. */
export const workspaceRoutes = [
  createRoute({
    getParentRoute: () => memberRoute,
    path: "/",
    component: lazyRouteComponent(() => import("./home-page.tsx"), "HomePage"),
  }),
  createRoute({
    getParentRoute: () => memberRoute,
    path: "/work",
    component: lazyRouteComponent(() => import("./work-page.tsx"), "WorkPage"),
  }),
  createRoute({
    getParentRoute: () => memberRoute,
    path: "/work/$projectId",
    component: lazyRouteComponent(() => import("./project-work-page.tsx"), "ProjectWorkPage"),
  }),
] as const;
