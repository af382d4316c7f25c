import type { CSSProperties, ReactNode } from "react";
import { Button as RacButton } from "react-aria-components";
import type { LinePattern } from "@keyhole/shared/questions/label";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import type { ReviewComment } from "../api-types.ts";
import { textOfNotice } from "../editor/notice.ts";
import { useAnnotationStore, useAnnotations } from "../editor/use-annotations.ts";
import { formatShare } from "../i18n/format.ts";
import { t } from "../i18n/t.ts";
import { Badge } from "../ui/badge.tsx";
import { Changes } from "../ui/changes.tsx";
import { cx } from "../ui/class-names.ts";
import { Kbd } from "../ui/kbd.tsx";
import {
  colourOf,
  patternOf,
  type ComparedAnswer,
  type ComparedQuestion,
  type Comparison,
  type Difference,
} from "./comparison.ts";
import styles from "./review.module.css";

export interface ComparePaneProps {
  readonly comparison: Comparison;
  readonly isBlind: boolean;
  readonly threshold: number;
  readonly comments: readonly ReviewComment[];
  /** Index of the answer shown alone; null for all together. */
  readonly chosen: number | null;
  /** Wider than high: who answered stands beside what was said. */
  readonly isWide?: boolean;
  onChoose(this: void, index: number | null): void;
}

/** Most regions listed of one kind; the picture shows them all. */
const mostListed = 40;

