import { Radio, RadioGroup as RacRadioGroup, type RadioGroupProps as RacRadioGroupProps } from "react-aria-components";
import { cx } from "./class-names.ts";
import { FieldFrame, type FieldTexts } from "./field-frame.tsx";
import { fieldValidity } from "./field-validity.ts";
import field from "./field.module.css";
import type { Option } from "./option.ts";
import styles from "./toggle.module.css";

export interface RadioGroupProps<Id extends string>
  extends
    Omit<RacRadioGroupProps, "className" | "style" | "children" | "isInvalid" | "value" | "onChange">,
    FieldTexts {
  readonly options: readonly Option<Id>[];
  readonly value: Id | undefined;
  readonly onChange: (value: Id) => void;
}

export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>) {
  const { label, description, error, options, value, onChange, ...rest } = props;
  return (
    <RacRadioGroup
      {...rest}
      value={value ?? null}
      onChange={(id) => {
        const chosen = options.find((option) => option.id === id);
        if (chosen !== undefined) onChange(chosen.id);
      }}
      {...fieldValidity(error)}
      className={cx(field.field)}
    >
      <FieldFrame label={label} description={description} error={error}>
        <div className={cx(styles.group, rest.orientation === "horizontal" && styles.across)}>
          {options.map((option) => (
            <Radio
              key={option.id}
              value={option.id}
              isDisabled={option.isDisabled ?? false}
              className={cx(styles.toggle)}
            >
              <span className={styles.dot} aria-hidden="true" />
              <span className={styles.texts}>
                {option.label}
                {option.description !== undefined && <span className={styles.detail}>{option.description}</span>}
              </span>
            </Radio>
          ))}
        </div>
      </FieldFrame>
    </RacRadioGroup>
  );
}
