import type { ReactNode } from "react";
import { lineVertexLimit } from "@keyhole/shared/questions/polyline/schema";
import type { PolylineSettings } from "@keyhole/shared/questions/polyline/schema";
import { t } from "../../i18n/t.ts";
import { NumberField } from "../../ui/number-field.tsx";
import { CountSettings } from "../count-settings.tsx";
import type { SettingsFormProps } from "../editor-type.ts";
import { LabelSetEditor } from "../label-set-editor.tsx";
import { SettingsGrid } from "../settings-grid.tsx";
import { errorAt, problemsUnder } from "../settings-problems.ts";

export function PolylineSettingsForm({ settings, problems, onChange }: SettingsFormProps<PolylineSettings>): ReactNode {
  const set = (part: Partial<PolylineSettings>): void => onChange({ ...settings, ...part });
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
          minValue={2}
          maxValue={lineVertexLimit}
          error={errorAt(problems, "minVertices")}
          onChange={(minVertices) => Number.isNaN(minVertices) || set({ minVertices })}
        />
        <NumberField
          label={t("editor.settings.maxVertices")}
          value={settings.maxVertices}
          minValue={2}
          maxValue={lineVertexLimit}
          error={errorAt(problems, "maxVertices")}
          onChange={(maxVertices) => Number.isNaN(maxVertices) || set({ maxVertices })}
        />
        <NumberField
          label={t("editor.settings.tolerance")}
          description={t("editor.settings.lineToleranceDetail")}
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
