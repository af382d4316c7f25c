import { keypointSettings } from "@keyhole/shared/questions/keypoint/schema";
import type { KeypointAnswer, KeypointSettings } from "@keyhole/shared/questions/keypoint/schema";
import type { QuestionEditor } from "../editor-type.ts";
import { labelBindings } from "../label-action.ts";
import { ShapePanel } from "../shape-panel.tsx";
import { KeypointSettingsForm } from "./keypoint-settings-form.tsx";
import { keypointLayer } from "./layer.ts";

export const keypointEditor: QuestionEditor<KeypointSettings, KeypointAnswer> = {
  type: "keypoint",
  initialSettings: () => keypointSettings.parse({}),
  Panel: (props) => <ShapePanel {...props} layer={keypointLayer} />,
  SettingsForm: KeypointSettingsForm,
  bindings: (target) => labelBindings(keypointLayer, target),
  summary: ({ regions }) => ({ message: "editor.keypoint.summary", values: { count: regions.length } }),
  image: keypointLayer,
};
