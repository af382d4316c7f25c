import { boxSettings } from "@keyhole/shared/questions/box/schema";
import type { BoxAnswer, BoxSettings } from "@keyhole/shared/questions/box/schema";
import type { QuestionEditor } from "../editor-type.ts";
import { labelBindings } from "../label-action.ts";
import { ShapePanel } from "../shape-panel.tsx";
import { SizedSettingsForm } from "../shape-settings-form.tsx";
import { boxLayer } from "./layer.ts";

export const boxEditor: QuestionEditor<BoxSettings, BoxAnswer> = {
  type: "box",
  initialSettings: () => boxSettings.parse({}),
  Panel: (props) => <ShapePanel {...props} layer={boxLayer} />,
  SettingsForm: SizedSettingsForm,
  bindings: (target) => labelBindings(boxLayer, target),
  summary: ({ regions }) => ({ message: "editor.box.summary", values: { count: regions.length } }),
  image: boxLayer,
};
