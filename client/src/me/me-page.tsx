import { useMutation } from "@tanstack/react-query";
import { useEffect } from "react";
import { trpc } from "../api.ts";
import { t } from "../i18n/t.ts";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { AccountPart } from "./account-part.tsx";
import { EntriesPart } from "./entries-part.tsx";
import styles from "./me.module.css";
import { NotRecorded } from "./not-recorded.tsx";
import { PreferencesPart } from "./preferences-part.tsx";
import { SessionsPart } from "./sessions-part.tsx";
import { SignInPart } from "./sign-in-part.tsx";

/** Everything kept about the reader. Opening it is itself an entry, so it is asked for once, not on every look. */
export function MePage() {
  const record = useMutation(trpc.me.record.mutationOptions());
  const read = record.mutate;
  useEffect(() => read(), [read]);
  return (
    <Page title={t("me.title")} intro={t("me.intro")}>
      {record.isError && <ErrorPanel error={record.error} onRetry={() => read()} isRetrying={record.isPending} />}
      {record.data === undefined && !record.isError && <Skeleton lines={12} />}
      {record.data !== undefined && (
        <>
          <div className={styles.columns}>
            <AccountPart record={record.data} />
            <SignInPart record={record.data} onChanged={() => read()} />
          </div>
          <SessionsPart record={record.data} onChanged={() => read()} />
          <PreferencesPart record={record.data} onChanged={() => read()} />
          <EntriesPart />
          <NotRecorded />
        </>
      )}
    </Page>
  );
}
