import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../api-types.ts";

export type MyRecord = inferRouterOutputs<AppRouter>["me"]["record"];
export type MyEntry = inferRouterOutputs<AppRouter>["me"]["entries"]["entries"][number];
