import { X } from "lucide-react";
import { CheckboxGroup, Label } from "react-aria-components";
import { t } from "../../../i18n/t.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { cx } from "../../../ui/class-names.ts";
import { ComboBox } from "../../../ui/combo-box.tsx";
import styles from "./logic.module.css";

export interface ValuePickerProps {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly title: string }[];
  readonly chosen: readonly string[];
  readonly error?: string | undefined;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** More than these are found by typing. */
const shownAtOnce = 16;

/** Any number of values. What is chosen and no longer among the options stays, to be seen and taken away. */
export function ValuePicker(props: ValuePickerProps) {
  const { label, options, chosen, error, onChange } = props;
  const gone = chosen.filter((value) => options.every((option) => option.value !== value));
  if (options.length > shownAtOnce) return <FoundValues {...props} />;
  // In the order of the options, whichever was chosen first: the sentence reads the same.
  const all = [...options.map(({ value }) => value), ...gone];
  return (
    <CheckboxGroup
      className={cx(styles.values)}
      value={Array.from(chosen)}
      onChange={(values) => onChange(all.filter((value) => values.includes(value)))}
      isInvalid={error !== undefined}
    >
      <Label className={cx(styles.label)}>{label}</Label>
      <div className={styles.choices}>
        {[...options, ...gone.map((value) => ({ value, title: value }))].map(({ value, title }) => (
          <Checkbox key={value} value={value}>
            {title}
          </Checkbox>
        ))}
      </div>
      {error !== undefined && <p className={styles.error}>{error}</p>}
    </CheckboxGroup>
  );
}

function FoundValues({ label, options, chosen, error, onChange }: ValuePickerProps) {
  const left = options.filter(({ value }) => !chosen.includes(value));
  return (
    <div className={styles.values}>
      <ComboBox
        key={chosen.length}
        label={label}
        options={left.map(({ value, title }) => ({ id: value, label: title }))}
        value={undefined}
        error={error}
        onChange={(value) => value !== undefined && onChange([...chosen, value])}
      />
      <div className={styles.choices}>
        {chosen.map((value) => {
          const title = options.find((option) => option.value === value)?.title ?? value;
          return (
            <Button
              key={value}
              size="small"
              icon={<X size={12} />}
              aria-label={t("manage.logic.removeValue", { title })}
              onPress={() => onChange(chosen.filter((each) => each !== value))}
            >
              {title}
            </Button>
          );
        })}
      </div>
    </div>
  );
}
