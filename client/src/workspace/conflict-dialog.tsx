import { useSyncExternalStore, type ReactNode } from "react";
import { textOfNotice } from "../editor/notice.ts";
import type { Answers } from "../editor/history.ts";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import type { Drafting } from "./drafting.ts";
import type { Media } from "./media.ts";
import { Marked } from "./protected-item.tsx";
import { toAnswers } from "./screen-task.ts";
import styles from "./task-screen.module.css";

/** Two drafts of one task: both are shown, and a person says which goes on. Nothing is overwritten before. */
export function ConflictDialog({ work, media }: { readonly work: Drafting; readonly media: Media }): ReactNode {
  const { sync, store, task } = work;
  const status = useSyncExternalStore(sync.subscribe, sync.getStatus);
  if (status.phase !== "conflict" || status.theirs === null) return null;
  const theirs = toAnswers(status.theirs.answers, task.questions);
  const mine = store.getState().answers;
  const take = (): void => {
    store.load(theirs, "remote");
    sync.resolve("theirs");
  };
  const summary = (answers: Answers, name: string): string => {
    const question = task.questions.find((each) => each.name === name);
    const answer = answers[name];
    if (question === undefined || answer === undefined) return t("workspace.conflict.nothing");
    return textOfNotice(question.editor.summary(answer, question.settings, question.facts));
  };
  return (
    <Dialog
      isOpen
      onClose={() => undefined}
      role="alertdialog"
      title={t("workspace.conflict.title")}
      footer={
        <>
          <Button onPress={take}>{t("workspace.conflict.theirs")}</Button>
          <Button variant="primary" onPress={() => sync.resolve("mine")}>
            {t("workspace.conflict.mine")}
          </Button>
        </>
      }
    >
      <p>{t("workspace.conflict.detail")}</p>
      <Marked media={media}>
        <table className={styles.versions}>
          <thead>
            <tr>
              <th scope="col">{t("workspace.conflict.question")}</th>
              <th scope="col">{t("workspace.conflict.here")}</th>
              <th scope="col">{t("workspace.conflict.stored")}</th>
            </tr>
          </thead>
          <tbody>
            {task.questions.map(({ name, title }) => (
              <tr key={name}>
                <th scope="row">{title}</th>
                <td>{summary(mine, name)}</td>
                <td>{summary(theirs, name)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Marked>
    </Dialog>
  );
}
