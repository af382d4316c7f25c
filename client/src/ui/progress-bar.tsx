import { Label, ProgressBar as RacProgressBar } from "react-aria-components";
import { cx } from "./class-names.ts";
import styles from "./bar.module.css";

export interface ProgressBarProps {
  readonly label: string;
  /** From 0 to 1; undefined while the end is not known. */
  readonly share: number | undefined;
  /** Said beside the bar instead of a percentage: "1,204 of 9,000 rows". */
  readonly text?: string;
}

/** How far something is that runs and ends. For a budget use Meter. */
export function ProgressBar({ label, share, text }: ProgressBarProps) {
  return (
    <RacProgressBar
      {...(share === undefined ? { isIndeterminate: true } : { value: share * 100 })}
      {...(text === undefined ? {} : { valueLabel: text })}
      className={cx(styles.frame)}
    >
      {({ percentage, valueText, isIndeterminate }) => (
        <>
          <span className={styles.line}>
            <Label>{label}</Label>
            <span className={styles.value}>{text ?? valueText}</span>
          </span>
          <span className={styles.track}>
            <span
              className={cx(styles.fill, isIndeterminate && styles.running)}
              style={isIndeterminate ? {} : { inlineSize: `${percentage ?? 0}%` }}
            />
          </span>
        </>
      )}
    </RacProgressBar>
  );
}
