import { answerTo, type StoredAnswers } from "@keyhole/shared/answers";
import { factsOf } from "@keyhole/shared/fields/facts";
import type { FieldValue } from "@keyhole/shared/fields/field-type";
import type { Form, Question } from "@keyhole/shared/form";
import { idOf } from "@keyhole/shared/ids";
import { splitKey } from "@keyhole/shared/each";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import { type ReactNode, useMemo, useState } from "react";
import type { InspectedItem } from "../../api-types.ts";
import { AnnotationStore } from "../../editor/annotation-store.ts";
import { AnnotationProvider } from "../../editor/use-annotations.ts";
import { formatTime } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { DataList } from "../../ui/data-list.tsx";
import { MarkedOverlay } from "../../ui/marked-overlay.tsx";
import type { Media } from "../../workspace/media.ts";
import { ItemFields, type ShownField } from "../item-fields/item-fields.tsx";
import { AnswerList } from "./answer-list.tsx";
import { StateBadge } from "./item-columns.tsx";
import styles from "./item-page.module.css";
import { NoteList } from "./note-list.tsx";

// An image's stored bytes have no address for a page; the fields take its extents only.
const noBlob = idOf<"blob">().parse("AAAAAAAAAAAAAAAAAAAAAA");

const valueOf = (field: InspectedItem["fields"][string]): FieldValue =>
  field.kind === "image" ? { kind: "image", blob: noBlob, width: field.width, height: field.height } : field;

function shownFields(item: InspectedItem, form: Form | null, media: Media): readonly ShownField[] {
  const byName = new Map(form?.fields.map((field) => [field.name, field]));
  const order = form?.fields.map(({ name }) => name) ?? [];
  const names = [...order.filter((name) => Object.hasOwn(item.fields, name)), ...Object.keys(item.fields)];
  return [...new Set(names)].flatMap((name): readonly ShownField[] => {
    const field = item.fields[name];
    if (field === undefined) return [];
    const value = valueOf(field);
    return [
      {
        name,
        title: byName.get(name)?.title ?? name,
        value,
        facts: factsOf(value),
        display: byName.get(name)?.display,
        picture: media.pictures[name] ?? null,
      },
    ];
  });
}

/** The form's questions that the item has a fitting field for. */
const askedOf = (form: Form | null, item: InspectedItem): readonly Question[] =>
  form?.questions.filter(({ type, field }) => {
    const shown = item.fields[field];
    return shown !== undefined && anyQuestionType(type).targets.includes(shown.kind);
  }) ?? [];

function storeOf(answers: StoredAnswers | null, questions: readonly Question[]): AnnotationStore {
  const store = new AnnotationStore();
  if (answers === null) return store;
  const byName = new Map(questions.map((question) => [question.name, question]));
  const values = Object.keys(answers.answers).map((key) => {
    const { question: name, part } = splitKey(key);
    const question = byName.get(name);
    return [key, question === undefined ? undefined : answerTo(answers, question, part)] as const;
  });
  store.load(Object.fromEntries(values.filter(([, value]) => value !== undefined)));
  return store;
}

/** An open item under its mark, with one set of answers at a time, read-only, in the form they were given under. */
export function InspectedItemView({ item, media }: { readonly item: InspectedItem; readonly media: Media }) {
  const [chosen, setChosen] = useState<string>(item.annotations.at(-1)?.id ?? "none");
  const annotation = item.annotations.find(({ id }) => id === chosen);
  const form = annotation === undefined ? item.form : (item.forms[annotation.formId]?.form ?? item.form);
  const imported = { prediction: item.suggestions, reference: item.reference }[chosen] ?? null;
  const stored = annotation?.answers ?? imported;
  const answers = stored as StoredAnswers | null; // JSON both ways: the same shape after the transport
  const fields = useMemo(() => shownFields(item, form, media), [item, form, media]);
  const questions = useMemo(() => askedOf(form, item), [form, item]);
  const store = useMemo(() => storeOf(answers, questions), [answers, questions]);
  const isReadable = annotation === undefined || annotation.answers !== null;
  const { overlay } = media;
  const frame = (field: ShownField, shown: ReactNode): ReactNode => {
    if (field.value.kind === "image") return shown;
    // Text without its mark is not shown.
    if (overlay === null) return null;
    return (
      <MarkedOverlay mark={overlay.url} tile={overlay.tile}>
        {shown}
      </MarkedOverlay>
    );
  };
  return (
    <div className={styles.columns}>
      <div className={styles.content}>
        {isReadable ? (
          <AnnotationProvider key={chosen} value={store}>
            <ItemFields fields={fields} questions={answers === null ? [] : questions} readOnly frame={frame} />
          </AnnotationProvider>
        ) : (
          <p>{t("manage.item.unreadable")}</p>
        )}
      </div>
      <aside className={styles.side} aria-label={t("manage.item.answers")}>
        <p className={styles.recorded}>{t("manage.item.recorded", { time: formatTime(item.lease.expires) })}</p>
        <AnswerList item={item} chosen={chosen} onChoose={setChosen} />
        <NoteList notes={item.notes} />
        <DataList
          entries={[
            { term: t("manage.items.state"), detail: <StateBadge item={item.task} /> },
            {
              term: t("manage.items.annotations"),
              detail: t("manage.items.of", { submitted: item.task.submitted, overlap: item.task.overlap }),
            },
            { term: t("manage.items.priority"), detail: item.task.priority },
            { term: t("manage.items.skips"), detail: item.task.skips },
            { term: t("manage.items.flags"), detail: item.task.flags },
            ...item.metadata.map(({ key, value }) => ({ term: key, detail: value })),
          ]}
        />
      </aside>
    </div>
  );
}
