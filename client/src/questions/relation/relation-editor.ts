import {
  relationSettings,
  type RelationAnswer,
  type RelationSettings,
} from "@keyhole/shared/questions/relation/schema";
import type { QuestionEditor } from "../editor-type.ts";
import { relationLayer } from "./relation-layer.ts";
import { RelationPanel } from "./relation-panel.tsx";
import { RelationSettingsForm } from "./relation-settings-form.tsx";

export const relationEditor: QuestionEditor<RelationSettings, RelationAnswer> = {
  type: "relation",
  initialSettings: () => relationSettings.parse({}),
  Panel: RelationPanel,
  SettingsForm: RelationSettingsForm,
  /** None: what a label's key does depends on the span selected, so the field binds them (fields/text/link-bindings). */
  bindings: () => [],
  summary: ({ regions }) => ({ message: "questions.relation.summary", values: { count: regions.length } }),
  links: relationLayer,
};
