import type { ConversationValue } from "@keyhole/shared/fields/field-type";
import { useAnnotations, useAnnotationStore } from "../../editor/use-annotations.ts";
import { cx } from "../../ui/class-names.ts";
import type { FieldQuestion } from "../field-question.ts";
import styles from "./conversation-field.module.css";
import { roleName } from "./names.ts";

export interface NextTurnsProps {
  readonly value: ConversationValue;
  readonly questions: readonly FieldQuestion[];
  readonly readOnly: boolean;
}

/** Questions whose answer is the next turn, where it will stand: under the conversation. */
export function NextTurns({ questions, value, readOnly }: NextTurnsProps) {
  const wanted = questions.filter(({ editor, settings }) => editor.NextTurn?.isWanted(settings) === true);
  if (wanted.length === 0) return null;
  return (
    <ol className={styles.turns} start={value.turns.length + 1}>
      {wanted.map((question) => (
        <li key={question.name} className={cx(styles.turn, styles.next)}>
          <h3 className={styles.role}>{roleName("assistant")}</h3>
          <OneTurn {...{ question, value, readOnly }} />
        </li>
      ))}
    </ol>
  );
}

type OneTurnProps = Omit<NextTurnsProps, "questions"> & { readonly question: FieldQuestion };

function OneTurn({ question: { name, title, settings, editor }, value, readOnly }: OneTurnProps) {
  const store = useAnnotationStore();
  const answer = useAnnotations(({ answers }) => answers[name]);
  const { NextTurn } = editor;
  if (NextTurn === undefined) return null;
  return (
    // oxlint-disable-next-line typescript/unbound-method -- a component: React calls it without a receiver
    <NextTurn.View
      {...{ title, settings, answer, value, readOnly }}
      question={name}
      onChange={(next, options) => store.change(name, next, options)}
    />
  );
}
