import { Users } from "lucide-react";
import { t } from "../i18n/t.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { Page } from "../ui/page.tsx";

export function AdminPage() {
  return (
    <Page title={t("admin.title")}>
      <EmptyState icon={<Users />} title={t("admin.empty.title")} detail={t("admin.empty.detail")} />
    </Page>
  );
}
