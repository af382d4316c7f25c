import type { StoredExport } from "@keyhole/db/store/exports";
import type { Services } from "../../services.ts";
import { exportTerms, type ExportTerms } from "./terms.ts";

/** The sealed terms of a request, for those who may decide or see it. They hold no content. */
export async function openTerms(
  { vault }: Pick<Services, "vault">,
  { id, projectId, terms }: Pick<StoredExport, "id" | "projectId" | "terms">,
): Promise<ExportTerms> {
  const identity = { projectId, purpose: "exports", record: `${id}/terms` } as const;
  const grant = { kind: "internal", reason: "export-request" } as const;
  return exportTerms.parse(JSON.parse(Buffer.from(await vault.openRecord(grant, identity, terms)).toString("utf8")));
}
