import { Compass } from "lucide-react";
import { t } from "../i18n/t.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";

export function NotFound() {
  return (
    <EmptyState
      icon={<Compass />}
      title={t("shell.notFound")}
      detail={t("shell.notFoundDetail")}
      action={<LinkButton to="/">{t("shell.toHome")}</LinkButton>}
    />
  );
}
