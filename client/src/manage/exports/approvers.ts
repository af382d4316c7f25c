import type { ExportList } from "../../api-types.ts";
import { t } from "../../i18n/t.ts";

/** Who could be the second person, in words; undefined where there is nobody yet. */
export function approversInWords({ leads, administrators }: ExportList["approvers"]): string | undefined {
  const names = [...leads, ...(administrators > 0 ? [t("exports.approvers.administrator")] : [])];
  if (names.length === 0) return undefined;
  const last = names.at(-1) ?? "";
  return names.length === 1 ? last : names.slice(0, -1).join(", ") + t("exports.approvers.or") + last;
}
