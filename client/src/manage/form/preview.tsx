import { useEffect, useMemo, useRef, useState } from "react";
import type { Form, Question } from "@keyhole/shared/form";
import { factsOf } from "@keyhole/shared/fields/facts";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import { AnnotationStore } from "../../editor/annotation-store.ts";
import { Hotkeys } from "../../editor/hotkeys.ts";
import { AnnotationProvider } from "../../editor/use-annotations.ts";
import { HotkeyProvider } from "../../editor/use-hotkeys.ts";
import { t } from "../../i18n/t.ts";
import { ItemFields } from "../item-fields/item-fields.tsx";
import type { ShownField } from "../item-fields/item-fields.tsx";
import styles from "./preview.module.css";
import { drawSamplePicture, sampleValue } from "./sample-item.ts";

/** The sample picture's address; null until it is drawn. Revoked with the page. */
function useSamplePicture(wanted: boolean): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let current: string | null = null;
    let isGone = false;
    const draw = async () => {
      const made = await drawSamplePicture();
      if (isGone) URL.revokeObjectURL(made);
      else {
        current = made;
        setAddress(made);
      }
    };
    void draw();
    return () => {
      isGone = true;
      if (current !== null) URL.revokeObjectURL(current);
    };
  }, [wanted]);
  return address;
}

/** The questions that an editor can show: settings that their own schema reads, on a field of a kind they ask about. */
const previewable = ({ fields, questions }: Form): readonly Question[] =>
  questions
    .filter(({ type, field, settings }) => {
      const kind = fields.find(({ name }) => name === field)?.kind;
      const { targets, settings: schema } = anyQuestionType(type);
      return kind !== undefined && targets.includes(kind) && schema.safeParse(settings).success;
    })
    .map((question) => (question.title === "" ? { ...question, title: t("manage.form.untitled") } : question));

/** The form as labelers will meet it, with the real editors over a sample item. Nothing that is drawn here is kept. */
export function Preview({ form }: { readonly form: Form }) {
  const [store] = useState(() => new AnnotationStore());
  const [hotkeys] = useState(() => new Hotkeys());
  const frame = useRef<HTMLDivElement>(null);
  const picture = useSamplePicture(form.fields.some(({ kind }) => kind === "image"));
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

  const fields = useMemo(
    () =>
      form.fields.map(({ name, title: given, kind, display }): ShownField => {
        const value = sampleValue(kind);
        const title = given === "" ? t("manage.form.untitled") : given;
        return { name, title, value, facts: factsOf(value), display, picture };
      }),
    [form.fields, picture],
  );
  const left = form.questions.length - questions.length;

  return (
    <div ref={frame} className={styles.preview}>
      <HotkeyProvider value={hotkeys}>
        <AnnotationProvider value={store}>
          <ItemFields fields={fields} questions={questions} readOnly={false} />
        </AnnotationProvider>
      </HotkeyProvider>
      {left > 0 && <p className={styles.left}>{t("manage.form.previewLeft", { count: left })}</p>}
    </div>
  );
}
