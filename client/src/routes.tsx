import { createRootRoute, createRoute, createRouter, Outlet } from "@tanstack/react-router";
import { t } from "./i18n/t.ts";

const rootRoute = createRootRoute({ component: Outlet });
const home = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  component: () => <h1>{t("common.product")}</h1>,
});
export const router = createRouter({ routeTree: rootRoute.addChildren([home]) });
