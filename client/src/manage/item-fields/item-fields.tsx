import type { FieldFacts, FieldValue } from "@keyhole/shared/fields/field-type";
import type { Question } from "@keyhole/shared/form";
import { type ReactNode, useMemo } from "react";
import { useAnnotations, useAnnotationStore } from "../../editor/use-annotations.ts";
import { useBindings } from "../../editor/use-hotkeys.ts";
import { ConversationField } from "../../fields/conversation/conversation-field.tsx";
import type { FieldQuestion } from "../../fields/field-question.ts";
import { ImageField } from "../../fields/image/image-field.tsx";
import { TextField } from "../../fields/text/text-field.tsx";
import { t } from "../../i18n/t.ts";
import { questionEditors } from "../../questions/registry.ts";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./item-fields.module.css";

export interface ShownField {
  readonly name: string;
  readonly title: string;
  readonly value: FieldValue;
  readonly facts: FieldFacts;
  /** A `blob:` address for an image field; null while it is on its way. */
  readonly picture: string | null;
}

export interface ItemFieldsProps {
  readonly fields: readonly ShownField[];
  /** Questions whose settings are read and whose field is of a kind they ask about. Pass a memoised list. */
  readonly questions: readonly Question[];
  readonly readOnly: boolean;
  /** Wraps what a field shows, such as with the mark of its view. */
  readonly frame?: (field: ShownField, shown: ReactNode) => ReactNode;
}

/** Each field with its questions under it: the real editors, over the AnnotationStore above. */
export function ItemFields({ fields, questions, readOnly, frame }: ItemFieldsProps) {
  return fields.map((field) => (
    <FieldBlock key={field.name} field={field} all={questions} readOnly={readOnly} frame={frame} />
  ));
}

interface FieldBlockProps {
  readonly field: ShownField;
  readonly all: readonly Question[];
  readonly readOnly: boolean;
  readonly frame: ItemFieldsProps["frame"];
}

function FieldBlock({ field, all, readOnly, frame }: FieldBlockProps) {
  const store = useAnnotationStore();
  const questions = useMemo(() => all.filter((question) => question.field === field.name), [all, field.name]);
  const asked = useMemo(
    () =>
      questions.map(({ name, title, settings, type }): FieldQuestion => ({
        name,
        title,
        settings,
        editor: questionEditors[type],
      })),
    [questions],
  );
  const { facts } = field;
  useBindings(
    useMemo(
      () =>
        readOnly
          ? []
          : asked.flatMap(({ name, settings, editor }) => editor.bindings({ question: name, settings, facts, store })),
      [readOnly, asked, facts, store],
    ),
  );
  const shown = <FieldView field={field} questions={asked} readOnly={readOnly} />;
  return (
    <div className={styles.block}>
      <VisuallyHidden>
        <h2>{field.title}</h2>
      </VisuallyHidden>
      {frame === undefined ? shown : frame(field, shown)}
      {questions.length > 0 && (
        <div className={styles.panels}>
          {questions.map((question) => (
            <QuestionPanel key={question.name} question={question} field={field} readOnly={readOnly} />
          ))}
        </div>
      )}
    </div>
  );
}

interface FieldViewProps {
  readonly field: ShownField;
  readonly questions: readonly FieldQuestion[];
  readonly readOnly: boolean;
}

function FieldView({ field: { title, value, picture }, questions, readOnly }: FieldViewProps) {
  switch (value.kind) {
    case "image": {
      const { width, height } = value;
      if (picture === null) return <p className={styles.waiting}>{t("common.loading")}</p>;
      return (
        <div className={styles.picture}>
          <ImageField {...{ title, width, height, questions, readOnly }} src={picture} />
        </div>
      );
    }
    case "text":
      return (
        <div className={styles.text}>
          <TextField {...{ title, value, questions, readOnly }} />
        </div>
      );
    case "conversation":
      return (
        <div className={styles.text}>
          <ConversationField {...{ title, value, questions, readOnly }} />
        </div>
      );
  }
}

interface QuestionPanelProps {
  readonly question: Question;
  readonly field: ShownField;
  readonly readOnly: boolean;
}

function QuestionPanel({ question, field, readOnly }: QuestionPanelProps) {
  const store = useAnnotationStore();
  const { name, title, description, required, settings, type } = question;
  const answer = useAnnotations((state) => state.answers[name]);
  const editor = questionEditors[type];
  return (
    <div className={styles.panel}>
      {/* oxlint-disable-next-line typescript/unbound-method -- components of the registry use no `this` */}
      <editor.Panel
        question={name}
        title={title}
        required={required}
        settings={settings}
        answer={answer}
        value={field.value}
        facts={field.facts}
        readOnly={readOnly}
        problems={[]}
        onChange={(changed, options) => store.change(name, changed, options)}
      />
      {description !== "" && <p className={styles.description}>{description}</p>}
    </div>
  );
}
