import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { trpc } from "../api.ts";
import { t, tIfKnown } from "../i18n/t.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { DataList } from "../ui/data-list.tsx";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import type { Names } from "./names.ts";
import styles from "./raw-entry.module.css";

/** What an entry commits to without saying it, opened on demand because opening is recorded. */
export function SealedDetail({ entryId, names }: { readonly entryId: string; readonly names: Names }) {
  const [wanted, setWanted] = useState(false);
  const detail = useQuery({
    ...trpc.trail.detail.queryOptions({ entryId }),
    enabled: wanted,
    staleTime: Infinity,
    gcTime: 0,
  });
  if (!wanted) {
    return (
      <div className={styles.line}>
        <Button size="small" onPress={() => setWanted(true)}>
          {t("trail.detail.open")}
        </Button>
        <span className={styles.muted}>{t("trail.detail.recorded")}</span>
      </div>
    );
  }
  if (detail.isError) return <ErrorPanel error={detail.error} onRetry={() => void detail.refetch()} />;
  if (detail.data === undefined) return <Skeleton lines={2} />;
  switch (detail.data.state) {
    case "open":
      return (
        <div className={styles.stack}>
          <p className={styles.strong}>{t("trail.detail.title")}</p>
          <DataList
            entries={Object.entries(detail.data.detail).map(([key, value]) => ({
              term: tIfKnown(`trail.detail.key.${key}`) ?? key,
              detail: typeof value === "string" ? value : JSON.stringify(value),
            }))}
          />
          <p>
            <Badge tone={detail.data.matches ? "success" : "danger"}>
              {t(detail.data.matches ? "trail.detail.matches" : "trail.detail.differs")}
            </Badge>
          </p>
        </div>
      );
    case "erased":
      return <p>{t("trail.detail.erased", { name: names.person(detail.data.personId) })}</p>;
    case "altered":
    case "missing":
      return (
        <p>
          <Badge tone="danger">{t(`trail.detail.${detail.data.state}`)}</Badge>
        </p>
      );
  }
}
