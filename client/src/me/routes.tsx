import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { memberRoute } from "../shell/member-route.tsx";

/** Pages of this area. Each is fetched when it is first opened. */
export const meRoutes = [
  createRoute({
    getParentRoute: () => memberRoute,
    path: "/me",
    component: lazyRouteComponent(() => import("./me-page.tsx"), "MePage"),
  }),
] as const;