/** The answers side by side: who said what, where they agree, what only one of them marked. */
export function ComparePane(props: ComparePaneProps): ReactNode {
  const { comparison, isBlind, threshold, comments, chosen, isWide = false, onChoose } = props;
  const { answers, questions } = comparison;
  return (
    <div className={cx(styles.pane, isWide && styles.wide)}>
      <section className={styles.part} aria-label={t("review.answers")}>
        <div className={styles.choices}>
          {answers.length > 1 && (
            <Choice isOn={chosen === null} caption="0" onPress={() => onChoose(null)}>
              {t("review.all")}
            </Choice>
          )}
          {answers.map((answer, index) => (
            <Choice
              key={answer.annotationId}
              isOn={chosen === index || answers.length === 1}
              caption={String(index + 1)}
              colour={colourOf(index)}
              pattern={patternOf(index)}
              onPress={() => onChoose(index)}
            >
              {answer.name === null
                ? t("review.letter", { letter: answer.letter })
                : t("review.letterOf", { letter: answer.letter, name: answer.name })}
              {answer.version > 1 && <Badge tone="info">{t("review.version", { count: answer.version - 1 })}</Badge>}
            </Choice>
          ))}
        </div>
        {isBlind && <p className={styles.muted}>{t("review.blind")}</p>}
      </section>
      {questions.map((compared) => (
        <Question key={compared.question.name} compared={compared} answers={answers} threshold={threshold} />
      ))}
      {comments.length > 0 && (
        <section className={styles.part}>
          <h3>{t("review.comments")}</h3>
          <ul className={styles.comments}>
            {comments.map(({ text, created, annotationId }) => (
              <li key={`${annotationId}${String(created)}${text}`}>{text}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly isOn: boolean;
  readonly caption: string;
  readonly colour?: string;
  readonly pattern?: LinePattern;
  readonly children: ReactNode;
  onPress(this: void): void;
}

function Choice({ isOn, caption, colour, pattern, children, onPress }: ChoiceProps): ReactNode {
  return (
    <RacButton className={cx(styles.choice, isOn && styles.on)} aria-pressed={isOn} onPress={onPress}>
      {colour !== undefined && <Swatch colour={colour} pattern={pattern} />}
      <span className={styles.choiceName}>{children}</span>
      <Kbd keys={caption} />
    </RacButton>
  );
}

interface SwatchProps {
  readonly colour: string;
  readonly pattern?: LinePattern | undefined;
}

/** How somebody's lines look: a short line in their colour and pattern. */
export function Swatch({ colour, pattern }: SwatchProps): ReactNode {
  // A custom property is no member of CSSProperties by type.
  return (
    <span
      className={styles.swatch}
      data-pattern={pattern}
      style={{ "--colour": colour } as CSSProperties}
      aria-hidden="true"
    />
  );
}

interface QuestionProps {
  readonly compared: ComparedQuestion;
  readonly answers: readonly ComparedAnswer[];
  readonly threshold: number;
}

function Question({ compared, answers, threshold }: QuestionProps): ReactNode {
  const { question, agreement, parts, differences } = compared;
  const isBelow = agreement !== null && agreement < threshold;
  return (
    <section className={styles.part} aria-label={question.title}>
      <header className={styles.head}>
        <h3>
          <bdi>{question.title}</bdi>
        </h3>
        {agreement === null ? (
          <span className={styles.muted}>{t("review.agreement.none")}</span>
        ) : (
          <Badge tone={isBelow ? "warning" : "success"}>
            {t("review.agreement", { percent: formatShare(agreement) })}
            {isBelow && ` · ${t("review.agreement.below", { percent: formatShare(threshold) })}`}
          </Badge>
        )}
      </header>
      {parts.map((part, at) => (
        // Parts of one task stay in their order.
        // oxlint-disable-next-line react/no-array-index-key -- see above
        <div key={at}>
          {part.title !== undefined && <p className={styles.kind}>{part.title}</p>}
          <dl className={styles.said}>
            {answers.map((answer, index) => (
              <Said
                key={answer.annotationId}
                question={compared.question}
                given={part.answers[index]}
                first={part.answers[0]}
                firstLetter={answers[0]?.letter ?? ""}
                letter={answer.letter}
                index={index}
              />
            ))}
          </dl>
        </div>
      ))}
      {answers.length > 1 &&
        differences.map((each) => <Regions key={each.letters.join()} question={question.name} of={each} />)}
    </section>
  );
}

function Said({
  question,
  given,
  first,
  firstLetter,
  letter,
  index,
}: {
  readonly question: ComparedQuestion["question"];
  readonly given: unknown;
  /** What the first of them said: texts show what differs from it. */
  readonly first: unknown;
  readonly firstLetter: string;
  readonly letter: string;
  readonly index: number;
}): ReactNode {
  const { editor, settings, facts, type } = question;
  const isEmpty = given === undefined || anyQuestionType(type).isEmpty(given);
  return (
    <div className={styles.saidRow}>
      <dt>
        <Swatch colour={colourOf(index)} pattern={patternOf(index)} /> {letter}
      </dt>
      <dd className={cx(isEmpty && styles.muted)}>
        {isEmpty ? (
          t("review.noAnswer")
        ) : editor.wholeText === undefined ? (
          textOfNotice(editor.summary(given, settings, facts))
        ) : index === 0 || first === undefined ? (
          <span dir="auto" className={styles.text}>
            {editor.wholeText(given)}
          </span>
        ) : (
          <Changes
            label={t("disagreements.changes", { one: firstLetter, other: letter })}
            before={editor.wholeText(first)}
            after={editor.wholeText(given)}
          />
        )}
      </dd>
    </div>
  );
}

const titleOf = ({ isAgreed, letters }: Difference): string => {
  if (isAgreed) return t("review.agreed");
  const said = letters.join(", ");
  return t(letters.length === 1 ? "review.only" : "review.some", { letters: said });
};

function Regions({ question, of }: { readonly question: string; readonly of: Difference }): ReactNode {
  const store = useAnnotationStore();
  const selection = useAnnotations((state) => state.selection);
  const selected = new Set(selection.map(({ region }) => region));
  const total = of.regions.length;
  return (
    <div className={styles.difference}>
      <p className={styles.kind}>
        <Swatch colour={of.colour} pattern={of.pattern} /> {titleOf(of)}
        <span className={styles.muted}>{t("review.regions", { count: total })}</span>
      </p>
      {!of.isAgreed && (
        <ul className={styles.regions}>
          {of.regions.slice(0, mostListed).map(({ id, label }, index) => (
            <li key={id}>
              <RacButton
                className={cx(styles.region, selected.has(id) && styles.on)}
                aria-pressed={selected.has(id)}
                aria-label={t("review.region", { label, number: index + 1, total })}
                onPress={() => store.select({ question, region: id })}
              >
                {label}
              </RacButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
