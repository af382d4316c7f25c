import { polylineSettings } from "@keyhole/shared/questions/polyline/schema";
import type { PolylineAnswer, PolylineSettings } from "@keyhole/shared/questions/polyline/schema";
import type { QuestionEditor } from "../editor-type.ts";
import { labelBindings } from "../label-action.ts";
import { ShapePanel } from "../shape-panel.tsx";
import { PolylineSettingsForm } from "./polyline-settings-form.tsx";
import { polylineLayer } from "./layer.ts";

export const polylineEditor: QuestionEditor<PolylineSettings, PolylineAnswer> = {
  type: "polyline",
  initialSettings: () => polylineSettings.parse({}),
  Panel: (props) => <ShapePanel {...props} layer={polylineLayer} />,
  SettingsForm: PolylineSettingsForm,
  bindings: (target) => labelBindings(polylineLayer, target),
  summary: ({ regions }) => ({ message: "editor.polyline.summary", values: { count: regions.length } }),
  image: polylineLayer,
};
