import type { NumberSettings } from "@keyhole/shared/questions/number/schema";
import { Slider, SliderThumb, SliderTrack } from "react-aria-components";
import { custom } from "../../fields/text/custom-properties.ts";
import { cx } from "../../ui/class-names.ts";
import styles from "./number-panel.module.css";
import { formatList } from "../../i18n/format.ts";

export interface NumberSliderProps {
  /** One name for each thumb. */
  readonly labels: readonly string[];
  readonly settings: NumberSettings;
  readonly values: readonly (number | null)[];
  readonly readOnly: boolean;
  readonly onChange: (values: readonly number[]) => void;
}

/** A scale with a thumb for each number and the marks of the settings; arrows, pages, Home and End move a thumb. */
export function NumberSlider({ labels, settings, values, readOnly, onChange }: NumberSliderProps) {
  const { min, max, step, integer, marks } = settings;
  if (min === null || max === null || min >= max) return null;
  const shown = values.map((value, index) => value ?? (index === 0 ? min : max));
  return (
    <Slider
      aria-label={formatList(labels)}
      minValue={min}
      maxValue={max}
      step={step ?? (integer ? 1 : (max - min) / 100)}
      value={shown}
      isDisabled={readOnly}
      onChange={(next) => onChange(next.map((value) => Number(value.toPrecision(12))))}
      data-empty={values.every((value) => value === null)}
      className={cx(styles.slider)}
    >
      <SliderTrack className={cx(styles.track)}>
        {labels.map((label, index) => (
          <SliderThumb key={label} index={index} aria-label={label} className={cx(styles.thumb)} />
        ))}
      </SliderTrack>
      {marks.length > 0 && (
        <div className={styles.marks} aria-hidden="true">
          {marks.map(({ at, title }) => (
            <span
              key={at}
              {...(at === min ? { "data-end": "first" } : at === max ? { "data-end": "last" } : {})}
              className={styles.mark}
              style={custom({ "--at": `${((at - min) / (max - min)) * 100}%` })}
            >
              {title}
            </span>
          ))}
        </div>
      )}
    </Slider>
  );
}
