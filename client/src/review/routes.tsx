import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { memberRoute } from "../shell/member-route.tsx";

/** Pages of this area. Each is fetched when it is first opened. */
export const reviewRoutes = [
  createRoute({
    getParentRoute: () => memberRoute,
    path: "/review",
    component: lazyRouteComponent(() => import("./review-list-page.tsx"), "ReviewListPage"),
  }),
  createRoute({
    getParentRoute: () => memberRoute,
    path: "/review/$projectId",
    component: lazyRouteComponent(() => import("./review-page.tsx"), "ReviewPage"),
  }),
] as const;
