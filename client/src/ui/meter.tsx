import { Label, Meter as RacMeter } from "react-aria-components";
import styles from "./bar.module.css";
import { cx } from "./class-names.ts";

export interface MeterProps {
  readonly label: string;
  readonly value: number;
  readonly limit: number;
  /** The value in words: "3.1 of 5 GB". */
  readonly text: string;
}

/** Share of a limit from which the bar warns. */
const warnFrom = 0.9;

/** How much of a limit is used. */
export function Meter({ label, value, limit, text }: MeterProps) {
  return (
    <RacMeter value={value} maxValue={limit} valueLabel={text} className={cx(styles.frame)}>
      {({ percentage }) => (
        <>
          <span className={styles.line}>
            <Label>{label}</Label>
            <span className={styles.value}>{text}</span>
          </span>
          <span className={styles.track}>
            <span
              className={cx(styles.fill, value >= limit ? styles.full : value >= limit * warnFrom && styles.near)}
              style={{ inlineSize: `${percentage}%` }}
            />
          </span>
        </>
      )}
    </RacMeter>
  );
}
