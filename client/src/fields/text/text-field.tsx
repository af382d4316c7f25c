import type { TextValue } from "@keyhole/shared/fields/field-type";
import { memo, useMemo } from "react";
import { useBindings } from "../../editor/use-hotkeys.ts";
import type { FieldQuestion } from "../field-question.ts";
import { LabelBar } from "./label-bar.tsx";
import { LinkArrows } from "./link-arrows.tsx";
import { linkBindings } from "./link-bindings.ts";
import { textBindings } from "./text-bindings.ts";
import styles from "./text-field.module.css";
import { TextPart } from "./text-part.tsx";
import { useTextSession } from "./use-text-session.ts";

export interface TextFieldProps {
  readonly title: string;
  readonly value: TextValue;
  /** The questions asked about this field. */
  readonly questions: readonly FieldQuestion[];
  readonly readOnly: boolean;
}

const whole = { kind: "text" } as const;
const none: readonly never[] = [];

/** A text field in the editor. Answers are in the AnnotationStore above; marks of all its text questions are shown. */
export const TextField = memo(function TextField({ title, value, questions, readOnly }: TextFieldProps) {
  const work = useTextSession(questions);
  const annotatable = !readOnly && work.questions.length > 0;
  useBindings(
    useMemo(
      () =>
        annotatable
          ? [...textBindings(work.session, work.questions, value.text), ...linkBindings(work.session, work.links)]
          : none,
      [annotatable, work, value.text],
    ),
  );
  const titles = useMemo(() => Object.fromEntries(questions.map(({ name, title: text }) => [name, text])), [questions]);
  return (
    // Text that only is read must take the focus itself, so that keys can scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <section aria-label={title} className={styles.field} {...(annotatable ? {} : { tabIndex: 0 })}>
      {annotatable && <LabelBar session={work.session} questions={work.questions} links={work.links} titles={titles} />}
      <div className={styles.page} data-linked={work.links.length > 0 ? "" : undefined}>
        <TextPart
          session={work.session}
          part={whole}
          text={value.text}
          label={title}
          annotatable={annotatable}
          marked={work.questions.length > 0}
          linked={work.links.length > 0}
        />
        {work.links.length > 0 && <LinkArrows work={work} />}
      </div>
    </section>
  );
});
