import type { Form } from "@keyhole/shared/form";
import type { ProjectId } from "@keyhole/shared/ids";
import { useState } from "react";
import { failureOf } from "../../api-error.ts";
import { api } from "../../api.ts";
import { textOfNotice } from "../../editor/notice.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { OwnMark } from "../own-mark.tsx";
import styles from "./dialogs.module.css";
import { formChanges } from "./form-changes.ts";
import type { PublishedForm } from "./form-builder.tsx";

export interface PublishDialogProps {
  readonly isOpen: boolean;
  readonly projectId: ProjectId;
  readonly form: Form;
  readonly published: PublishedForm;
  readonly onClose: () => void;
  readonly onPublished: (version: number) => Promise<void>;
  /** Takes what somebody else published instead of what is on the screen. */
  readonly onReload: () => Promise<void>;
}

/** Says what the next version does to work that exists, publishes it, and shows a conflict instead of overwriting. */
export function PublishDialog(props: PublishDialogProps) {
  const { isOpen, projectId, form, published, onClose, onPublished, onReload } = props;
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  /** What others published in the meantime: the base on which "keep mine" publishes. */
  const [theirs, setTheirs] = useState<PublishedForm | null>(null);
  const base = theirs ?? published;
  const changes = base.form === null ? [] : formChanges(base.form, form);
  const version = base.version + 1;

  const close = () => {
    setError(undefined);
    setTheirs(null);
    onClose();
  };
  const publish = async () => {
    setPending(true);
    setError(undefined);
    try {
      const done = await api.project.publishForm.mutate({ projectId, form, formVersion: base.version });
      setTheirs(null);
      await onPublished(done.version);
    } catch (reason) {
      if (failureOf(reason).code === "conflict") setTheirs(await api.project.form.query({ projectId }));
      else setError(reason);
    } finally {
      setPending(false);
    }
  };

  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={theirs === null ? t("manage.form.publish.title", { version }) : t("manage.form.conflict.title")}
      footer={
        <>
          <Button onPress={close} isDisabled={pending}>
            {t("common.cancel")}
          </Button>
          {theirs !== null && (
            <Button onPress={() => void onReload().then(close)} isDisabled={pending}>
              {t("manage.form.conflict.theirs")}
            </Button>
          )}
          <Button variant="primary" isPending={pending} onPress={() => void publish()}>
            {theirs === null ? t("manage.form.publish") : t("manage.form.conflict.mine", { version })}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        {theirs !== null && <p>{t("manage.form.conflict.detail", { version: theirs.version })}</p>}
        <p>{t(base.form === null ? "manage.form.publish.first" : "manage.form.publish.detail")}</p>
        {changes.length > 0 && (
          <OwnMark projectId={projectId}>
            <ul className={styles.changes}>
              {changes.map(textOfNotice).map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </OwnMark>
        )}
        {error !== undefined && <ErrorPanel error={error} />}
      </div>
    </Dialog>
  );
}
