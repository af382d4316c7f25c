import { type ReactNode, useId } from "react";
import styles from "./settings-section.module.css";

export interface SettingsSectionProps {
  readonly title: string;
  readonly detail: string;
  readonly children: ReactNode;
}

/** A group of settings: what it is about on one side, its controls on the other. */
export function SettingsSection({ title, detail, children }: SettingsSectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header>
        <h2 id={id} className={styles.heading}>
          {title}
        </h2>
        <p className={styles.detail}>{detail}</p>
      </header>
      <div className={styles.controls}>{children}</div>
    </section>
  );
}
