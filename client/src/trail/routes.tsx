import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { memberRoute } from "../shell/member-route.tsx";

/** Pages of this area. Each is fetched when it is first opened. */
export const trailRoutes = [
  createRoute({
    getParentRoute: () => memberRoute,
    path: "/trail",
    component: lazyRouteComponent(() => import("./trail-page.tsx"), "TrailPage"),
  }),
] as const;
