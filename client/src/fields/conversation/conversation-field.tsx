import { defaultDisplay, type ConversationDisplay } from "@keyhole/shared/fields/conversation-display";
import type { ConversationValue } from "@keyhole/shared/fields/field-type";
import { useMemo } from "react";
import { useBindings } from "../../editor/use-hotkeys.ts";
import { t } from "../../i18n/t.ts";
import { setPreference, usePreference } from "../../ui/own-preferences.ts";
import { Switch } from "../../ui/switch.tsx";
import { cx } from "../../ui/class-names.ts";
import type { FieldQuestion } from "../field-question.ts";
import { LabelBar } from "../text/label-bar.tsx";
import { LinkArrows } from "../text/link-arrows.tsx";
import { linkBindings } from "../text/link-bindings.ts";
import { textBindings } from "../text/text-bindings.ts";
import { useTextSession } from "../text/use-text-session.ts";
import { CandidateTools } from "./candidate-tools.tsx";
import { CandidateView } from "./candidate-view.tsx";
import { NextTurns } from "./next-turns.tsx";
import { TurnView } from "./turn-view.tsx";
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
 * Turns so far, then the candidates, all in one scroll, so that they are read together. Markdown is rendered unless the
 * project or the person wants texts as written; texts that a question marks are always as written.
 */
export function ConversationField(props: ConversationFieldProps) {
  const { title, value, display = defaultDisplay, questions, readOnly } = props;
  const work = useTextSession(questions);
  const annotatable = !readOnly && work.questions.length > 0;
  const firstText = value.turns.find(({ text }) => text !== "")?.text ?? value.candidates[0]?.text;
  useBindings(
    useMemo(
      () =>
        annotatable
          ? [...textBindings(work.session, work.questions, firstText), ...linkBindings(work.session, work.links)]
          : none,
      [annotatable, work, firstText],
    ),
  );
  const outer = useBarSize(annotatable);
  const canRender = display.markdown && work.questions.length === 0;
  const isRaw = usePreference("rawTexts") ?? false;
  const isRendered = canRender && !isRaw;
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
      {annotatable && <LabelBar session={work.session} questions={work.questions} links={work.links} titles={titles} />}
      {canRender && (
        <div className={styles.bar}>
          <Switch isSelected={isRaw} onChange={(on) => setPreference("rawTexts", on ? true : undefined)}>
            {t("questions.conversation.raw")}
          </Switch>
        </div>
      )}
      <ol className={styles.turns}>
        {value.turns.map((turn, index) => (
          // Turns never move: the place is the identity.
          // oxlint-disable-next-line react/no-array-index-key -- see above
          <TurnView key={index} {...{ work, turn, index, annotatable, isRendered }} />
        ))}
      </ol>
      {value.candidates.length > 0 && (
        <ul
          className={styles.candidates}
          data-count={Math.min(value.candidates.length, 5)}
          data-layout={display.layout}
        >
          {value.candidates.map(({ id, text }, position) => (
            <CandidateView key={id} candidate={id} {...{ work, text, position, annotatable, isRendered }}>
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
      {work.links.length > 0 && <LinkArrows work={work} />}
      <NextTurns {...{ value, questions, readOnly }} />
    </section>
  );
}
