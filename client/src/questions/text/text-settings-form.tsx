import type { TextSettings } from "@keyhole/shared/questions/text/schema";
import { t } from "../../i18n/t.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { Select } from "../../ui/select.tsx";
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
      <Select
        label={t("questions.answer.settings.startFrom")}
        options={(["empty", "candidate", "text"] as const).map((id) => ({
          id,
          label: t(`questions.answer.settings.startFrom.${id}`),
        }))}
        value={settings.startFrom.what}
        error={errorAt(problems, "startFrom")}
        onChange={(what) => set({ startFrom: what === "candidate" ? { what, position: 0 } : { what } })}
      />
      {settings.startFrom.what === "candidate" && (
        <NumberField
          label={t("questions.answer.settings.position")}
          minValue={1}
          value={settings.startFrom.position + 1}
          onChange={(place) => Number.isNaN(place) || set({ startFrom: { what: "candidate", position: place - 1 } })}
        />
      )}
      <Checkbox isSelected={settings.nextTurn} onChange={(nextTurn) => set({ nextTurn })}>
        {t("questions.answer.settings.nextTurn")}
      </Checkbox>
    </SettingsGrid>
  );
}
