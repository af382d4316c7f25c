import { useMutation, useQuery } from "@tanstack/react-query";
import { trpc } from "../../api.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { notify } from "../../ui/toasts.ts";
import styles from "./settings.module.css";

/** How many codes for the server's shell are left, and asking for new ones. */
export function BreakGlassPanel({ mayRenew }: { readonly mayRenew: boolean }) {
  const posture = useQuery(trpc.settings.posture.queryOptions());
  const renew = useMutation(
    trpc.requests.renewBreakGlass.mutationOptions({
      onSuccess: () => notify({ tone: "info", text: t("admin.codes.asked") }),
    }),
  );
  const codes = posture.data?.find((item) => item.fact === "breakGlass");
  return (
    <section aria-labelledby="break-glass" className={styles.panel}>
      <h2 id="break-glass">{t("admin.codes.title")}</h2>
      <p className={styles.hint}>{t("admin.codes.detail")}</p>
      {codes?.fact === "breakGlass" && <p>{t("admin.codes.left", { left: codes.left, made: codes.made })}</p>}
      {renew.isError && <ErrorPanel error={renew.error} />}
      {mayRenew && (
        <div>
          <Button onPress={() => renew.mutate()} isPending={renew.isPending}>
            {t("admin.codes.renew")}
          </Button>
        </div>
      )}
    </section>
  );
}
