import { Minus, Plus } from "lucide-react";
import {
  Button,
  Group,
  Input,
  NumberField as RacNumberField,
  type NumberFieldProps as RacNumberFieldProps,
} from "react-aria-components";
import { t } from "../i18n/t.ts";
import { cx } from "./class-names.ts";
import { FieldFrame, type FieldTexts } from "./field-frame.tsx";
import { fieldValidity } from "./field-validity.ts";
import styles from "./field.module.css";

export interface NumberFieldProps
  extends Omit<RacNumberFieldProps, "className" | "style" | "children" | "isInvalid">, FieldTexts {}

/** Reads and writes numbers in the person's way; `value` is NaN while empty. */
export function NumberField({ label, description, error, ...rest }: NumberFieldProps) {
  return (
    <RacNumberField {...rest} {...fieldValidity(error)} className={cx(styles.field)}>
      <FieldFrame label={label} description={description} error={error}>
        <Group className={cx(styles.group)}>
          <Input className={cx(styles.input)} />
          <Button slot="decrement" className={cx(styles.inner)} aria-label={t("common.decrease")}>
            <Minus />
          </Button>
          <Button slot="increment" className={cx(styles.inner)} aria-label={t("common.increase")}>
            <Plus />
          </Button>
        </Group>
      </FieldFrame>
    </RacNumberField>
  );
}
