import { useEffect, useRef, useState, type ReactNode } from "react";
import { useAnnotations, useAnnotationStore } from "../editor/use-annotations.ts";
import { t } from "../i18n/t.ts";
import { QuestionNote } from "../questions/question-frame.tsx";
import { Badge } from "../ui/badge.tsx";
import type { Drafting } from "./drafting.ts";
import { focusQuestion } from "./focus-question.ts";
import styles from "./question-pane.module.css";
import { firstUnanswered, type ProblemsByQuestion, type ScreenQuestion, type ScreenTask } from "./screen-task.ts";

export interface QuestionPaneProps {
  readonly task: ScreenTask;
  readonly work: Drafting;
  readonly problems: ProblemsByQuestion;
  /** Raised by every refused submit. */
  readonly refusals: number;
  readonly readOnly: boolean;
}

/** Every question of the form with its panel. A new task puts the keyboard on the first question without an answer. */
export function QuestionPane({ task, work, problems, refusals, readOnly }: QuestionPaneProps): ReactNode {
  const pane = useRef<HTMLDivElement>(null);
  const { store } = work;

  useEffect(() => {
    const first = firstUnanswered(task, store.getState().answers) ?? task.questions[0];
    if (first !== undefined && pane.current !== null) focusQuestion(first, { store, pane: pane.current });
  }, [task, store]);

  useEffect(() => {
    if (refusals === 0 || pane.current === null) return;
    const wrong = task.questions.find(({ name }) => (problems[name]?.length ?? 0) > 0);
    if (wrong !== undefined) focusQuestion(wrong, { store, pane: pane.current });
    // Only a new refusal moves the keyboard.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [refusals]);

  return (
    <div ref={pane} className={styles.pane}>
      {task.questions.map((question) => (
        <QuestionPart
          key={question.name}
          question={question}
          prefilled={work.prefilled[question.name]}
          problems={problems[question.name] ?? none}
          readOnly={readOnly}
        />
      ))}
    </div>
  );
}

const none: readonly never[] = [];

interface QuestionPartProps {
  readonly question: ScreenQuestion;
  readonly prefilled: unknown;
  readonly problems: ProblemsByQuestion[string];
  readonly readOnly: boolean;
}

function QuestionPart({ question, prefilled, problems, readOnly }: QuestionPartProps): ReactNode {
  const store = useAnnotationStore();
  const { name, title, description, required, settings, editor, value, facts } = question;
  const answer = useAnnotations((state) => state.answers[name]);
  const [refused, setRefused] = useState({ problems, answer });
  if (refused.problems !== problems) setRefused({ problems, answer });
  // What was wrong is said until the answer is another one.
  const shown = refused.answer === answer ? problems : none;
  const note = (
    <>
      {description !== "" && <p className={styles.description}>{description}</p>}
      {prefilled !== undefined && answer === prefilled && (
        <p className={styles.prefilled}>
          <Badge tone="info">{t("workspace.prefilled")}</Badge> {t("workspace.prefilled.detail")}
        </p>
      )}
    </>
  );
  return (
    <div className={styles.part} data-question={name}>
      <QuestionNote value={note}>
        {/* oxlint-disable-next-line typescript/unbound-method -- components of the registry use no `this` */}
        <editor.Panel
          question={name}
          title={title}
          required={required}
          settings={settings}
          answer={answer}
          value={value}
          facts={facts}
          readOnly={readOnly}
          problems={shown}
          onChange={(next, options) => store.change(name, next, options)}
        />
      </QuestionNote>
    </div>
  );
}
