import { X } from "lucide-react";
import type { KeyboardEvent } from "react";
import { Radio, RadioGroup } from "react-aria-components";
import { t } from "../../i18n/t.ts";
import { cx } from "../../ui/class-names.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import styles from "./rating.module.css";

export interface ScaleButtonsProps {
  readonly name: string;
  readonly points: readonly number[];
  readonly anchors: Readonly<Record<string, string>>;
  readonly value: number | null;
  readonly readOnly: boolean;
  readonly onChange: (value: number | null) => void;
}

/** Longer scales than this are a number to type; buttons for each point would not fit a panel. */
const mostButtons = 11;

/** One scale as a row of buttons. Digits set a point directly while it has the focus; Delete clears. */
export function ScaleButtons({ name, points, anchors, value, readOnly, onChange }: ScaleButtonsProps) {
  if (points.length > mostButtons) {
    const [min, second] = points;
    const max = points.at(-1);
    return (
      <NumberField
        label={name}
        isReadOnly={readOnly}
        value={value ?? Number.NaN}
        {...(min === undefined ? {} : { minValue: min })}
        {...(max === undefined ? {} : { maxValue: max })}
        {...(min === undefined || second === undefined ? {} : { step: second - min })}
        onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      />
    );
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (readOnly || event.ctrlKey || event.metaKey || event.altKey) return;
    const point = points.find((each) => String(each) === event.key);
    const clears = event.key === "Delete" || event.key === "Backspace";
    if (point === undefined && !clears) return;
    event.preventDefault();
    onChange(clears ? null : (point ?? null));
  };
  return (
    // The radios inside have the focus; this hears their keys on the way up.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.scale} onKeyDown={onKeyDown}>
      <RadioGroup
        aria-label={name}
        orientation="horizontal"
        value={value === null ? null : String(value)}
        isReadOnly={readOnly}
        onChange={(next) => onChange(Number(next))}
        className={cx(styles.points)}
      >
        {points.map((point) => (
          <Radio key={point} value={String(point)} aria-label={anchorName(point, anchors)} className={cx(styles.point)}>
            {point}
          </Radio>
        ))}
      </RadioGroup>
      {!readOnly && (
        <span className={cx(styles.clear, value === null && styles.hidden)}>
          <IconButton
            size="small"
            label={t("questions.rating.clear", { name })}
            icon={<X />}
            isDisabled={value === null}
            onPress={() => onChange(null)}
          />
        </span>
      )}
    </div>
  );
}

function anchorName(point: number, anchors: Readonly<Record<string, string>>): string {
  const meaning = anchors[String(point)];
  return meaning === undefined ? String(point) : t("questions.rating.anchor", { point: String(point), meaning });
}
