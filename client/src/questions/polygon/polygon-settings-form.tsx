import type { ReactNode } from "react";
import { vertexLimit } from "@keyhole/shared/questions/polygon/schema";
import type { PolygonSettings } from "@keyhole/shared/questions/polygon/schema";
import type { SettingsFormProps } from "../editor-type.ts";
import { ShapeSettingsForm, vertexNumbers } from "../shape-settings-form.tsx";

export const PolygonSettingsForm = (props: SettingsFormProps<PolygonSettings>): ReactNode => (
  <ShapeSettingsForm {...props} numbers={vertexNumbers(3, vertexLimit)} />
);
