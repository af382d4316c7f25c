import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { TriangleAlert, X } from "lucide-react";
import { trpc } from "../api.ts";
import { formatDateTime } from "../i18n/format.ts";
import { t, tIfKnown } from "../i18n/t.ts";
import { IconButton } from "../ui/icon-button.tsx";
import styles from "./notices.module.css";
import { useChanges } from "./use-changes.ts";

/** What a person must be told, over every page, until they dismiss it. */
export function Notices() {
  const queries = useQueryClient();
  const queryKey = trpc.me.notices.queryKey();
  const notices = useQuery(trpc.me.notices.queryOptions());
  useChanges(["notices", "requests", "freezes"], [queryKey]);
  const dismiss = useMutation(
    trpc.me.dismissNotice.mutationOptions({ onSettled: () => queries.invalidateQueries({ queryKey }) }),
  );
  if (notices.data === undefined || notices.data.length === 0) return null;
  return (
    <section aria-label={t("admin.notices")} className={styles.notices}>
      {notices.data.map(({ id, kind, created, subject }) => (
        <div key={id} role="alert" className={styles.notice}>
          <TriangleAlert aria-hidden="true" />
          <p>
            {tIfKnown(`admin.notice.${kind}`, {
              when: formatDateTime(created),
              name: subject ?? t(kind === "duty-granted" ? "admin.notice.invited" : "admin.notice.installation"),
            })}
          </p>
          <IconButton
            size="small"
            label={t("common.dismiss")}
            icon={<X />}
            onPress={() => dismiss.mutate({ noticeId: id })}
          />
        </div>
      ))}
    </section>
  );
}
