import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { memberRoute } from "../shell/member-route.tsx";

/** Pages of this area. Each is fetched when it is first opened. */
export const adminRoutes = [
  createRoute({
    getParentRoute: () => memberRoute,
    path: "/admin",
    component: lazyRouteComponent(() => import("./admin-page.tsx"), "AdminPage"),
  }),
] as const;
