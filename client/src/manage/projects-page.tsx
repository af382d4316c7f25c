import { FolderKanban } from "lucide-react";
import { t } from "../i18n/t.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { Page } from "../ui/page.tsx";

export function ProjectsPage() {
  return (
    <Page title={t("manage.title")}>
      <EmptyState icon={<FolderKanban />} title={t("manage.empty.title")} detail={t("manage.empty.detail")} />
    </Page>
  );
}
