import { useEffect, useMemo, useRef, type ReactNode } from "react";
import { t } from "../i18n/t.ts";
import { AskedQuestionPanels, leadsParts } from "../questions/asked-question.tsx";
import { useBindings } from "../editor/use-hotkeys.ts";
import { useAsks, useAsksByQuestion } from "../questions/use-asks.ts";
import { Badge } from "../ui/badge.tsx";
import type { Drafting } from "./drafting.ts";
import { focusQuestion } from "./focus-question.ts";
import styles from "./question-pane.module.css";
import { firstUnanswered, type ProblemsByQuestion, type ScreenTask } from "./screen-task.ts";

export interface QuestionPaneProps {
  readonly task: ScreenTask;
  readonly work: Drafting;
  /** By key of the answer. */
  readonly problems: ProblemsByQuestion;
  /** Raised by every refused submit. */
  readonly refusals: number;
  readonly readOnly: boolean;
}

/** Every question that is asked, with its panel. A new task puts the keyboard on the first one without an answer. */
export function QuestionPane({ task, work, problems, refusals, readOnly }: QuestionPaneProps): ReactNode {
  const pane = useRef<HTMLDivElement>(null);
  const { store } = work;
  const asks = useAsks(task.form, task.facts);

  useEffect(() => {
    const first = firstUnanswered(task, store.getState().answers) ?? asks[0];
    if (first !== undefined && pane.current !== null) focusQuestion(first, { task, store, pane: pane.current });
    // Only a new task moves the keyboard, not what is asked in its course.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [task, store]);

  useEffect(() => {
    if (refusals === 0 || pane.current === null) return;
    const wrong = asks.find(({ key }) => (problems[key]?.length ?? 0) > 0);
    if (wrong !== undefined) focusQuestion(wrong, { task, store, pane: pane.current });
    // Only a new refusal moves the keyboard.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [refusals]);

  const byQuestion = useAsksByQuestion(task.form, task.facts);
  const asked = useMemo(() => task.questions.filter(({ name }) => byQuestion.has(name)), [task, byQuestion]);
  useBindings(
    useMemo(
      () =>
        readOnly
          ? []
          : asked.flatMap(({ editor, name, settings, facts, each }) =>
              // Keys of a question about parts are bound by its panel, to the part that is selected.
              each === undefined ? editor.bindings({ question: name, settings, facts, store }) : [],
            ),
      [readOnly, asked, store],
    ),
  );
  const note = (key: string, answer: unknown): ReactNode =>
    work.prefilled[key] !== undefined &&
    answer === work.prefilled[key] && (
      <p className={styles.prefilled}>
        <Badge tone="info">{t("workspace.prefilled")}</Badge> {t("workspace.prefilled.detail")}
      </p>
    );
  return (
    <div ref={pane} className={styles.pane}>
      {asked.map((question) => (
        <div className={styles.part} key={question.name}>
          <AskedQuestionPanels
            question={question}
            asks={byQuestion.get(question.name) ?? []}
            problems={problems}
            isLeading={leadsParts(asked, question)}
            readOnly={readOnly}
            note={note}
          />
        </div>
      ))}
    </div>
  );
}
