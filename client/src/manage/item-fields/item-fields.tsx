import type { Ask } from "@keyhole/shared/asks";
import type { ConversationDisplay } from "@keyhole/shared/fields/conversation-display";
import type { FieldFacts, FieldValue } from "@keyhole/shared/fields/field-type";
import type { Question } from "@keyhole/shared/form";
import { type ReactNode, useMemo } from "react";
import { useAnnotationStore } from "../../editor/use-annotations.ts";
import { useBindings } from "../../editor/use-hotkeys.ts";
import { ConversationField } from "../../fields/conversation/conversation-field.tsx";
import type { FieldQuestion } from "../../fields/field-question.ts";
import { ImageField } from "../../fields/image/image-field.tsx";
import { TextField } from "../../fields/text/text-field.tsx";
import { t } from "../../i18n/t.ts";
import { AskedQuestionPanels, leadsParts, type AskedQuestion } from "../../questions/asked-question.tsx";
import { useAsksByQuestion } from "../../questions/use-asks.ts";
import { seenSettings, useSafeColours } from "../../questions/safe-colours.ts";
import { questionEditors } from "../../questions/registry.ts";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./item-fields.module.css";

export interface ShownField {
  readonly name: string;
  readonly title: string;
  readonly value: FieldValue;
  readonly facts: FieldFacts;
  /** Required, so that whoever makes one does not forget what the form says. */
  readonly display: ConversationDisplay | undefined;
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
  const form = useMemo(() => ({ questions: Array.from(questions) }), [questions]);
  const facts = useMemo(() => Object.fromEntries(fields.map((field) => [field.name, field.facts])), [fields]);
  const asks = useAsksByQuestion(form, facts);
  return fields.map((field) => (
    <FieldBlock key={field.name} field={field} all={questions} asks={asks} readOnly={readOnly} frame={frame} />
  ));
}

interface FieldBlockProps {
  readonly field: ShownField;
  readonly all: readonly Question[];
  readonly asks: ReadonlyMap<string, readonly Ask[]>;
  readonly readOnly: boolean;
  readonly frame: ItemFieldsProps["frame"];
}

function FieldBlock({ field, all, asks, readOnly, frame }: FieldBlockProps) {
  const store = useAnnotationStore();
  const { facts, value } = field;
  const isSafe = useSafeColours();
  const asked = useMemo(
    () =>
      all
        .filter((question) => question.field === field.name && asks.has(question.name))
        .map(({ name, title, description, settings, type, each }): AskedQuestion => {
          return {
            name,
            title,
            description,
            settings: seenSettings(settings, isSafe),
            each,
            value,
            facts,
            editor: questionEditors[type],
          };
        }),
    [all, asks, field.name, value, facts, isSafe],
  );
  const whole = useMemo(() => asked.filter(({ each }) => each === undefined), [asked]);
  useBindings(
    useMemo(
      () =>
        readOnly
          ? []
          : whole.flatMap(({ name, settings, editor }) => editor.bindings({ question: name, settings, facts, store })),
      [readOnly, whole, facts, store],
    ),
  );
  const shown = <FieldView field={field} questions={whole} readOnly={readOnly} />;
  return (
    <div className={styles.block}>
      <VisuallyHidden>
        <h2>{field.title}</h2>
      </VisuallyHidden>
      {frame === undefined ? shown : frame(field, shown)}
      {asked.length > 0 && (
        <div className={styles.panels}>
          {asked.map((question) => (
            <div key={question.name} className={styles.panel}>
              <AskedQuestionPanels
                question={question}
                asks={asks.get(question.name) ?? []}
                isLeading={leadsParts(asked, question)}
                readOnly={readOnly}
              />
            </div>
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

function FieldView({ field: { name, title, value, display, picture }, questions, readOnly }: FieldViewProps) {
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
          <ConversationField {...{ name, title, value, display, questions, readOnly }} />
        </div>
      );
  }
}
