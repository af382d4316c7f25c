import { useMutation } from "@tanstack/react-query";
import { trpc } from "../api.ts";
import { formatDateTime } from "../i18n/format.ts";
import { t } from "../i18n/t.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import styles from "./me.module.css";
import type { MyRecord } from "./my-record.ts";
import type { PartProps } from "./sign-in-part.tsx";

type SessionRow = MyRecord["sessions"][number];

/** Where the reader is signed in, and the browsers that count as theirs. */
export function SessionsPart({ record, onChanged }: PartProps) {
  const end = useMutation(trpc.me.endSession.mutationOptions({ onSuccess: onChanged }));
  const forget = useMutation(trpc.me.forgetDevice.mutationOptions({ onSuccess: onChanged }));
  const columns = columnsFor((sessionId) => end.mutate({ sessionId }));
  return (
    <>
      <div className={styles.section}>
        <div className={styles.head}>
          <h2>{t("me.sessions")}</h2>
          {record.sessions.length > 1 && (
            <Button size="small" isPending={end.isPending} onPress={() => end.mutate({ sessionId: null })}>
              {t("me.session.endOthers")}
            </Button>
          )}
        </div>
        {end.isError && <ErrorPanel error={end.error} />}
        <Table label={t("me.sessions")} columns={columns} rows={record.sessions} rowKey={({ id }) => id} />
      </div>
      <section aria-labelledby="me-devices" className={styles.section}>
        <h2 id="me-devices">{t("me.devices")}</h2>
        <p className={styles.hint}>{t("me.devices.hint")}</p>
        {forget.isError && <ErrorPanel error={forget.error} />}
        <ul className={styles.devices}>
          {record.devices.map(({ id, created, isCurrent }) => (
            <li key={id} className={styles.device}>
              <span>{t("me.device", { when: formatDateTime(created) })}</span>
              {isCurrent && <Badge tone="accent">{t("me.device.this")}</Badge>}
              <Button
                size="small"
                variant="quiet"
                aria-label={`${t("me.device.forget")}: ${t("me.device", { when: formatDateTime(created) })}`}
                onPress={() => forget.mutate({ deviceId: id })}
              >
                {t("me.device.forget")}
              </Button>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

const columnsFor = (onEnd: (id: SessionRow["id"]) => void): readonly Column<SessionRow>[] => [
  {
    key: "began",
    header: t("me.session.began"),
    isRowHeader: true,
    cell: ({ created, isCurrent }) => (
      <span className={styles.names}>
        {formatDateTime(created)}
        {isCurrent && <Badge tone="accent">{t("me.session.this")}</Badge>}
      </span>
    ),
  },
  { key: "active", header: t("me.session.active"), cell: ({ lastActive }) => formatDateTime(lastActive) },
  {
    key: "end",
    header: <VisuallyHidden>{t("me.session.end")}</VisuallyHidden>,
    width: "6rem",
    align: "end",
    cell: ({ id, isCurrent, created }) =>
      !isCurrent && (
        <Button
          size="small"
          aria-label={`${t("me.session.end")}: ${formatDateTime(created)}`}
          onPress={() => onEnd(id)}
        >
          {t("me.session.end")}
        </Button>
      ),
  },
];
