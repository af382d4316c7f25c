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
  summary: ({ value }, { unit }) =>
    value === null
      ? { message: "questions.notAnswered" }
      : { message: "questions.number.summary", values: { value: unit === null ? String(value) : `${value} ${unit}` } },
};
