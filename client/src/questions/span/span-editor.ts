import { spanSettings, type SpanAnswer, type SpanSettings } from "@keyhole/shared/questions/span/schema";
import type { QuestionEditor } from "../editor-type.ts";
import { spanLayer } from "./span-layer.ts";
import { SpanPanel } from "./span-panel.tsx";
import { SpanSettingsForm } from "./span-settings-form.tsx";

export const spanEditor: QuestionEditor<SpanSettings, SpanAnswer> = {
  type: "span",
  initialSettings: () => spanSettings.parse({}),
  Panel: SpanPanel,
  SettingsForm: SpanSettingsForm,
  /** None: what a label's key does depends on the text selected, so the field binds them (fields/text/text-bindings). */
  bindings: () => [],
  summary: ({ regions }) => ({ message: "questions.span.summary", values: { count: regions.length } }),
  text: spanLayer,
};
