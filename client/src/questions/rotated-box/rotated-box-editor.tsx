import { rotatedBoxSettings } from "@keyhole/shared/questions/rotated-box/schema";
import type { RotatedBoxAnswer, RotatedBoxSettings } from "@keyhole/shared/questions/rotated-box/schema";
import type { QuestionEditor } from "../editor-type.ts";
import { labelBindings } from "../label-action.ts";
import { ShapePanel } from "../shape-panel.tsx";
import { SizedSettingsForm } from "../shape-settings-form.tsx";
import { rotatedBoxLayer } from "./layer.ts";

export const rotatedBoxEditor: QuestionEditor<RotatedBoxSettings, RotatedBoxAnswer> = {
  type: "rotated-box",
  initialSettings: () => rotatedBoxSettings.parse({}),
  Panel: (props) => <ShapePanel {...props} layer={rotatedBoxLayer} />,
  SettingsForm: SizedSettingsForm,
  bindings: (target) => labelBindings(rotatedBoxLayer, target),
  summary: ({ regions }) => ({ message: "editor.rotatedBox.summary", values: { count: regions.length } }),
  image: rotatedBoxLayer,
};
