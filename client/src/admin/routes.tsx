import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { memberRoute } from "../shell/member-route.tsx";

const adminRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: "/admin",
  component: lazyRouteComponent(() => import("./admin-layout.tsx"), "AdminLayout"),
});

/** Pages of this area. Each is fetched when it is first opened. */
const adminPages = [
  createRoute({
    getParentRoute: () => adminRoute,
    path: "/",
    beforeLoad: () => {
      throw redirect({ to: "/admin/people", replace: true });
    },
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: "/start",
    component: lazyRouteComponent(() => import("./start/start-page.tsx"), "StartPage"),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: "/people",
    component: lazyRouteComponent(() => import("./people/people-page.tsx"), "PeoplePage"),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: "/teams",
    component: lazyRouteComponent(() => import("./teams/teams-page.tsx"), "TeamsPage"),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: "/freeze",
    component: lazyRouteComponent(() => import("./freeze/freeze-page.tsx"), "FreezePage"),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: "/settings",
    component: lazyRouteComponent(() => import("./settings/settings-page.tsx"), "SettingsPage"),
  }),
] as const;

export const adminRoutes = [
  adminRoute.addChildren(adminPages),
  createRoute({
    getParentRoute: () => memberRoute,
    path: "/requests",
    component: lazyRouteComponent(() => import("./requests/requests-page.tsx"), "RequestsPage"),
  }),
] as const;
