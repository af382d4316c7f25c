import { codePointLength } from "@keyhole/shared/fields/code-points";
import type { FieldValue } from "@keyhole/shared/fields/field-type";
import type { TextAnswer, TextSettings } from "@keyhole/shared/questions/text/schema";
import { Check, RotateCcw } from "lucide-react";
import { useState } from "react";
import { Input, TextArea, TextField } from "react-aria-components";
import { candidateName } from "../../fields/conversation/names.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { Changes } from "../../ui/changes.tsx";
import { cx } from "../../ui/class-names.ts";
import { Switch } from "../../ui/switch.tsx";
import type { PanelProps } from "../editor-type.ts";
import { QuestionFrame } from "../question-frame.tsx";
import styles from "./text-panel.module.css";

export function TextPanel(props: PanelProps<TextSettings, TextAnswer>) {
  const { question, title, required, settings, answer, value, readOnly, problems, onChange } = props;
  const original = originalOf(settings, value);
  const text = answer?.text ?? original?.text ?? "";
  const length = codePointLength(text);
  const error = lengthError(length, text, settings);
  const set = (next: string) =>
    onChange(next === "" && original === null ? undefined : { text: next }, { merge: `text ${question}` });
  const [diffWanted, setDiffWanted] = useState(true);
  const placeholder = settings.placeholder === "" ? {} : { placeholder: settings.placeholder };
  return (
    <QuestionFrame
      title={title}
      required={required}
      problems={error === null ? problems : []}
      hint={counter(length, settings)}
    >
      {original !== null && (
        <div className={styles.original}>
          <span>{t("questions.answer.original", { name: candidateName(original.position) })}</span>
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
      <TextField
        aria-label={title}
        value={text}
        isReadOnly={readOnly}
        isInvalid={error !== null}
        onChange={set}
        className={cx(styles.field)}
      >
        {settings.multiline ? (
          <TextArea rows={3} dir="auto" className={cx(styles.area)} {...placeholder} />
        ) : (
          <Input dir="auto" className={cx(styles.area)} {...placeholder} />
        )}
        <output className={styles.error}>{error}</output>
      </TextField>
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

/** The candidate that a rewrite starts from; null where there is none. */
export function originalOf({ prefill }: TextSettings, value: FieldValue): { text: string; position: number } | null {
  if (prefill === null || value.kind !== "conversation") return null;
  const candidate = value.candidates[prefill.candidate];
  return candidate === undefined ? null : { text: candidate.text, position: prefill.candidate };
}

const counter = (length: number, { minLength: minimum, maxLength: maximum }: TextSettings) =>
  length < minimum
    ? t("questions.answer.lengthUnder", { length, minimum })
    : t("questions.answer.length", { length, maximum });

/** What is typed is never cut: too long is said, with how much. */
function lengthError(length: number, text: string, { minLength, maxLength }: TextSettings): string | null {
  if (length > maxLength) return t("questions.answer.tooLong", { extra: length - maxLength });
  if (text.trim() !== "" && length < minLength) return t("questions.answer.tooShort", { missing: minLength - length });
  return null;
}
