import { ScanSearch } from "lucide-react";
import { t } from "../i18n/t.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { Page } from "../ui/page.tsx";

export function ReviewListPage() {
  return (
    <Page title={t("review.title")}>
      <EmptyState icon={<ScanSearch />} title={t("review.empty.title")} detail={t("review.empty.detail")} />
    </Page>
  );
}
