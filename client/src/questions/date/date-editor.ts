import { type DateAnswer, type DateSettings, dateSettings } from "@keyhole/shared/questions/date/schema";
import type { QuestionEditor } from "../editor-type.ts";
import { DatePanel } from "./date-panel.tsx";
import { DateSettingsForm } from "./date-settings-form.tsx";
import { dateText } from "./date-text.ts";

export const dateEditor: QuestionEditor<DateSettings, DateAnswer> = {
  type: "date",
  initialSettings: () => dateSettings.parse({}),
  Panel: DatePanel,
  SettingsForm: DateSettingsForm,
  bindings: () => [],
  summary: ({ value }, settings) =>
    value === null
      ? { message: "questions.notAnswered" }
      : { message: "questions.date.summary", values: { value: dateText(value, settings) } },
};
