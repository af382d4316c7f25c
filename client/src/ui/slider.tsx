import { Label, Slider as RacSlider, SliderOutput, SliderThumb, SliderTrack } from "react-aria-components";
import { cx } from "./class-names.ts";
import styles from "./slider.module.css";

export interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly format?: Intl.NumberFormatOptions;
  readonly onChange: (value: number) => void;
}

/** A number on a scale: dragged, or by arrow keys, pages, Home and End. Its value stands beside its name. */
export function Slider({ label, value, least, most, step, format, onChange }: SliderProps) {
  return (
    <RacSlider
      value={value}
      minValue={least}
      maxValue={most}
      step={step}
      {...(format === undefined ? {} : { formatOptions: format })}
      // A step such as 0.05 is not exact in binary.
      onChange={(next) => onChange(Number(next.toPrecision(12)))}
      className={cx(styles.slider)}
    >
      <Label className={cx(styles.label)}>{label}</Label>
      <SliderOutput className={cx(styles.output)} />
      <SliderTrack className={cx(styles.track)}>
        <SliderThumb className={cx(styles.thumb)} />
      </SliderTrack>
    </RacSlider>
  );
}
