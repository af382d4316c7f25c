import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../shell/root-route.tsx";

/** Pages for people without a session. Sign-in has no address of its own: it appears over the page that was asked for. */
export const sessionRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/welcome",
    component: lazyRouteComponent(() => import("./welcome-page.tsx"), "WelcomePage"),
  }),
] as const;
