import { createRootRoute, Outlet } from "@tanstack/react-router";

/** Nothing but the root: pages for members hang on `memberRoute`, those for anybody (the welcome page) here. */
export const rootRoute = createRootRoute({ component: Outlet });
