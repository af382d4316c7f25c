import { maskSettings } from "@keyhole/shared/questions/mask/schema";
import type { MaskAnswer, MaskSettings } from "@keyhole/shared/questions/mask/schema";
import type { QuestionEditor } from "../editor-type.ts";
import { labelBindings } from "../label-action.ts";
import { ShapePanel } from "../shape-panel.tsx";
import { MaskSettingsForm } from "./mask-settings-form.tsx";
import { maskLayer } from "./layer.ts";

export const maskEditor: QuestionEditor<MaskSettings, MaskAnswer> = {
  type: "mask",
  initialSettings: () => maskSettings.parse({}),
  Panel: (props) => <ShapePanel {...props} layer={maskLayer} />,
  SettingsForm: MaskSettingsForm,
  bindings: (target) => labelBindings(maskLayer, target),
  summary: ({ regions }) => ({ message: "editor.mask.summary", values: { count: regions.length } }),
  image: maskLayer,
};
