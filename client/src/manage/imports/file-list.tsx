import { RotateCcw, X } from "lucide-react";
import { formatBytes } from "../../i18n/format.ts";
import { t, tProblem } from "../../i18n/t.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import styles from "./imports.module.css";
import type { QueuedFile } from "./upload-queue.ts";

const tones: Readonly<Record<QueuedFile["state"], Tone>> = {
  waiting: "neutral",
  sending: "accent",
  done: "success",
  failed: "danger",
};

/** Rows that are drawn; a folder may hold a hundred thousand files. */
const drawn = 100;
const order: Readonly<Record<QueuedFile["state"], number>> = { failed: 0, sending: 1, waiting: 2, done: 3 };

export interface FileListProps {
  readonly files: readonly QueuedFile[];
  readonly onRemove: (file: QueuedFile) => void;
  readonly onRetry: (file: QueuedFile) => void;
}

/** What is uploaded, what is under way, and what failed: that stands first. */
export function FileList({ files, onRemove, onRetry }: FileListProps) {
  const done = files.filter(({ state }) => state === "done").length;
  const sent = files.reduce((sum, file) => sum + file.sent, 0);
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  const shown =
    files.length <= drawn ? files : files.toSorted((a, b) => order[a.state] - order[b.state]).slice(0, drawn);
  return (
    <section className={styles.section}>
      <ProgressBar
        label={t("imports.files")}
        share={bytes === 0 ? 1 : sent / bytes}
        text={t("imports.uploaded", { done, total: files.length, size: formatBytes(sent) })}
      />
      <ul className={styles.files} aria-label={t("imports.files")}>
        {shown.map((file) => (
          <li key={file.key} className={styles.file}>
            <span className={styles.fileName}>{file.name}</span>
            <span className={styles.muted}>{formatBytes(file.file.size)}</span>
            <span className={styles.fileState}>
              {file.state === "sending" && file.file.size > 0 && (
                <progress className={styles.progress} value={file.sent} max={file.file.size} aria-label={file.name} />
              )}
              <Badge tone={tones[file.state]}>{t(`imports.file.${file.state}`)}</Badge>
            </span>
            <span className={styles.fileActions}>
              {file.state === "failed" && (
                <IconButton
                  label={t("imports.file.retry")}
                  icon={<RotateCcw />}
                  size="small"
                  onPress={() => onRetry(file)}
                />
              )}
              <IconButton
                label={t("imports.file.remove", { name: file.name })}
                icon={<X />}
                size="small"
                onPress={() => onRemove(file)}
              />
            </span>
            {file.state === "failed" && <span className={styles.fileError}>{reasonOf(file)}</span>}
          </li>
        ))}
      </ul>
      {files.length > drawn && (
        <p className={styles.muted}>{t("imports.moreFiles", { count: files.length - drawn })}</p>
      )}
    </section>
  );
}

function reasonOf({ error }: QueuedFile): string {
  const [problem] = error?.problems ?? [];
  if (problem !== undefined) return tProblem(problem);
  return error === null || error === undefined ? t("imports.network") : t("imports.interrupted");
}
