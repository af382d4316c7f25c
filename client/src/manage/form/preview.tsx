import { useEffect, useMemo, useRef, useState } from "react";
import type { Form, Question } from "@keyhole/shared/form";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import { AnnotationStore } from "../../editor/annotation-store.ts";
import { Hotkeys } from "../../editor/hotkeys.ts";
import { AnnotationProvider } from "../../editor/use-annotations.ts";
import { HotkeyProvider } from "../../editor/use-hotkeys.ts";
import { t } from "../../i18n/t.ts";
import { ItemFields, type ItemFieldsProps, type ShownField } from "../item-fields/item-fields.tsx";
import styles from "./preview.module.css";

/** The questions that an editor can show: settings that their own schema reads, on a field of a kind they ask about. */
const previewable = ({ fields, questions }: Form): readonly Question[] =>
  questions
    .filter(({ type, field, settings }) => {
      const kind = fields.find(({ name }) => name === field)?.kind;
      const { targets, settings: schema } = anyQuestionType(type);
      return kind !== undefined && targets.includes(kind) && schema.safeParse(settings).success;
    })
    .map((question) => (question.title === "" ? { ...question, title: t("manage.form.untitled") } : question));

export interface PreviewProps {
  readonly form: Form;
  /** What is asked about. Pass a memoised list. */
  readonly fields: readonly ShownField[];
  readonly frame?: ItemFieldsProps["frame"];
}

/** The form as labelers will meet it, with the real editors. Nothing that is drawn here is kept. */
export function Preview({ form, fields, frame: framed }: PreviewProps) {
  const [store] = useState(() => new AnnotationStore());
  const [hotkeys] = useState(() => new Hotkeys());
  const frame = useRef<HTMLDivElement>(null);
  const questions = useMemo(() => previewable(form), [form]);

  // Keys work while the preview has focus only: on this page they are typed elsewhere.
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const listen = (event: KeyboardEvent): void => void hotkeys.handle(event);
    element.addEventListener("keydown", listen);
    return () => element.removeEventListener("keydown", listen);
  }, [hotkeys]);

  // An answer of settings that are gone would be shown under the new ones: every change of a question starts it anew.
  const shapes = useMemo(
    () => Object.fromEntries(questions.map((question) => [question.name, JSON.stringify(question)])),
    [questions],
  );
  const shown = useRef<Readonly<Record<string, string>>>({});
  useEffect(() => {
    for (const name of Object.keys(store.getState().answers)) {
      if (shown.current[name] !== shapes[name]) store.change(name, undefined, { origin: "silent" });
    }
    shown.current = shapes;
  }, [store, shapes]);

  const left = form.questions.length - questions.length;

  return (
    <div ref={frame} className={styles.preview}>
      <HotkeyProvider value={hotkeys}>
        <AnnotationProvider value={store}>
          <ItemFields
            fields={fields}
            questions={questions}
            readOnly={false}
            {...(framed === undefined ? {} : { frame: framed })}
          />
        </AnnotationProvider>
      </HotkeyProvider>
      {left > 0 && <p className={styles.left}>{t("manage.form.previewLeft", { count: left })}</p>}
    </div>
  );
}
