import { codePointLength } from "@keyhole/shared/fields/code-points";
import type { TextSettings } from "@keyhole/shared/questions/text/schema";
import { Input, TextArea, TextField } from "react-aria-components";
import { t } from "../../i18n/t.ts";
import { cx } from "../../ui/class-names.ts";
import styles from "./text-panel.module.css";

export interface TextInputProps {
  readonly title: string;
  readonly settings: TextSettings;
  readonly text: string;
  readonly readOnly: boolean;
  onChange(this: void, text: string): void;
}

/** Where an answer is typed; says how much is missing or too much. */
export function TextInput({ title, settings, text, readOnly, onChange }: TextInputProps) {
  const error = lengthError(text, settings);
  const placeholder = settings.placeholder === "" ? {} : { placeholder: settings.placeholder };
  return (
    <TextField
      aria-label={title}
      value={text}
      isReadOnly={readOnly}
      isInvalid={error !== null}
      onChange={onChange}
      className={cx(styles.field)}
    >
      {settings.multiline || settings.nextTurn ? (
        <TextArea rows={3} dir="auto" className={cx(styles.area)} {...placeholder} />
      ) : (
        <Input dir="auto" className={cx(styles.area)} {...placeholder} />
      )}
      <output className={styles.error}>{error}</output>
    </TextField>
  );
}

export const counter = (text: string, { minLength: minimum, maxLength: maximum }: TextSettings): string => {
  const length = codePointLength(text);
  return length < minimum
    ? t("questions.answer.lengthUnder", { length, minimum })
    : t("questions.answer.length", { length, maximum });
};

/** What is typed is never cut: too long is said, with how much. */
export function lengthError(text: string, { minLength, maxLength }: TextSettings): string | null {
  const length = codePointLength(text);
  if (length > maxLength) return t("questions.answer.tooLong", { extra: length - maxLength });
  if (text.trim() !== "" && length < minLength) return t("questions.answer.tooShort", { missing: minLength - length });
  return null;
}
