import type { NumberAnswer, NumberSettings } from "@keyhole/shared/questions/number/schema";
import { Minus, Plus } from "lucide-react";
import { useState, type KeyboardEvent } from "react";
import { FieldError, Group, Input, TextField } from "react-aria-components";
import { textOfNotice } from "../../editor/notice.ts";
import { t } from "../../i18n/t.ts";
import { cx } from "../../ui/class-names.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import type { PanelProps } from "../editor-type.ts";
import { QuestionFrame } from "../question-frame.tsx";
import { nextStep, parseNumber, refusal } from "./number-input.ts";
import styles from "./number-panel.module.css";

/**
 * A number as it is typed: nothing is rounded or pulled inside the limits behind the person's back; what does not fit
 * stays on screen with the reason.
 */
export function NumberPanel(props: PanelProps<NumberSettings, NumberAnswer>) {
  const { title, required, settings, facts, answer, readOnly, problems, onChange } = props;
  const stored = answer?.value ?? null;
  const [written, setWritten] = useState<string | null>(null);
  // What was typed stands as long as it means what is stored; an undo or a reload shows the stored number.
  const parsed = written === null ? stored : parseNumber(written);
  const typing = written !== null && (Number.isNaN(parsed) ? stored === null : parsed === stored);
  const shown = typing ? written : stored === null ? "" : String(stored);
  const notice = refusal(typing ? parsed : stored, settings, facts);

  const type = (text: string) => {
    setWritten(text);
    const value = parseNumber(text);
    onChange(value === null || Number.isNaN(value) ? undefined : { value }, { merge: `number ${props.question}` });
  };
  const step = (up: boolean) => {
    setWritten(null);
    onChange({ value: nextStep(stored, up, settings) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (readOnly || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    step(event.key === "ArrowUp");
  };

  return (
    <QuestionFrame title={title} required={required} problems={notice === null ? problems : []} hint={hintOf(settings)}>
      <TextField
        aria-label={settings.unit === null ? title : `${title} (${settings.unit})`}
        value={shown}
        isReadOnly={readOnly}
        isInvalid={notice !== null}
        onChange={type}
        className={cx(styles.field)}
      >
        <div className={styles.line}>
          <Group className={cx(styles.group)}>
            <Input inputMode="decimal" autoComplete="off" className={cx(styles.input)} onKeyDown={onKeyDown} />
            {settings.unit !== null && <span className={styles.unit}>{settings.unit}</span>}
          </Group>
          {!readOnly && (
            <>
              <IconButton label={t("common.decrease")} hotkey="↓" icon={<Minus />} onPress={() => step(false)} />
              <IconButton label={t("common.increase")} hotkey="↑" icon={<Plus />} onPress={() => step(true)} />
            </>
          )}
        </div>
        <FieldError className={cx(styles.error)}>{notice === null ? "" : textOfNotice(notice)}</FieldError>
      </TextField>
    </QuestionFrame>
  );
}

function hintOf({ min: minimum, max: maximum }: NumberSettings): string | undefined {
  if (minimum === null) return maximum === null ? undefined : t("questions.number.atMost", { maximum });
  return maximum === null
    ? t("questions.number.atLeast", { minimum })
    : t("questions.number.between", { minimum, maximum });
}
