import { granularities, type SpanSettings } from "@keyhole/shared/questions/span/schema";
import { t } from "../../i18n/t.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Select } from "../../ui/select.tsx";
import { CountSettings } from "../count-settings.tsx";
import type { SettingsFormProps } from "../editor-type.ts";
import { LabelSetEditor } from "../label-set-editor.tsx";
import { SettingsGrid } from "../settings-grid.tsx";
import { problemsUnder } from "../settings-problems.ts";

export function SpanSettingsForm({ settings, problems, onChange }: SettingsFormProps<SpanSettings>) {
  const set = (part: Partial<SpanSettings>) => onChange({ ...settings, ...part });
  return (
    <SettingsGrid>
      <LabelSetEditor
        title={t("questions.span.settings.labels")}
        labels={settings.labels}
        problems={problemsUnder(problems, "labels")}
        onChange={(labels) => set({ labels })}
      />
      <Checkbox isSelected={settings.overlap} onChange={(overlap) => set({ overlap })}>
        {t("questions.span.settings.overlap")}
      </Checkbox>
      <Select
        label={t("questions.span.settings.granularity")}
        description={t("questions.span.settings.granularityDetail")}
        options={granularities.map((id) => ({ id, label: t(`questions.span.settings.${id}`) }))}
        value={settings.granularity}
        onChange={(granularity) => set({ granularity })}
      />
      <CountSettings settings={settings} problems={problems} onChange={set} />
    </SettingsGrid>
  );
}
