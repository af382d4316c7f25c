import type { ReactNode } from "react";
import { lineVertexLimit } from "@keyhole/shared/questions/polyline/schema";
import type { PolylineSettings } from "@keyhole/shared/questions/polyline/schema";
import { t } from "../../i18n/t.ts";
import type { SettingsFormProps } from "../editor-type.ts";
import { agreementDistance, ShapeSettingsForm, vertexNumbers } from "../shape-settings-form.tsx";

export const PolylineSettingsForm = (props: SettingsFormProps<PolylineSettings>): ReactNode => (
  <ShapeSettingsForm
    {...props}
    numbers={[...vertexNumbers(2, lineVertexLimit), agreementDistance(t("editor.settings.lineToleranceDetail"))]}
  />
);
