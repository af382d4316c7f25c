import type { ReactNode } from "react";
import { vertexLimit } from "@keyhole/shared/questions/polygon/schema";
import type { PolygonSettings } from "@keyhole/shared/questions/polygon/schema";
import { t } from "../../i18n/t.ts";
import { NumberField } from "../../ui/number-field.tsx";
import { CountSettings } from "../count-settings.tsx";
import type { SettingsFormProps } from "../editor-type.ts";
import { LabelSetEditor } from "../label-set-editor.tsx";
import { SettingsGrid } from "../settings-grid.tsx";
import { errorAt, problemsUnder } from "../settings-problems.ts";

export function PolygonSettingsForm({ settings, problems, onChange }: SettingsFormProps<PolygonSettings>): ReactNode {
  const set = (part: Partial<PolygonSettings>): void => onChange({ ...settings, ...part });
  return (
    <SettingsGrid>
      <LabelSetEditor
        title={t("editor.labels")}
        labels={settings.labels}
        problems={problemsUnder(problems, "labels")}
        onChange={(labels) => set({ labels })}
      />
      <SettingsGrid across>
        <NumberField
          label={t("editor.settings.minVertices")}
          value={settings.minVertices}
          minValue={3}
          maxValue={vertexLimit}
          error={errorAt(problems, "minVertices")}
          onChange={(minVertices) => Number.isNaN(minVertices) || set({ minVertices })}
        />
        <NumberField
          label={t("editor.settings.maxVertices")}
          value={settings.maxVertices}
          minValue={3}
          maxValue={vertexLimit}
          error={errorAt(problems, "maxVertices")}
          onChange={(maxVertices) => Number.isNaN(maxVertices) || set({ maxVertices })}
        />
      </SettingsGrid>
      <CountSettings settings={settings} problems={problems} onChange={set} />
    </SettingsGrid>
  );
}
