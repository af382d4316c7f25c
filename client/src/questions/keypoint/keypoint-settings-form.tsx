import type { ReactNode } from "react";
import type { KeypointSettings } from "@keyhole/shared/questions/keypoint/schema";
import { t } from "../../i18n/t.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { SettingsFormProps } from "../editor-type.ts";
import { errorAt } from "../settings-problems.ts";
import { agreementDistance, ShapeSettingsForm } from "../shape-settings-form.tsx";

export function KeypointSettingsForm(props: SettingsFormProps<KeypointSettings>): ReactNode {
  const { settings, problems, onChange } = props;
  return (
    <ShapeSettingsForm
      {...props}
      labelsTitle={t("editor.settings.points")}
      numbers={[agreementDistance(t("editor.settings.toleranceDetail"))]}
      beside={
        <TextField
          label={t("editor.settings.object")}
          description={t("editor.settings.objectDetail")}
          value={settings.object}
          maxLength={100}
          error={errorAt(problems, "object")}
          onChange={(object) => onChange({ ...settings, object })}
        />
      }
    >
      <Checkbox isSelected={settings.unique} onChange={(unique) => onChange({ ...settings, unique })}>
        {t("editor.settings.unique")}
      </Checkbox>
    </ShapeSettingsForm>
  );
}
