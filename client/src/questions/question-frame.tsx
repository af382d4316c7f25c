import type { Problem } from "@keyhole/shared/errors";
import { createContext, useContext, useId, type ReactNode } from "react";
import { t, tProblem } from "../i18n/t.ts";
import styles from "./question-frame.module.css";

export interface QuestionFrameProps {
  readonly title: string;
  readonly required: boolean;
  readonly problems: readonly Problem[];
  /** What applies to the answer as a whole, such as "Choose 1 to 3". */
  readonly hint?: string | undefined;
  readonly children: ReactNode;
}

/** What a screen says under the title of the question it shows: its description, that it was filled in before. */
export const QuestionNote = createContext<ReactNode>(null);

/** The frame of every question's panel: its title, whether it is required, and what is wrong with the answer. */
export function QuestionFrame({ title, required, problems, hint, children }: QuestionFrameProps) {
  const id = useId();
  const note = useContext(QuestionNote);
  return (
    <section aria-labelledby={id} className={styles.frame}>
      <header className={styles.head}>
        <h3 id={id}>
          <bdi>{title}</bdi>
        </h3>
        {required && <span className={styles.required}>{t("questions.required")}</span>}
        {hint !== undefined && <span className={styles.hint}>{hint}</span>}
      </header>
      {note}
      {children}
      {problems.length > 0 && (
        <div role="alert">
          <ul className={styles.problems}>
            {Array.from(new Set(problems.map(tProblem)), (text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
