import type { ReactNode } from "react";
import type { Label } from "@keyhole/shared/questions/label";
import { t } from "../i18n/t.ts";
import { NumberField } from "../ui/number-field.tsx";
import { CountSettings } from "./count-settings.tsx";
import type { SettingsFormProps } from "./editor-type.ts";
import { LabelSetEditor } from "./label-set-editor.tsx";
import { SettingsGrid } from "./settings-grid.tsx";
import { errorAt, problemsUnder } from "./settings-problems.ts";

interface SizedSettings {
  readonly labels: Label[];
  readonly minSize: number;
  readonly minCount: number;
  readonly maxCount: number;
}

/** Labels, the smallest side and counts: all that a question on sized shapes sets. */
export function TurnedSettingsForm<Settings extends SizedSettings>(props: SettingsFormProps<Settings>): ReactNode {
  const { settings, problems, onChange } = props;
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
