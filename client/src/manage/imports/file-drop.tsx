import { FolderUp, Upload } from "lucide-react";
import { useState } from "react";
import { FileTrigger } from "react-aria-components";
import type { ImportLimits } from "../../api-types.ts";
import { formatBytes } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { cx } from "../../ui/class-names.ts";
import { fromDrop, fromInput } from "./chosen-files.ts";
import styles from "./imports.module.css";
import type { ChosenFile } from "./upload-queue.ts";

export interface FileDropProps {
  readonly limits: ImportLimits;
  /** There are files already: the list needs the room. */
  readonly isSmall: boolean;
  readonly onFiles: (files: readonly ChosenFile[]) => void;
}

/** Where files and folders are dropped or chosen. */
export function FileDrop({ limits, isSmall, onFiles }: FileDropProps) {
  const [isOver, setOver] = useState(false);
  const choose = (files: FileList | null) => {
    if (files !== null) onFiles(fromInput(files));
  };
  return (
    // Keyboard and screen readers have the two buttons; dropping is the mouse's way to the same.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label={t("imports.drop")}
      className={cx(styles.drop, isSmall && styles.small, isOver && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void fromDrop(event.dataTransfer).then(onFiles);
      }}
    >
      <Upload className={styles.dropIcon} aria-hidden="true" />
      <p className={styles.dropTitle}>{t("imports.drop")}</p>
      <p className={styles.muted}>
        {t("imports.drop.detail", {
          fileSize: formatBytes(limits.fileBytes),
          allSize: formatBytes(limits.importBytes),
        })}
      </p>
      <div className={styles.buttons}>
        <FileTrigger allowsMultiple onSelect={choose}>
          <Button icon={<Upload size={15} />}>{t("imports.choose")}</Button>
        </FileTrigger>
        <FileTrigger acceptDirectory onSelect={choose}>
          <Button icon={<FolderUp size={15} />}>{t("imports.chooseFolder")}</Button>
        </FileTrigger>
      </div>
    </section>
  );
}
