import { createRoute, Outlet } from "@tanstack/react-router";
import { SessionGate } from "../session/session-gate.tsx";
import { rootRoute } from "./root-route.tsx";
import { Shell } from "./shell.tsx";

/** Parent of every page that needs a signed-in person: the gate, then the bar, then the page. */
export const memberRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "member",
  component: () => (
    <SessionGate>
      <Shell>
        <Outlet />
      </Shell>
    </SessionGate>
  ),
});
