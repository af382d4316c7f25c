import { X } from "lucide-react";
import type { KeyboardEvent } from "react";
import { Radio, RadioGroup } from "react-aria-components";
import { t } from "../../i18n/t.ts";
import { cx } from "../../ui/class-names.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import type { Points } from "./rating-rules.ts";
import styles from "./rating.module.css";

export interface ScaleButtonsProps {
  readonly name: string;
  readonly points: readonly number[];
  readonly anchors: Readonly<Record<string, string>>;
  /** One point a line, with what it means. */
  readonly isTall: boolean;
  /** "Not applicable" is offered. */
  readonly notApplicable: boolean;
  readonly value: Points | null;
  readonly readOnly: boolean;
  readonly onChange: (value: Points | null) => void;
}

const none = "not-applicable";

/** Longer scales than this are a number to type; buttons for each point would not fit a panel. */
const mostButtons = 11;

/**
 * One scale as a row of buttons, or a line for each point. Digits set a point directly while it has the focus, "-" says
 * that it is not applicable, Delete clears.
 */
export function ScaleButtons(props: ScaleButtonsProps) {
  const { name, points, anchors, isTall, notApplicable, value, readOnly, onChange } = props;
  if (points.length > mostButtons) {
    const [min, second] = points;
    const max = points.at(-1);
    const number = (
      <NumberField
        label={name}
        isReadOnly={readOnly}
        value={typeof value === "number" ? value : Number.NaN}
        {...(min === undefined ? {} : { minValue: min })}
        {...(max === undefined ? {} : { maxValue: max })}
        {...(min === undefined || second === undefined ? {} : { step: second - min })}
        onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      />
    );
    if (!notApplicable) return number;
    return (
      <div className={styles.long}>
        {number}
        <Checkbox
          isSelected={value === none}
          isReadOnly={readOnly}
          onChange={(isNone) => onChange(isNone ? none : null)}
        >
          {t("questions.rating.notApplicable")}
        </Checkbox>
      </div>
    );
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (readOnly || event.ctrlKey || event.metaKey || event.altKey) return;
    const isNone = notApplicable && event.key === "-" && !points.some((each) => each < 0);
    const point = isNone ? none : points.find((each) => String(each) === event.key);
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
        orientation={isTall ? "vertical" : "horizontal"}
        value={value === null ? null : String(value)}
        isReadOnly={readOnly}
        onChange={(next) => onChange(next === none ? none : Number(next))}
        className={cx(styles.points, isTall && styles.tall)}
      >
        {points.map((point) => (
          <Radio key={point} value={String(point)} aria-label={anchorName(point, anchors)} className={cx(styles.point)}>
            <span className={styles.number}>{point}</span>
            {isTall && <span className={styles.meaning}>{anchors[String(point)] ?? ""}</span>}
          </Radio>
        ))}
        {notApplicable && (
          <Radio
            value={none}
            aria-label={t("questions.rating.notApplicable")}
            className={cx(styles.point, styles.notApplicable)}
          >
            {isTall && <span className={styles.number}>–</span>}
            <span className={styles.meaning}>
              {isTall ? t("questions.rating.notApplicable") : t("questions.rating.notApplicableShort")}
            </span>
          </Radio>
        )}
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
