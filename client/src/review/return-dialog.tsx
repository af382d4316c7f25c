import { useState, type ReactNode } from "react";
import type { SentDecision } from "../api-types.ts";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextArea } from "../ui/text-area.tsx";
import type { ScreenQuestion } from "../workspace/screen-task.ts";
import type { ComparedAnswer, RegionSource } from "./comparison.ts";
import { regionTitle } from "./region-title.ts";
import styles from "./review.module.css";

type Returned = Extract<SentDecision, { kind: "return" }>["returned"];

export interface ReturnDialogProps {
  readonly answers: readonly ComparedAnswer[];
  /** The answer shown alone when it was asked for. */
  readonly chosen: string | null;
  /** The region that was selected: the comment is pinned to it for whoever drew it. */
  readonly pin: RegionSource | null;
  readonly questions: readonly ScreenQuestion[];
  onClose(this: void): void;
  onReturn(this: void, returned: Returned): void;
}

/** Whose work goes back, and what is to be changed. */
export function ReturnDialog(props: ReturnDialogProps): ReactNode {
  const { answers, chosen, pin, questions, onClose, onReturn } = props;
  const [first] = answers;
  const [whose, setWhose] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        answers.length === 1 && first !== undefined ? [first.annotationId] : [chosen ?? pin?.annotationId ?? []].flat(),
      ),
  );
  const [text, setText] = useState("");
  const [isTried, setTried] = useState(false);
  const send = (): void => {
    setTried(true);
    if (text.trim() === "" || whose.size === 0) return;
    onReturn(
      [...whose].map((annotationId) => ({
        annotationId,
        comments: [
          {
            text: text.trim(),
            pin: pin?.annotationId === annotationId ? { question: pin.question, region: pin.region } : null,
          },
        ],
      })),
    );
  };
  const question = questions.find(({ name }) => name === pin?.question);
  const drawn = answers.find(({ annotationId }) => annotationId === pin?.annotationId)?.shown[pin?.question ?? ""];
  const label = question === undefined || pin === null ? null : regionTitle(question, drawn, pin.region);
  const place =
    question === undefined
      ? t("review.returned.pin.none")
      : label === null
        ? question.title
        : t("review.returned.pin.region", { question: question.title, label });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="small"
      title={t("review.returned.title")}
      footer={
        <>
          <Button onPress={onClose}>{t("common.cancel")}</Button>
          <Button variant="primary" onPress={send}>
            {t("review.returned.send")}
          </Button>
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the text inside it */}
      <form
        className={styles.form}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
        }}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {answers.length > 1 && (
          <fieldset className={styles.who}>
            <legend>{t("review.returned.who")}</legend>
            {answers.map(({ annotationId, letter, name }) => (
              <Checkbox
                key={annotationId}
                isSelected={whose.has(annotationId)}
                onChange={(isOn) => {
                  const next = new Set(whose);
                  if (isOn) next.add(annotationId);
                  else next.delete(annotationId);
                  setWhose(next);
                }}
              >
                {name ?? t("review.letter", { letter })}
              </Checkbox>
            ))}
            {isTried && whose.size === 0 && <p role="alert">{t("review.returned.nobody")}</p>}
          </fieldset>
        )}
        <TextArea
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- what the dialog is for
          autoFocus
          label={t("review.returned.comment")}
          description={t("review.returned.comment.hint")}
          value={text}
          maxLength={2000}
          error={isTried && text.trim() === "" ? t("review.returned.missing") : undefined}
          onChange={setText}
        />
        <p className={styles.muted}>{t("review.returned.pin", { place })}</p>
      </form>
    </Dialog>
  );
}
