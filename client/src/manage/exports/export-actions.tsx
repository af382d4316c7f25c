import { useMutation } from "@tanstack/react-query";
import { Download, FileCheck, Undo2 } from "lucide-react";
import { useState } from "react";
import { api } from "../../api.ts";
import type { ProjectExport } from "../../api-types.ts";
import { formatBytes } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { notify } from "../../ui/toasts.ts";
import { DownloadError, downloadExport, saveBlob } from "./download.ts";
import styles from "./exports-page.module.css";

export interface ExportActionsProps {
  readonly entry: ProjectExport;
  readonly onChanged: () => Promise<unknown>;
}

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === "AbortError";

/** What the person may do with an export now. */
export function ExportActions({ entry, onChanged }: ExportActionsProps) {
  const [progress, setProgress] = useState<{ received: number; bytes: number }>();
  const download = useMutation({
    mutationFn: () => downloadExport(entry.id, (received, bytes) => setProgress({ received, bytes })),
    onSuccess: () => notify({ tone: "success", text: t("exports.done"), detail: t("exports.done.detail") }),
    onSettled: async () => {
      setProgress(undefined);
      await onChanged();
    },
  });
  const manifest = useMutation({
    mutationFn: async () => {
      const found = await api.exports.manifest.mutate({ exportId: entry.id });
      const text = `${JSON.stringify(found, null, 2)}\n`;
      saveBlob(new Blob([text], { type: "application/json" }), `${found.file.name}.manifest.json`);
    },
  });
  const withdraw = useMutation({
    mutationFn: () => api.requests.withdraw.mutate({ requestId: entry.requestId }),
    onSuccess: onChanged,
  });
  const failed = [download.error, manifest.error, withdraw.error].find((error) => error !== null && !isAbort(error));
  return (
    <div className={styles.actions}>
      <div className={styles.buttons}>
        {entry.mine && entry.phase === "ready" && (
          <Button
            size="small"
            variant="primary"
            icon={<Download size={14} />}
            isPending={download.isPending}
            onPress={() => download.mutate()}
          >
            {t("exports.download")}
          </Button>
        )}
        {entry.hasManifest && (
          <Button
            size="small"
            icon={<FileCheck size={14} />}
            isPending={manifest.isPending}
            onPress={() => manifest.mutate()}
          >
            {t("exports.manifest")}
          </Button>
        )}
        {!entry.mine && entry.phase === "waiting" && <LinkButton to="/requests">{t("exports.decide")}</LinkButton>}
        {entry.mine && entry.phase === "waiting" && (
          <Button
            size="small"
            icon={<Undo2 size={14} />}
            isPending={withdraw.isPending}
            onPress={() => withdraw.mutate()}
          >
            {t("exports.withdraw")}
          </Button>
        )}
      </div>
      {progress !== undefined && (
        <ProgressBar
          label={t("exports.downloading")}
          share={progress.received / progress.bytes}
          text={t("exports.progress", { done: formatBytes(progress.received), size: formatBytes(progress.bytes) })}
        />
      )}
      {failed instanceof DownloadError && <p className={styles.warning}>{inWords(failed)}</p>}
      {failed !== undefined && !(failed instanceof DownloadError) && <ErrorPanel error={failed} />}
    </div>
  );
}

function inWords({ problem, received, bytes }: DownloadError): string {
  const size = formatBytes(bytes);
  return problem === "too-large"
    ? t("exports.tooLarge", { size })
    : t("exports.interrupted", { done: formatBytes(received), size });
}
