import { textSettings, type TextAnswer, type TextSettings } from "@keyhole/shared/questions/text/schema";
import type { QuestionEditor } from "../editor-type.ts";
import { NextTurn } from "./next-turn.tsx";
import { TextPanel } from "./text-panel.tsx";
import { TextSettingsForm } from "./text-settings-form.tsx";

/** UTF-16 units of an answer that a list shows. */
const summaryLength = 80;

export const textEditor: QuestionEditor<TextSettings, TextAnswer> = {
  type: "text",
  initialSettings: () => textSettings.parse({}),
  Panel: TextPanel,
  SettingsForm: TextSettingsForm,
  NextTurn: { isWanted: ({ nextTurn }) => nextTurn, View: NextTurn },
  bindings: () => [],
  wholeText: ({ text }) => text,
  summary: ({ text }) => ({
    message: "questions.answer.summary",
    values: { text: text.length > summaryLength ? `${text.slice(0, summaryLength)}…` : text },
  }),
};
