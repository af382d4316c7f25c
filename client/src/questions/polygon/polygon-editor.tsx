import { polygonSettings } from "@keyhole/shared/questions/polygon/schema";
import type { PolygonAnswer, PolygonSettings } from "@keyhole/shared/questions/polygon/schema";
import type { QuestionEditor } from "../editor-type.ts";
import { labelBindings } from "../label-action.ts";
import { ShapePanel } from "../shape-panel.tsx";
import { PolygonSettingsForm } from "./polygon-settings-form.tsx";
import { polygonLayer } from "./layer.ts";

export const polygonEditor: QuestionEditor<PolygonSettings, PolygonAnswer> = {
  type: "polygon",
  initialSettings: () => polygonSettings.parse({}),
  Panel: (props) => <ShapePanel {...props} layer={polygonLayer} />,
  SettingsForm: PolygonSettingsForm,
  bindings: (target) => labelBindings(polygonLayer, target),
  summary: ({ regions }) => ({ message: "editor.polygon.summary", values: { count: regions.length } }),
  image: polygonLayer,
};
