import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { memberRoute } from "../shell/member-route.tsx";

/** Pages of this area. Each is fetched when it is first opened. */
export const manageRoutes = [
  createRoute({
    getParentRoute: () => memberRoute,
    path: "/projects",
    component: lazyRouteComponent(() => import("./projects-page.tsx"), "ProjectsPage"),
  }),
] as const;
