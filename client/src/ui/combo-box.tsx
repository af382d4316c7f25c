import { ChevronDown } from "lucide-react";
import { Button, ComboBox as RacComboBox, Group, Input } from "react-aria-components";
import { t } from "../i18n/t.ts";
import { cx } from "./class-names.ts";
import { FieldFrame, type FieldTexts } from "./field-frame.tsx";
import { fieldValidity } from "./field-validity.ts";
import styles from "./field.module.css";
import { OptionList } from "./option-list.tsx";
import type { Option } from "./option.ts";

export interface ComboBoxProps<Id extends string> extends FieldTexts {
  readonly options: readonly Option<Id>[];
  readonly value: Id | undefined;
  /** `undefined` when the choice was cleared. */
  readonly onChange: (value: Id | undefined) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
  /** Present where the server searches: told what is typed; `options` are then what it found. */
  readonly onSearch?: (text: string) => void;
}

/** One of a long list, found by typing. */
export function ComboBox<Id extends string>(props: ComboBoxProps<Id>) {
  const { label, description, error, options, value, onChange, placeholder, onSearch, ...rest } = props;
  return (
    <RacComboBox
      {...rest}
      {...(onSearch === undefined ? { defaultItems: options } : { items: options, onInputChange: onSearch })}
      value={value ?? null}
      onChange={(key) => onChange(options.find((option) => option.id === key)?.id)}
      {...fieldValidity(error)}
      menuTrigger="focus"
      className={cx(styles.field)}
    >
      <FieldFrame label={label} description={description} error={error}>
        <Group className={cx(styles.group)}>
          <Input className={cx(styles.input)} {...(placeholder === undefined ? {} : { placeholder })} />
          <Button className={cx(styles.inner)} aria-label={t("common.showSuggestions")}>
            <ChevronDown aria-hidden="true" />
          </Button>
        </Group>
      </FieldFrame>
      <OptionList />
    </RacComboBox>
  );
}
