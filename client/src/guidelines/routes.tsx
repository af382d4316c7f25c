import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { memberRoute } from "../shell/member-route.tsx";

/** The reader's page of a project's guideline. Writing it is a tab of the project. */
export const guidelineRoutes = [
  createRoute({
    getParentRoute: () => memberRoute,
    path: "/guidelines/$projectId",
    component: lazyRouteComponent(() => import("./guideline-page.tsx"), "GuidelinePage"),
  }),
] as const;
