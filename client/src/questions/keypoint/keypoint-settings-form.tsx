import type { ReactNode } from "react";
import type { KeypointSettings } from "@keyhole/shared/questions/keypoint/schema";
import { t } from "../../i18n/t.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { CountSettings } from "../count-settings.tsx";
import type { SettingsFormProps } from "../editor-type.ts";
import { LabelSetEditor } from "../label-set-editor.tsx";
import { SettingsGrid } from "../settings-grid.tsx";
import { errorAt, problemsUnder } from "../settings-problems.ts";

export function KeypointSettingsForm({ settings, problems, onChange }: SettingsFormProps<KeypointSettings>): ReactNode {
  const set = (part: Partial<KeypointSettings>): void => onChange({ ...settings, ...part });
  return (
    <SettingsGrid>
      <LabelSetEditor
        title={t("editor.settings.points")}
        labels={settings.labels}
        problems={problemsUnder(problems, "labels")}
        onChange={(labels) => set({ labels })}
      />
      <Checkbox isSelected={settings.unique} onChange={(unique) => set({ unique })}>
        {t("editor.settings.unique")}
      </Checkbox>
      <SettingsGrid across>
        <TextField
          label={t("editor.settings.object")}
          description={t("editor.settings.objectDetail")}
          value={settings.object}
          maxLength={100}
          error={errorAt(problems, "object")}
          onChange={(object) => set({ object })}
        />
        <NumberField
          label={t("editor.settings.tolerance")}
          description={t("editor.settings.toleranceDetail")}
          value={settings.tolerance}
          minValue={0.001}
          maxValue={1}
          step={0.001}
          formatOptions={{ style: "percent", maximumFractionDigits: 1 }}
          error={errorAt(problems, "tolerance")}
          onChange={(tolerance) => Number.isNaN(tolerance) || set({ tolerance })}
        />
      </SettingsGrid>
      <CountSettings settings={settings} problems={problems} onChange={set} />
    </SettingsGrid>
  );
}
