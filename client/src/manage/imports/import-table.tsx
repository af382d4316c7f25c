import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ImportId } from "@keyhole/shared/ids";
import { api } from "../../api.ts";
import type { ImportStatus } from "../../api-types.ts";
import { formatDateTime, formatNumber } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { ImportState } from "./import-state.tsx";
import styles from "./imports.module.css";
import { ProblemsDialog } from "./problems-dialog.tsx";

export interface ImportTableProps {
  readonly entries: readonly ImportStatus[];
  readonly onChanged: () => Promise<unknown>;
}

/** Imports with their progress, and what can be done with each. */
export function ImportTable({ entries, onChanged }: ImportTableProps) {
  const [shown, setShown] = useState<ImportStatus>();
  const [ending, setEnding] = useState<ImportStatus>();
  const resume = useMutation({
    mutationFn: (importId: ImportId) => api.imports.resume.mutate({ importId }),
    onSettled: onChanged,
  });
  const actions: Actions = {
    show: setShown,
    end: setEnding,
    resume: ({ id }) => resume.mutate(id),
    isResuming: resume.isPending,
  };
  return (
    <>
      {resume.isError && <ErrorPanel error={resume.error} />}
      <Table label={t("imports.list")} columns={columnsFor(actions)} rows={entries} rowKey={({ id }) => id} />
      {shown !== undefined && <ProblemsDialog entry={shown} onClose={() => setShown(undefined)} />}
      <ConfirmDialog
        isOpen={ending !== undefined}
        onClose={() => setEnding(undefined)}
        title={t("imports.cancel.title")}
        confirmLabel={t("imports.cancel.confirm")}
        isDangerous
        onConfirm={async () => {
          if (ending !== undefined) await api.imports.cancel.mutate({ importId: ending.id });
          await onChanged();
        }}
      >
        <p>{t("imports.cancel.detail")}</p>
      </ConfirmDialog>
    </>
  );
}

interface Actions {
  readonly show: (entry: ImportStatus) => void;
  readonly end: (entry: ImportStatus) => void;
  readonly resume: (entry: ImportStatus) => void;
  readonly isResuming: boolean;
}

const columnsFor = (actions: Actions): readonly Column<ImportStatus>[] => [
  {
    key: "begun",
    header: t("imports.column.begun"),
    width: "12rem",
    isRowHeader: true,
    cell: ({ created }) => formatDateTime(created),
  },
  { key: "state", header: t("imports.column.state"), cell: (entry) => <ImportState entry={entry} /> },
  number("added", ({ added }) => added),
  number("duplicates", ({ duplicates }) => duplicates),
  {
    key: "failed",
    header: t("imports.column.failed"),
    align: "end",
    width: "10rem",
    cell: ({ failed, partial }) => (
      <div className={styles.cell}>
        <span>{formatNumber(failed)}</span>
        {partial > 0 && <span className={styles.muted}>{t("imports.partial", { count: partial })}</span>}
      </div>
    ),
  },
  {
    key: "actions",
    header: t("imports.column.actions"),
    width: "15rem",
    cell: (entry) => <RowActions entry={entry} actions={actions} />,
  },
];

function RowActions({ entry, actions }: { readonly entry: ImportStatus; readonly actions: Actions }) {
  const { state, failed, partial } = entry;
  return (
    <div className={styles.buttons}>
      {failed + partial > 0 && (
        <Button size="small" onPress={() => actions.show(entry)}>
          {t("imports.show")}
        </Button>
      )}
      {state === "stopped" && (
        <Button size="small" isPending={actions.isResuming} onPress={() => actions.resume(entry)}>
          {t("imports.resume")}
        </Button>
      )}
      {(state === "running" || state === "stopped") && (
        <Button size="small" variant="quiet" onPress={() => actions.end(entry)}>
          {t("imports.cancel")}
        </Button>
      )}
    </div>
  );
}

function number(key: "added" | "duplicates", value: (entry: ImportStatus) => number): Column<ImportStatus> {
  const cell = (entry: ImportStatus) => formatNumber(value(entry));
  return { key, header: t(`imports.column.${key}`), align: "end", width: "7.5rem", cell };
}
