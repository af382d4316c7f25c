import { ScrollText } from "lucide-react";
import { t } from "../i18n/t.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { Page } from "../ui/page.tsx";

export function TrailPage() {
  return (
    <Page title={t("trail.title")}>
      <EmptyState icon={<ScrollText />} title={t("trail.empty.title")} detail={t("trail.empty.detail")} />
    </Page>
  );
}
