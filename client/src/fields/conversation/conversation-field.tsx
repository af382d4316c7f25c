import type { ConversationValue } from "@keyhole/shared/fields/field-type";
import { useMemo } from "react";
import { useBindings } from "../../editor/use-hotkeys.ts";
import { t } from "../../i18n/t.ts";
import { cx } from "../../ui/class-names.ts";
import type { FieldQuestion } from "../field-question.ts";
import { LabelBar } from "../text/label-bar.tsx";
import { textBindings } from "../text/text-bindings.ts";
import { TextPart } from "../text/text-part.tsx";
import { useTextSession } from "../text/use-text-session.ts";
import { CandidateTools } from "./candidate-tools.tsx";
import { candidateName, roleName } from "./names.ts";
import styles from "./conversation-field.module.css";

export interface ConversationFieldProps {
  readonly title: string;
  readonly value: ConversationValue;
  readonly questions: readonly FieldQuestion[];
  readonly readOnly: boolean;
}

const none: readonly never[] = [];

/**
 * Turns so far, then the candidates side by side (one under the other where there is little room), all in one scroll, so
 * that they are read together. Texts are shown raw, as given.
 */
export function ConversationField({ title, value, questions, readOnly }: ConversationFieldProps) {
  const work = useTextSession(questions, value);
  const annotatable = !readOnly && work.questions.length > 0;
  useBindings(
    useMemo(
      () => (annotatable ? textBindings(work.session, work.questions) : none),
      [annotatable, work.session, work.questions],
    ),
  );
  const titles = useMemo(() => Object.fromEntries(questions.map(({ name, title: text }) => [name, text])), [questions]);
  return (
    <section aria-label={title} className={styles.field}>
      {annotatable && <LabelBar session={work.session} questions={work.questions} titles={titles} />}
      <ol className={styles.turns}>
        {value.turns.map(({ role, text }, index) => (
          // Turns never move: the place is the identity.
          <li key={index} className={cx(styles.turn, styles[role])}>
            <h3 className={styles.role}>{roleName(role)}</h3>
            <div className={styles.text}>
              <TextPart
                session={work.session}
                part={{ kind: "turn", index }}
                text={text}
                label={t("questions.conversation.turn", { position: index + 1, role: roleName(role) })}
                annotatable={annotatable}
              />
            </div>
          </li>
        ))}
      </ol>
      {value.candidates.length > 0 && (
        <ul className={styles.candidates}>
          {value.candidates.map(({ id, text }, index) => (
            <li key={id} className={styles.candidate} data-candidate={id}>
              <header className={styles.head}>
                <h3 className={styles.name}>{candidateName(index)}</h3>
                <CandidateTools
                  candidate={id}
                  position={index}
                  value={value}
                  questions={questions}
                  readOnly={readOnly}
                />
              </header>
              <div className={styles.text}>
                <TextPart
                  session={work.session}
                  part={{ kind: "candidate", id }}
                  text={text}
                  label={candidateName(index)}
                  annotatable={annotatable}
                />
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
