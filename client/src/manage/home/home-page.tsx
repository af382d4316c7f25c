import { t } from "../../i18n/t.ts";
import { Page } from "../../ui/page.tsx";
import { useProject } from "../use-project.ts";

/** Where a project stands. */
export function ProjectHomePage() {
  const project = useProject();
  return <Page title={project.name}>{t("manage.tab.home")}</Page>;
}
