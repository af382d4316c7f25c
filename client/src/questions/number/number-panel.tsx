import type { NumberAnswer, NumberRange, NumberSettings } from "@keyhole/shared/questions/number/schema";
import { t } from "../../i18n/t.ts";
import type { PanelProps } from "../editor-type.ts";
import { QuestionFrame } from "../question-frame.tsx";
import { NumberControl } from "./number-control.tsx";
import { refusal } from "./number-input.ts";
import { NumberSlider } from "./number-slider.tsx";
import styles from "./number-panel.module.css";

type Props = PanelProps<NumberSettings, NumberAnswer>;

export function NumberPanel(props: Props) {
  return props.settings.kind === "range" ? <RangePanel {...props} /> : <SinglePanel {...props} />;
}

function SinglePanel({ question, title, required, settings, answer, readOnly, problems, onChange }: Props) {
  const value = answer !== undefined && "value" in answer ? answer.value : null;
  const set = (next: number | null, isTyped: boolean) =>
    onChange(
      next === null ? undefined : { value: next, unit: settings.unit },
      isTyped ? { merge: `number ${question}` } : {},
    );
  return (
    <QuestionFrame
      title={title}
      required={required}
      problems={refusal(value, settings) === null ? problems : []}
      hint={hintOf(settings)}
    >
      <NumberControl label={title} settings={settings} value={value} readOnly={readOnly} onChange={set} />
      {settings.slider && (
        <NumberSlider
          labels={[title]}
          settings={settings}
          values={[value]}
          readOnly={readOnly}
          onChange={([next]) => next !== undefined && set(next, true)}
        />
      )}
    </QuestionFrame>
  );
}

const ends = ["from", "to"] as const;

function RangePanel({ question, title, required, settings, answer, readOnly, problems, onChange }: Props) {
  const range: NumberRange =
    answer !== undefined && "from" in answer ? answer : { from: null, to: null, unit: settings.unit };
  const set = (part: Partial<NumberRange>, merge: string | null) => {
    const next = { ...range, ...part, unit: settings.unit };
    const isNothing = next.from === null && next.to === null;
    onChange(isNothing ? undefined : next, merge === null ? {} : { merge: `number ${question} ${merge}` });
  };
  const isBackwards = range.from !== null && range.to !== null && range.from > range.to;
  return (
    <QuestionFrame title={title} required={required} problems={problems} hint={hintOf(settings)}>
      <div className={styles.range}>
        {ends.map((end) => (
          <div key={end} className={styles.end}>
            <span aria-hidden="true">{t(`questions.number.${end}`)}</span>
            <NumberControl
              label={t("questions.number.endOf", { end: t(`questions.number.${end}`), title })}
              settings={settings}
              value={range[end]}
              readOnly={readOnly}
              onChange={(value, isTyped) => set({ [end]: value }, isTyped ? end : null)}
            />
          </div>
        ))}
      </div>
      {isBackwards && problems.length === 0 && <p className={styles.error}>{t("questions.number.backwards")}</p>}
      {settings.slider && (
        <NumberSlider
          labels={ends.map((end) => t("questions.number.endOf", { end: t(`questions.number.${end}`), title }))}
          settings={settings}
          values={[range.from, range.to]}
          readOnly={readOnly}
          onChange={([from, to]) => from !== undefined && to !== undefined && set({ from, to }, "slider")}
        />
      )}
    </QuestionFrame>
  );
}

function hintOf({ min: minimum, max: maximum }: NumberSettings): string | undefined {
  if (minimum === null) return maximum === null ? undefined : t("questions.number.atMost", { maximum });
  return maximum === null
    ? t("questions.number.atLeast", { minimum })
    : t("questions.number.between", { minimum, maximum });
}
