import { formatDateTime } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { Badge } from "../../ui/badge.tsx";

/** In a list of projects: that a freeze keeps the reader from work there, and since when. */
export function FrozenBadge({ since }: { readonly since: number | null }) {
  if (since === null) return null;
  return <Badge tone="danger">{t("freeze.frozenSince", { when: formatDateTime(since) })}</Badge>;
}
