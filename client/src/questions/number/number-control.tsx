import type { NumberSettings } from "@keyhole/shared/questions/number/schema";
import { Minus, Plus } from "lucide-react";
import { useState, type KeyboardEvent } from "react";
import { FieldError, Group, Input, TextField } from "react-aria-components";
import { textOfNotice } from "../../editor/notice.ts";
import { t } from "../../i18n/t.ts";
import { cx } from "../../ui/class-names.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { nextStep, parseNumber, refusal } from "./number-input.ts";
import styles from "./number-panel.module.css";

export interface NumberControlProps {
  readonly label: string;
  readonly settings: NumberSettings;
  readonly value: number | null;
  readonly readOnly: boolean;
  /** `isTyped`: one of several changes that become one number. */
  readonly onChange: (value: number | null, isTyped: boolean) => void;
}

/**
 * A number as it is typed: nothing is rounded or pulled inside the limits behind the person's back; what does not fit
 * stays on screen with the reason.
 */
export function NumberControl({ label, settings, value: stored, readOnly, onChange }: NumberControlProps) {
  const [written, setWritten] = useState<string | null>(null);
  // What was typed stands as long as it means what is stored; an undo or a reload shows the stored number.
  const parsed = written === null ? stored : parseNumber(written);
  const typing = written !== null && (Number.isNaN(parsed) ? stored === null : parsed === stored);
  const shown = typing ? written : stored === null ? "" : String(stored);
  const notice = refusal(typing ? parsed : stored, settings);

  const type = (text: string) => {
    setWritten(text);
    const value = parseNumber(text);
    onChange(value === null || Number.isNaN(value) ? null : value, true);
  };
  const step = (up: boolean) => {
    setWritten(null);
    onChange(nextStep(stored, up, settings), false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (readOnly || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    step(event.key === "ArrowUp");
  };

  return (
    <TextField
      aria-label={settings.unit === null ? label : `${label} (${settings.unit})`}
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
  );
}
