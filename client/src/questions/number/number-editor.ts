import { isEmpty } from "@keyhole/shared/questions/number/check";
import { numberSettings, type NumberAnswer, type NumberSettings } from "@keyhole/shared/questions/number/schema";
import type { QuestionEditor } from "../editor-type.ts";
import { NumberPanel } from "./number-panel.tsx";
import { NumberSettingsForm } from "./number-settings-form.tsx";

export const numberEditor: QuestionEditor<NumberSettings, NumberAnswer> = {
  type: "number",
  initialSettings: () => numberSettings.parse({}),
  Panel: NumberPanel,
  SettingsForm: NumberSettingsForm,
  bindings: () => [],
  summary(answer, settings) {
    const unit = answer.unit ?? settings.unit;
    const text = (value: number | null) => (value === null ? "…" : unit === null ? String(value) : `${value} ${unit}`);
    if (isEmpty(answer)) return { message: "questions.notAnswered" };
    return "value" in answer
      ? { message: "questions.number.summary", values: { value: text(answer.value) } }
      : { message: "questions.number.between", values: { minimum: text(answer.from), maximum: text(answer.to) } };
  },
};
