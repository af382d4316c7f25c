import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api.ts";
import { t } from "../../i18n/t.ts";
import { usePerson } from "../../session/session.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useChanges } from "../use-changes.ts";
import { BreakGlassPanel } from "./break-glass-panel.tsx";
import { Posture } from "./posture.tsx";
import { SettingsForm } from "./settings-form.tsx";

/** What is not yet safe, and the settings of the installation. */
export function SettingsPage() {
  const isAdministrator = usePerson().installationRoles.includes("administrator");
  const settings = useQuery(trpc.settings.read.queryOptions());
  useChanges(["settings"], [trpc.settings.pathKey()]);
  return (
    <Page title={t("admin.settings.title")} intro={t("admin.settings.intro")}>
      <Posture />
      {settings.isPending && <Skeleton lines={4} />}
      {settings.isError && <ErrorPanel error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.data !== undefined && (
        <SettingsForm key={JSON.stringify(settings.data)} saved={settings.data} mayChange={isAdministrator} />
      )}
      <BreakGlassPanel mayRenew={isAdministrator} />
    </Page>
  );
}
