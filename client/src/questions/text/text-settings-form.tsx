import type { TextSettings } from "@keyhole/shared/questions/text/schema";
import { t } from "../../i18n/t.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { SettingsFormProps } from "../editor-type.ts";
import { SettingsGrid } from "../settings-grid.tsx";
import { errorAt } from "../settings-problems.ts";

export function TextSettingsForm({ settings, problems, onChange }: SettingsFormProps<TextSettings>) {
  const set = (part: Partial<TextSettings>) => onChange({ ...settings, ...part });
  return (
    <SettingsGrid>
      <SettingsGrid across>
        <NumberField
          label={t("questions.answer.settings.min")}
          minValue={0}
          value={settings.minLength}
          error={errorAt(problems, "minLength")}
          onChange={(minLength) => set({ minLength: Number.isNaN(minLength) ? 0 : minLength })}
        />
        <NumberField
          label={t("questions.answer.settings.max")}
          minValue={1}
          value={settings.maxLength}
          error={errorAt(problems, "maxLength")}
          onChange={(maxLength) => Number.isNaN(maxLength) || set({ maxLength })}
        />
      </SettingsGrid>
      <Checkbox isSelected={settings.multiline} onChange={(multiline) => set({ multiline })}>
        {t("questions.answer.settings.multiline")}
      </Checkbox>
      <TextField
        label={t("questions.answer.settings.placeholder")}
        maxLength={200}
        value={settings.placeholder}
        error={errorAt(problems, "placeholder")}
        onChange={(placeholder) => set({ placeholder })}
      />
      <Checkbox
        isSelected={settings.prefill !== null}
        onChange={(wanted) => set({ prefill: wanted ? { candidate: 0 } : null })}
      >
        {t("questions.answer.settings.prefill")}
      </Checkbox>
      {settings.prefill !== null && (
        <NumberField
          label={t("questions.answer.settings.prefillPosition")}
          minValue={1}
          value={settings.prefill.candidate + 1}
          error={errorAt(problems, "prefill")}
          onChange={(place) => Number.isNaN(place) || set({ prefill: { candidate: place - 1 } })}
        />
      )}
    </SettingsGrid>
  );
}
