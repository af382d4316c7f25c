import type { ExportList } from "../../api-types.ts";
import { formatAny } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";

/** Who could be the second person, in words; undefined where there is nobody yet. */
export function approversInWords({ leads, administrators }: ExportList["approvers"]): string | undefined {
  const names = [...leads, ...(administrators > 0 ? [t("exports.approvers.administrator")] : [])];
  if (names.length === 0) return undefined;
  return formatAny(names);
}
