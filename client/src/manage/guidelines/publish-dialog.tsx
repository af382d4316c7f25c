import { guidelineLimits } from "@keyhole/shared/guidelines/guideline";
import { useState } from "react";
import type { ProjectId } from "../../api-types.ts";
import { api } from "../../api.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import type { DraftSession } from "./draft-session.ts";
import styles from "./writing.module.css";

export interface PublishDialogProps {
  readonly projectId: ProjectId;
  readonly session: DraftSession;
  /** In force; the next one is published. */
  readonly version: number;
  /** The project asks for an acknowledgement of every version. */
  readonly isAlwaysRequired: boolean;
  /** What the note begins with. */
  readonly firstNote?: string;
  readonly onClose: () => void;
  readonly onPublished: (version: number) => void;
}

export function PublishDialog(props: PublishDialogProps) {
  const { projectId, session, version, isAlwaysRequired, firstNote = "", onClose, onPublished } = props;
  const [note, setNote] = useState(firstNote);
  const [mustAcknowledge, setMust] = useState(false);
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();

  const publish = async (): Promise<void> => {
    setPending(true);
    setError(undefined);
    try {
      // A draft that could not be saved says so on the page; what is published is what is on screen.
      await session.flush();
      const { body } = session.getView();
      const sent = { projectId, version, body, baseVersion: session.baseVersion, note, mustAcknowledge };
      const { version: published, draftVersion } = await api.guidelines.publish.mutate(sent);
      session.published({ body, draftVersion });
      onPublished(published);
      onClose();
    } catch (cause) {
      setError(cause);
    } finally {
      setPending(false);
    }
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("guidelines.write.publish.title", { version: version + 1 })}
      footer={
        <>
          <Button onPress={onClose} isDisabled={isPending}>
            {t("common.cancel")}
          </Button>
          <Button
            variant="primary"
            isPending={isPending}
            isDisabled={note.trim() === ""}
            onPress={() => void publish()}
          >
            {t("guidelines.write.publish")}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextArea
          label={t("guidelines.write.publish.note")}
          description={t("guidelines.write.publish.note.detail")}
          value={note}
          onChange={setNote}
          maxLength={guidelineLimits.note}
          rows={3}
          isRequired
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one thing that the dialog asks
          autoFocus
        />
        {isAlwaysRequired ? (
          <p className={styles.muted}>{t("guidelines.write.publish.always")}</p>
        ) : (
          <div>
            <Checkbox isSelected={mustAcknowledge} onChange={setMust}>
              {t("guidelines.write.publish.must")}
            </Checkbox>
            <p className={styles.indented}>{t("guidelines.write.publish.must.detail")}</p>
          </div>
        )}
        {error !== undefined && <ErrorPanel error={error} />}
      </div>
    </Dialog>
  );
}
