import { ChevronDown } from "lucide-react";
import { Button, Select as RacSelect, SelectValue } from "react-aria-components";
import { cx } from "./class-names.ts";
import { FieldFrame, type FieldTexts } from "./field-frame.tsx";
import { fieldValidity } from "./field-validity.ts";
import styles from "./field.module.css";
import { OptionList } from "./option-list.tsx";
import type { Option } from "./option.ts";

export interface SelectProps<Id extends string> extends FieldTexts {
  readonly options: readonly Option<Id>[];
  readonly value: Id | undefined;
  readonly onChange: (value: Id) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
  readonly name?: string;
}

/** One of a short, known list. For long lists use ComboBox. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, description, error, options, value, onChange, ...rest } = props;
  return (
    <RacSelect
      {...rest}
      value={value ?? null}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
      {...fieldValidity(error)}
      className={cx(styles.field)}
    >
      <FieldFrame label={label} description={description} error={error}>
        <Button className={cx(styles.opener)}>
          <SelectValue>
            {({ selectedText, isPlaceholder, defaultChildren }) => (isPlaceholder ? defaultChildren : selectedText)}
          </SelectValue>
          <ChevronDown aria-hidden="true" />
        </Button>
      </FieldFrame>
      <OptionList options={options} />
    </RacSelect>
  );
}
