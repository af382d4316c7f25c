import { skeletonSettings } from "@keyhole/shared/questions/skeleton/schema";
import type { SkeletonAnswer, SkeletonSettings } from "@keyhole/shared/questions/skeleton/schema";
import type { QuestionEditor } from "../editor-type.ts";
import { labelBindings } from "../label-action.ts";
import { ShapePanel } from "../shape-panel.tsx";
import { SkeletonSettingsForm } from "./skeleton-settings-form.tsx";
import { skeletonLayer } from "./layer.ts";

export const skeletonEditor: QuestionEditor<SkeletonSettings, SkeletonAnswer> = {
  type: "skeleton",
  initialSettings: () => skeletonSettings.parse({}),
  Panel: (props) => <ShapePanel {...props} layer={skeletonLayer} />,
  SettingsForm: SkeletonSettingsForm,
  bindings: (target) => labelBindings(skeletonLayer, target),
  summary: ({ regions }) => ({ message: "editor.skeleton.summary", values: { count: regions.length } }),
  image: skeletonLayer,
};
