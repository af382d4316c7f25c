import type { ReactNode } from "react";
import type { BoxSettings } from "@keyhole/shared/questions/box/schema";
import { t } from "../../i18n/t.ts";
import { NumberField } from "../../ui/number-field.tsx";
import { CountSettings } from "../count-settings.tsx";
import type { SettingsFormProps } from "../editor-type.ts";
import { LabelSetEditor } from "../label-set-editor.tsx";
import { SettingsGrid } from "../settings-grid.tsx";
import { errorAt, problemsUnder } from "../settings-problems.ts";

export function BoxSettingsForm({ settings, problems, onChange }: SettingsFormProps<BoxSettings>): ReactNode {
  return (
    <SettingsGrid>
      <LabelSetEditor
        title={t("editor.labels")}
        labels={settings.labels}
        problems={problemsUnder(problems, "labels")}
        onChange={(labels) => onChange({ ...settings, labels })}
      />
      <SettingsGrid across>
        <NumberField
          label={t("editor.settings.minSize")}
          description={t("editor.settings.minSizeDetail")}
          value={settings.minSize}
          minValue={0}
          maxValue={10_000}
          error={errorAt(problems, "minSize")}
          onChange={(minSize) => Number.isNaN(minSize) || onChange({ ...settings, minSize })}
        />
      </SettingsGrid>
      <CountSettings
        settings={settings}
        problems={problems}
        onChange={(counts) => onChange({ ...settings, ...counts })}
      />
    </SettingsGrid>
  );
}
