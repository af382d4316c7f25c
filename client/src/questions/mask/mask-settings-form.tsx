import type { ReactNode } from "react";
import type { MaskSettings } from "@keyhole/shared/questions/mask/schema";
import { t } from "../../i18n/t.ts";
import { NumberField } from "../../ui/number-field.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { CountSettings } from "../count-settings.tsx";
import type { SettingsFormProps } from "../editor-type.ts";
import { LabelSetEditor } from "../label-set-editor.tsx";
import { SettingsGrid } from "../settings-grid.tsx";
import { errorAt, problemsUnder } from "../settings-problems.ts";

export function MaskSettingsForm({ settings, problems, onChange }: SettingsFormProps<MaskSettings>): ReactNode {
  const set = (part: Partial<MaskSettings>): void => onChange({ ...settings, ...part });
  return (
    <SettingsGrid>
      <LabelSetEditor
        title={t("editor.labels")}
        labels={settings.labels}
        problems={problemsUnder(problems, "labels")}
        onChange={(labels) => set({ labels })}
      />
      <RadioGroup
        label={t("editor.settings.maskKind")}
        value={settings.kind}
        options={(["instance", "semantic"] as const).map((id) => ({
          id,
          label: t(`editor.settings.maskKind.${id}`),
          description: t(`editor.settings.maskKind.${id}.detail`),
        }))}
        onChange={(kind) => set({ kind })}
      />
      <SettingsGrid across>
        <NumberField
          label={t("editor.settings.minArea")}
          value={settings.minArea}
          minValue={1}
          maxValue={1_000_000}
          error={errorAt(problems, "minArea")}
          onChange={(minArea) => Number.isNaN(minArea) || set({ minArea })}
        />
        <NumberField
          label={t("editor.settings.fillTolerance")}
          description={t("editor.settings.fillToleranceDetail")}
          value={settings.fillTolerance}
          minValue={0}
          maxValue={255}
          error={errorAt(problems, "fillTolerance")}
          onChange={(fillTolerance) => Number.isNaN(fillTolerance) || set({ fillTolerance })}
        />
      </SettingsGrid>
      <CountSettings settings={settings} problems={problems} onChange={set} />
    </SettingsGrid>
  );
}
