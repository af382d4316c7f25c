import type { TwoPersonRequest } from "@keyhole/db/store/requests";
import { KeyholeError } from "@keyhole/shared/errors";
import { buildExports } from "../../jobs/export-jobs.ts";
import type { Services } from "../../services.ts";
import { openTerms } from "./open-terms.ts";
import type { ExportTerms } from "./terms.ts";

/** What the approver sees: how much, to whom, for what. No content, no label, no answer. */
export type ExportSummary = Omit<ExportTerms, "v" | "pins" | "forms"> & {
  /** Items that leave, of all the project's items; 0 to 1. */
  readonly share: number;
};

export async function exportSummary(
  services: Pick<Services, "store" | "vault">,
  request: Pick<TwoPersonRequest, "id">,
): Promise<ExportSummary> {
  const found = await services.store.read.exportByRequest(request.id);
  if (found === null) throw new KeyholeError("absent");
  const { v: _v, pins: _pins, forms: _forms, ...terms } = await openTerms(services, found);
  return { ...terms, share: terms.totalItems === 0 ? 0 : terms.items / terms.totalItems };
}

/** After the decision was committed: the requester's page hears of it, and an approved export is built at once. */
export function onExportDecided(
  services: Services,
  request: Pick<TwoPersonRequest, "target" | "requestedBy">,
  decision: "approved" | "refused",
): void {
  services.events.toPerson(request.requestedBy, { kind: "changed", what: "exports" });
  if (decision === "refused") return;
  buildExports(services).catch((cause: unknown) => {
    services.log.error({ err: cause, export: request.target }, "the builder of exports failed");
  });
}
