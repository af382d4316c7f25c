import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { memberRoute } from "../shell/member-route.tsx";

/** Pages of this area. Each is fetched when it is first opened. */
export const meRoutes = [
  createRoute({
    getParentRoute: () => memberRoute,
    path: "/me",
    component: lazyRouteComponent(() => import("./me-page.tsx"), "MePage"),
  }),
  createRoute({
    getParentRoute: () => memberRoute,
    path: "/preferences",
    component: lazyRouteComponent(() => import("./preferences/preferences-page.tsx"), "PreferencesPage"),
  }),
] as const;
