import type { AppRouter } from "../../api-types.ts";
import type { inferRouterOutputs } from "@trpc/server";

type Listed = inferRouterOutputs<AppRouter>["people"]["list"];

export type PersonRow = Listed["people"][number];
export type InvitationRow = inferRouterOutputs<AppRouter>["people"]["invitations"]["invitations"][number];
