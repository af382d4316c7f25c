import { ArrowRight } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { ImportId } from "@keyhole/shared/ids";
import { api } from "../../api.ts";
import type { ImportLimits } from "../../api-types.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { FileDrop } from "./file-drop.tsx";
import { FileList } from "./file-list.tsx";
import styles from "./imports.module.css";
import { MappingStep } from "./mapping-step.tsx";
import { type QueuedFile, UploadQueue } from "./upload-queue.ts";

export interface ImportWizardProps {
  readonly importId: ImportId;
  readonly limits: ImportLimits;
  /** Started or discarded: back to the list. */
  readonly onDone: () => void;
}

/** Two steps: upload the files, then see and change what they become. */
export function ImportWizard({ importId, limits, onDone }: ImportWizardProps) {
  const [queue] = useState(() => new UploadQueue(importId));
  const files = useSyncExternalStore(queue.subscribe, queue.files);
  const [mapping, setMapping] = useState(false);
  const [error, setError] = useState<unknown>();
  useEffect(() => () => queue.close(), [queue]);

  const remove = async (file: QueuedFile) => {
    try {
      if (file.fileId !== undefined) {
        const fileId = file.fileId as Parameters<typeof api.imports.removeFile.mutate>[0]["fileId"]; // the server gave it
        await api.imports.removeFile.mutate({ importId, fileId });
      }
      queue.remove(file.key);
    } catch (cause) {
      setError(cause);
    }
  };
  const discard = () => api.imports.cancel.mutate({ importId }).then(onDone, setError);

  if (mapping) return <MappingStep importId={importId} onBack={() => setMapping(false)} onStarted={onDone} />;
  const ready = files.some(({ state }) => state === "done");
  const busy = files.some(({ state }) => state === "sending" || state === "waiting");
  return (
    <>
      <FileDrop limits={limits} isSmall={files.length > 0} onFiles={(chosen) => queue.add(chosen)} />
      {files.length > 0 && (
        <FileList files={files} onRemove={(file) => void remove(file)} onRetry={({ key }) => queue.retry(key)} />
      )}
      {error !== undefined && <ErrorPanel error={error} />}
      <div className={styles.footer}>
        <Button onPress={() => void discard()}>{t("imports.discard")}</Button>
        <Button
          variant="primary"
          icon={<ArrowRight size={15} />}
          isDisabled={!ready || busy}
          onPress={() => setMapping(true)}
        >
          {t("imports.next")}
        </Button>
      </div>
    </>
  );
}
