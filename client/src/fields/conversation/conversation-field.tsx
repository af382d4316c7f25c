import { defaultDisplay, type ConversationDisplay } from "@keyhole/shared/fields/conversation-display";
import type { ConversationValue } from "@keyhole/shared/fields/field-type";
import { useMemo, type ReactNode } from "react";
import { useBindings } from "../../editor/use-hotkeys.ts";
import { t } from "../../i18n/t.ts";
import { cx } from "../../ui/class-names.ts";
import type { FieldQuestion } from "../field-question.ts";
import { LabelBar } from "../text/label-bar.tsx";
import { textBindings } from "../text/text-bindings.ts";
import { TextPart } from "../text/text-part.tsx";
import { useTextSession, type TextWork } from "../text/use-text-session.ts";
import { CandidateTools } from "./candidate-tools.tsx";
import { candidateName, roleName } from "./names.ts";
import { useBarSize } from "./use-bar-size.ts";
import styles from "./conversation-field.module.css";

export interface ConversationFieldProps {
  /** The field's name in the form. */
  readonly name: string;
  readonly title: string;
  /** Candidates stand in the order to be shown in. */
  readonly value: ConversationValue;
  readonly display?: ConversationDisplay | undefined;
  readonly questions: readonly FieldQuestion[];
  readonly readOnly: boolean;
}

const none: readonly never[] = [];

/**
 * Turns so far, then the candidates side by side (one under the other where there is little room), all in one scroll, so
 * that they are read together. Texts are shown raw, as given.
 */
export function ConversationField(props: ConversationFieldProps) {
  const { title, value, display = defaultDisplay, questions, readOnly } = props;
  const work = useTextSession(questions);
  const annotatable = !readOnly && work.questions.length > 0;
  useBindings(
    useMemo(
      () => (annotatable ? textBindings(work.session, work.questions) : none),
      [annotatable, work.session, work.questions],
    ),
  );
  const outer = useBarSize(annotatable);
  const titles = useMemo(() => Object.fromEntries(questions.map(({ name, title: text }) => [name, text])), [questions]);
  return (
    // Text that only is read must take the focus itself, so that keys can scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <section
      ref={outer}
      aria-label={title}
      className={cx(styles.field, annotatable && styles.withBar)}
      {...(annotatable ? {} : { tabIndex: 0 })}
    >
      {annotatable && <LabelBar session={work.session} questions={work.questions} titles={titles} />}
      <ol className={styles.turns}>
        {value.turns.map((turn, index) => (
          // Turns never move: the place is the identity.
          // oxlint-disable-next-line react/no-array-index-key -- see above
          <TurnView key={index} work={work} turn={turn} index={index} annotatable={annotatable} />
        ))}
      </ol>
      {value.candidates.length > 0 && (
        <ul
          className={styles.candidates}
          data-count={Math.min(value.candidates.length, 5)}
          data-layout={display.layout}
        >
          {value.candidates.map(({ id, text }, position) => (
            <CandidateView
              key={id}
              work={work}
              candidate={id}
              text={text}
              position={position}
              annotatable={annotatable}
            >
              <CandidateTools
                candidate={id}
                position={position}
                value={value}
                questions={questions}
                readOnly={readOnly}
              />
            </CandidateView>
          ))}
        </ul>
      )}
    </section>
  );
}

interface TurnViewProps {
  readonly work: TextWork;
  readonly turn: ConversationValue["turns"][number];
  readonly index: number;
  readonly annotatable: boolean;
}

function TurnView({ work, turn: { role, text }, index, annotatable }: TurnViewProps) {
  const part = useMemo(() => ({ kind: "turn", index }) as const, [index]);
  const label = t("questions.conversation.turn", { position: index + 1, role: roleName(role) });
  return (
    <li className={cx(styles.turn, styles[role])}>
      <h3 className={styles.role}>{roleName(role)}</h3>
      <div className={styles.text}>
        <TextPart
          session={work.session}
          part={part}
          text={text}
          label={label}
          annotatable={annotatable}
          marked={work.questions.length > 0}
        />
      </div>
    </li>
  );
}

interface CandidateViewProps {
  readonly work: TextWork;
  readonly candidate: string;
  readonly text: string;
  readonly position: number;
  readonly annotatable: boolean;
  /** What questions offer at its head. */
  readonly children: ReactNode;
}

function CandidateView({ work, candidate, text, position, annotatable, children }: CandidateViewProps) {
  const part = useMemo(() => ({ kind: "candidate", id: candidate }) as const, [candidate]);
  const name = candidateName(position);
  return (
    <li className={styles.candidate} data-candidate={candidate}>
      <header className={styles.head}>
        <h3>{name}</h3>
        {children}
      </header>
      <div className={styles.text}>
        <TextPart
          session={work.session}
          part={part}
          text={text}
          label={name}
          annotatable={annotatable}
          marked={work.questions.length > 0}
        />
      </div>
    </li>
  );
}
