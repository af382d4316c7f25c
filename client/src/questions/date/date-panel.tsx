import { checkAnswer } from "@keyhole/shared/questions/date/check";
import type { DateAnswer, DateSettings } from "@keyhole/shared/questions/date/schema";
import { t } from "../../i18n/t.ts";
import type { PanelProps } from "../editor-type.ts";
import { QuestionFrame } from "../question-frame.tsx";
import { DateInput } from "./date-input.tsx";
import { dateText } from "./date-text.ts";

export function DatePanel(props: PanelProps<DateSettings, DateAnswer>) {
  const { question, title, required, settings, facts, answer, readOnly, problems, onChange } = props;
  const value = answer?.value ?? null;
  const [wrong] = answer === undefined ? [] : checkAnswer(answer, settings, facts);
  return (
    <QuestionFrame
      title={title}
      required={required}
      problems={wrong === undefined ? problems : []}
      hint={hintOf(settings)}
    >
      <DateInput
        label={title}
        form={settings}
        value={value}
        isReadOnly={readOnly}
        error={wrong === undefined ? undefined : refusal(wrong.message, settings)}
        onChange={(next) => onChange(next === null ? undefined : { value: next }, { merge: `date ${question}` })}
      />
    </QuestionFrame>
  );
}

function refusal(message: string, settings: DateSettings): string {
  const { min, max } = settings;
  if (message === "answer.too-early" && min !== null) {
    return t("questions.date.tooEarly", { minimum: dateText(min, settings) });
  }
  if (message === "answer.too-late" && max !== null) {
    return t("questions.date.tooLate", { maximum: dateText(max, settings) });
  }
  return t("questions.date.noSuch");
}

function hintOf(settings: DateSettings): string | undefined {
  const [minimum, maximum] = [settings.min, settings.max].map((end) => (end === null ? null : dateText(end, settings)));
  if (typeof minimum !== "string") {
    return typeof maximum === "string" ? t("questions.date.until", { maximum }) : undefined;
  }
  return typeof maximum === "string"
    ? t("questions.number.between", { minimum, maximum })
    : t("questions.date.from", { minimum });
}
