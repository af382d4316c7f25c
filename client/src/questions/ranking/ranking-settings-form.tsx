import type { RankingSettings } from "@keyhole/shared/questions/ranking/schema";
import { t } from "../../i18n/t.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import type { SettingsFormProps } from "../editor-type.ts";
import { LabelSetEditor } from "../label-set-editor.tsx";
import { SettingsGrid } from "../settings-grid.tsx";
import { errorAt, problemsUnder } from "../settings-problems.ts";

export function RankingSettingsForm({ settings, problems, onChange }: SettingsFormProps<RankingSettings>) {
  const set = (part: Partial<RankingSettings>) => onChange({ ...settings, ...part });
  return (
    <SettingsGrid>
      <RadioGroup
        label={t("questions.ranking.settings.source")}
        orientation="horizontal"
        options={[
          { id: "candidates", label: t("questions.choice.settings.candidates") },
          { id: "options", label: t("questions.choice.settings.options") },
        ]}
        value={settings.source}
        error={errorAt(problems, "source")}
        onChange={(source) => set({ source })}
      />
      {settings.source === "options" && (
        <LabelSetEditor
          title={t("questions.choice.settings.list")}
          labels={settings.options}
          problems={problemsUnder(problems, "options")}
          onChange={(options) => set({ options })}
        />
      )}
      <Checkbox isSelected={settings.ties} onChange={(ties) => set({ ties })}>
        {t("questions.ranking.settings.ties")}
      </Checkbox>
    </SettingsGrid>
  );
}
