import type { Form } from "@keyhole/shared/form";
import { useId, useMemo, useRef, useState } from "react";
import { t } from "../../../i18n/t.ts";
import styles from "./form-json.module.css";
import { type PlacedProblem, readForm } from "./read-form.ts";
import { Proposals } from "./proposals.tsx";
import { useCompletion } from "./use-completion.ts";

export interface FormJsonProps {
  /** What the text starts from. */
  readonly form: Form;
  /** Each text that has a form's shape. */
  readonly onChange: (form: Form) => void;
  /** Whether the text is no form at the moment. */
  readonly onBroken: (isBroken: boolean) => void;
}

/** The whole form as text: checked as it is typed, problems with their places, proposals at the cursor. */
export function FormJson({ form, onChange, onBroken }: FormJsonProps) {
  const [text, setText] = useState(() => JSON.stringify(form, null, 2));
  const read = useMemo(() => readForm(text), [text]);
  /** Tells proposals which type a question has, also while something is being typed. */
  const [lastValue, setLastValue] = useState(read.value);
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  const write = (written: string) => {
    setText(written);
    const next = readForm(written);
    if (next.value !== undefined) setLastValue(next.value);
    onBroken(next.form === undefined);
    if (next.form !== undefined) onChange(next.form);
  };
  const completion = useCompletion({ area, text, value: lastValue, onText: write });
  const { list, active } = completion;
  const isOpen = list.length > 0;

  const show = ({ place }: PlacedProblem) => {
    area.current?.focus();
    area.current?.setSelectionRange(place.from, place.to);
  };

  return (
    <div className={styles.json}>
      <label className={styles.label} htmlFor={id}>
        {t("manage.json.label")}
      </label>
      <p id={`${id}-detail`} className={styles.detail}>
        {t("manage.json.detail")}
      </p>
      <Proposals id={id} completion={completion} />
      <textarea
        id={id}
        ref={area}
        className={styles.text}
        spellCheck={false}
        autoComplete="off"
        value={text}
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-describedby={`${id}-detail`}
        {...(isOpen ? { "aria-activedescendant": `${id}-${active}` } : {})}
        onChange={({ target }) => {
          write(target.value);
          completion.typed(target.value, target.selectionStart);
        }}
        onKeyDown={completion.onKeyDown}
        onBlur={completion.close}
      />
      {read.problems.length === 0 ? (
        <output className={styles.detail}>{t("manage.json.fine")}</output>
      ) : (
        <div role="alert">
          <ul className={styles.problems}>
            {read.problems.map((problem) => {
              const words = t("manage.json.problem", {
                line: problem.line,
                column: problem.column,
                text: problem.text,
              });
              return (
                <li key={words}>
                  <button type="button" className={styles.problem} onClick={() => show(problem)}>
                    {words}
                  </button>
                </li>
              );
            })}
          </ul>
        </div>
      )}
    </div>
  );
}
