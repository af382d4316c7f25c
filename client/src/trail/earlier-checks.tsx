import { ShieldQuestion } from "lucide-react";
import type { Verification } from "../api-types.ts";
import { formatDuration, formatNumber, formatUtc } from "../i18n/format.ts";
import { t, tIfKnown } from "../i18n/t.ts";
import { Badge } from "../ui/badge.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { type Column, Table } from "../ui/table.tsx";
import styles from "./check-page.module.css";
import type { Names } from "./names.ts";

type Check = Verification["checks"][number];

const columnsFor = (names: Names): readonly Column<Check>[] => [
  { key: "time", header: t("trail.item.time"), width: "13rem", cell: ({ time }) => formatUtc(time) },
  { key: "by", header: t("trail.check.by"), isRowHeader: true, cell: ({ actor }) => names.person(actor) },
  {
    key: "size",
    header: t("trail.check.size"),
    align: "end",
    width: "7rem",
    cell: ({ size }) => (size === null ? "" : formatNumber(size)),
  },
  { key: "result", header: t("trail.check.result"), cell: (check) => <Result check={check} /> },
  {
    key: "duration",
    header: t("trail.check.duration"),
    width: "6rem",
    cell: ({ duration }) => (duration === null ? "" : formatDuration(duration)),
  },
];

/** What the trail itself says of earlier checks, newest first. */
export function EarlierChecks({ checks, names }: { readonly checks: readonly Check[]; readonly names: Names }) {
  return (
    <div className={styles.section}>
      <h2>{t("trail.check.earlier")}</h2>
      <Table
        label={t("trail.check.earlier")}
        columns={columnsFor(names)}
        rows={checks}
        rowKey={({ sequence }) => sequence}
        empty={<EmptyState icon={<ShieldQuestion />} title={t("trail.check.none")} detail={t("trail.check.never")} />}
      />
    </div>
  );
}

function Result({ check }: { readonly check: Check }) {
  if (check.whole) return <Badge tone="success">{t("trail.check.result.whole")}</Badge>;
  if (check.reason === "cancelled") return <Badge>{t("trail.check.result.cancelled")}</Badge>;
  return (
    <span className={styles.result}>
      <Badge tone="danger">{t("trail.check.result.broken")}</Badge>
      {check.reason !== null && tIfKnown(`trail.problem.${check.reason}`, { index: check.firstBad ?? 0 })}
    </span>
  );
}
