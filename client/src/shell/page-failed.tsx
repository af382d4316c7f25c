import { TriangleAlert } from "lucide-react";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";

/** A page that threw, or whose code could not be fetched (an upgrade replaced it): loading again mends both. */
export function PageFailed() {
  return (
    <div role="alert">
      <EmptyState
        icon={<TriangleAlert />}
        title={t("error.page.title")}
        detail={t("error.page.detail")}
        action={<Button onPress={() => window.location.reload()}>{t("shell.reload")}</Button>}
      />
    </div>
  );
}
