import type { ChoiceSettings } from "@keyhole/shared/questions/choice/schema";
import { t } from "../../i18n/t.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { ChoiceLimits } from "../choice-limits.tsx";
import type { SettingsFormProps } from "../editor-type.ts";
import { LabelSetEditor } from "../label-set-editor.tsx";
import { errorAt, problemsUnder } from "../settings-problems.ts";
import { SettingsGrid } from "../settings-grid.tsx";

export function ChoiceSettingsForm({ settings, problems, onChange }: SettingsFormProps<ChoiceSettings>) {
  const set = (part: Partial<ChoiceSettings>) => onChange({ ...settings, ...part });
  const candidates = settings.source === "candidates";
  return (
    <SettingsGrid>
      <RadioGroup
        label={t("questions.choice.settings.source")}
        orientation="horizontal"
        options={[
          { id: "options", label: t("questions.choice.settings.options") },
          { id: "candidates", label: t("questions.choice.settings.candidates") },
        ]}
        value={settings.source}
        error={errorAt(problems, "source")}
        onChange={(source) => set(source === "options" ? { source, tie: false } : { source })}
      />
      {!candidates && (
        <LabelSetEditor
          title={t("questions.choice.settings.list")}
          labels={settings.options}
          problems={problemsUnder(problems, "options")}
          onChange={(options) => set({ options })}
        />
      )}
      <ChoiceLimits
        settings={settings}
        problems={problems}
        onChange={(limits) => set(limits.multiple === true ? { ...limits, tie: false } : limits)}
      />
      {candidates && (
        <>
          <Checkbox isSelected={settings.tie} isDisabled={settings.multiple} onChange={(tie) => set({ tie })}>
            {t("questions.choice.settings.tie")}
          </Checkbox>
          <SettingsGrid across>
            <TextField
              label={t("questions.choice.settings.keys")}
              description={t("questions.choice.settings.keysDetail")}
              value={settings.candidateKeys.join("")}
              error={errorAt(problems, "candidateKeys")}
              onChange={(keys) => set({ candidateKeys: Array.from(keys.toLowerCase().replaceAll(/\s/gu, "")) })}
            />
            {settings.tie && (
              <TextField
                label={t("questions.choice.settings.tieKey")}
                value={settings.tieKey}
                maxLength={1}
                error={errorAt(problems, "tieKey")}
                onChange={(tieKey) => set({ tieKey: tieKey.toLowerCase() })}
              />
            )}
          </SettingsGrid>
        </>
      )}
    </SettingsGrid>
  );
}
