import { answerTo, type StoredAnswers } from "@keyhole/shared/answers";
import type { Form, Question } from "@keyhole/shared/form";
import { splitKey } from "@keyhole/shared/each";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import { useMemo, useState } from "react";
import type { InspectedItem } from "../../api-types.ts";
import { AnnotationStore } from "../../editor/annotation-store.ts";
import { AnnotationProvider } from "../../editor/use-annotations.ts";
import { formatTime } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { DataList } from "../../ui/data-list.tsx";
import type { Media } from "../../workspace/media.ts";
import { ItemFields } from "../item-fields/item-fields.tsx";
import { AnswerList } from "./answer-list.tsx";
import { markedFrame, shownFields } from "./disclosed.tsx";
import { StateBadge } from "./item-columns.tsx";
import styles from "./item-page.module.css";
import { NoteList } from "./note-list.tsx";

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
  const frame = useMemo(() => markedFrame(media), [media]);
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
