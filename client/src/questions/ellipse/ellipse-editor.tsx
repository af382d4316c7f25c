import { ellipseSettings } from "@keyhole/shared/questions/ellipse/schema";
import type { EllipseAnswer, EllipseSettings } from "@keyhole/shared/questions/ellipse/schema";
import type { QuestionEditor } from "../editor-type.ts";
import { labelBindings } from "../label-action.ts";
import { ShapePanel } from "../shape-panel.tsx";
import { SizedSettingsForm } from "../shape-settings-form.tsx";
import { ellipseLayer } from "./layer.ts";

export const ellipseEditor: QuestionEditor<EllipseSettings, EllipseAnswer> = {
  type: "ellipse",
  initialSettings: () => ellipseSettings.parse({}),
  Panel: (props) => <ShapePanel {...props} layer={ellipseLayer} />,
  SettingsForm: SizedSettingsForm,
  bindings: (target) => labelBindings(ellipseLayer, target),
  summary: ({ regions }) => ({ message: "editor.ellipse.summary", values: { count: regions.length } }),
  image: ellipseLayer,
};
