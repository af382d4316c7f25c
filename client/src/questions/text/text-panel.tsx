import { splitKey } from "@keyhole/shared/each";
import type { TextAnswer, TextSettings } from "@keyhole/shared/questions/text/schema";
import { Check, CornerDownLeft, RotateCcw } from "lucide-react";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { Changes } from "../../ui/changes.tsx";
import { Switch } from "../../ui/switch.tsx";
import type { PanelProps } from "../editor-type.ts";
import { QuestionFrame } from "../question-frame.tsx";
import { focusNextTurn } from "./next-turn.tsx";
import { originalOf } from "./original.ts";
import styles from "./text-panel.module.css";
import { counter, lengthError, TextInput } from "./text-input.tsx";

export function TextPanel(props: PanelProps<TextSettings, TextAnswer>) {
  const { question, title, required, settings, answer, value, readOnly, problems, onChange } = props;
  const original = originalOf(settings, question, value);
  const text = answer?.text ?? original?.text ?? "";
  const [diffWanted, setDiffWanted] = useState(true);
  const frame = {
    title,
    required,
    problems: lengthError(text, settings) === null ? problems : [],
    hint: counter(text, settings),
  };
  // Written where it will stand: the panel only leads there.
  if (settings.nextTurn && value.kind === "conversation" && splitKey(question).part === undefined) {
    return (
      <QuestionFrame {...frame}>
        <Button size="small" icon={<CornerDownLeft />} onPress={() => focusNextTurn(question)}>
          {t(readOnly ? "questions.answer.toNextTurn" : "questions.answer.writeNextTurn")}
        </Button>
      </QuestionFrame>
    );
  }
  const set = (next: string) =>
    onChange(next === "" && original === null ? undefined : { text: next }, { merge: `text ${question}` });
  return (
    <QuestionFrame {...frame}>
      {original !== null && (
        <div className={styles.original}>
          <span>{t("questions.answer.original", { name: original.name ?? t("questions.answer.originalText") })}</span>
          {!readOnly && answer === undefined && (
            <Button size="small" variant="quiet" icon={<Check />} onPress={() => onChange({ text: original.text })}>
              {t("questions.answer.keep")}
            </Button>
          )}
          {!readOnly && answer !== undefined && answer.text !== original.text && (
            <Button size="small" variant="quiet" icon={<RotateCcw />} onPress={() => onChange({ text: original.text })}>
              {t("questions.answer.reset")}
            </Button>
          )}
        </div>
      )}
      <TextInput {...{ title, settings, text, readOnly }} onChange={set} />
      {original !== null && (
        <>
          <Switch isSelected={diffWanted} onChange={setDiffWanted}>
            {t("questions.answer.showChanges")}
          </Switch>
          {diffWanted && <Changes label={t("questions.answer.changes")} before={original.text} after={text} />}
        </>
      )}
    </QuestionFrame>
  );
}
