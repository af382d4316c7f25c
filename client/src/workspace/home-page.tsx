import { Navigate } from "@tanstack/react-router";
import { Inbox } from "lucide-react";
import { t } from "../i18n/t.ts";
import { usePerson } from "../session/session.ts";
import { areasOf } from "../shell/navigation.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { Page } from "../ui/page.tsx";

/** Where everybody starts: a labeler's work; for people without any, the first area that is theirs. */
export function HomePage() {
  const start = areasOf(usePerson())[0];
  if (start !== undefined && start.to !== "/") return <Navigate to={start.to} replace />;
  return (
    <Page title={t("workspace.title")}>
      <EmptyState icon={<Inbox />} title={t("workspace.empty.title")} detail={t("workspace.empty.detail")} />
    </Page>
  );
}
