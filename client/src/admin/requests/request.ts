import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../api-types.ts";
import { formatAny } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";

type Lists = inferRouterOutputs<AppRouter>["requests"]["list"];
export type ShownRequest = Lists["mine"][number];
export type DecidableRequest = Lists["waiting"][number];

/** "an administrator or a security reviewer". */
export const rolesOf = (deciders: ShownRequest["deciders"]): string =>
  formatAny(deciders.map((decider) => t(`requests.decider.${decider}`)));
