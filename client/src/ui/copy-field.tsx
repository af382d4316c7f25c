import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button, Group, Input, TextField } from "react-aria-components";
import { t } from "../i18n/t.ts";
import { cx } from "./class-names.ts";
import { FieldFrame } from "./field-frame.tsx";
import styles from "./field.module.css";

export interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
}

/** A text to pass on, such as an invitation link: selects itself on focus, copies by one press. */
export function CopyField({ label, value, description }: CopyFieldProps) {
  const [outcome, setOutcome] = useState<"copied" | "refused">();

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setOutcome("copied");
    } catch {
      setOutcome("refused"); // no permission, or not a secure context: the text can still be selected
    }
  };

  return (
    <TextField isReadOnly value={value} className={cx(styles.field)} isInvalid={outcome === "refused"}>
      <FieldFrame
        label={label}
        description={outcome === "copied" ? t("common.copied") : description}
        error={outcome === "refused" ? t("common.copyFailed") : undefined}
      >
        <Group className={cx(styles.group)}>
          <Input className={cx(styles.input)} onFocus={(event) => event.currentTarget.select()} />
          <Button className={cx(styles.inner)} aria-label={t("common.copy")} onPress={() => void copy()}>
            {outcome === "copied" ? <Check /> : <Copy />}
          </Button>
        </Group>
      </FieldFrame>
    </TextField>
  );
}
