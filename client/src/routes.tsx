import { createRouter } from "@tanstack/react-router";
import { adminRoutes } from "./admin/routes.tsx";
import { guidelineRoutes } from "./guidelines/routes.tsx";
import { manageRoutes } from "./manage/routes.tsx";
import { meRoutes } from "./me/routes.tsx";
import { reviewRoutes } from "./review/routes.tsx";
import { sessionRoutes } from "./session/routes.tsx";
import { memberRoute } from "./shell/member-route.tsx";
import { NotFound } from "./shell/not-found.tsx";
import { PageFailed } from "./shell/page-failed.tsx";
import { rootRoute } from "./shell/root-route.tsx";
import { trailRoutes } from "./trail/routes.tsx";
import { workspaceRoutes } from "./workspace/routes.tsx";

const routeTree = rootRoute.addChildren([
  ...sessionRoutes,
  memberRoute.addChildren([
    ...workspaceRoutes,
    ...manageRoutes,
    ...guidelineRoutes,
    ...reviewRoutes,
    ...trailRoutes,
    ...adminRoutes,
    ...meRoutes,
  ]),
]);

// No scroll restoration: the router would keep positions in browser storage.
export const router = createRouter({
  routeTree,
  defaultPreload: "intent",
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: PageFailed,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
