import type { NumberSettings } from "@keyhole/shared/questions/number/schema";
import { t } from "../../i18n/t.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { SettingsFormProps } from "../editor-type.ts";
import { SettingsGrid } from "../settings-grid.tsx";
import { errorAt } from "../settings-problems.ts";

/** As many digits as a float64 has: the default of three would round what the lead types. */
const exact = { maximumFractionDigits: 15, useGrouping: false };

export function NumberSettingsForm({ settings, problems, onChange }: SettingsFormProps<NumberSettings>) {
  const set = (part: Partial<NumberSettings>) => onChange({ ...settings, ...part });
  const limit = (name: "min" | "max" | "step", label: string) => (
    <NumberField
      label={label}
      description={t("questions.number.settings.none")}
      formatOptions={exact}
      value={settings[name] ?? Number.NaN}
      error={errorAt(problems, name)}
      onChange={(value) => set({ [name]: Number.isNaN(value) ? null : value })}
    />
  );
  return (
    <SettingsGrid>
      <SettingsGrid across>
        {limit("min", t("questions.number.settings.min"))}
        {limit("max", t("questions.number.settings.max"))}
        {limit("step", t("questions.number.settings.step"))}
      </SettingsGrid>
      <Checkbox isSelected={settings.integer} onChange={(integer) => set({ integer })}>
        {t("questions.number.settings.integer")}
      </Checkbox>
      <TextField
        label={t("questions.number.settings.unit")}
        maxLength={40}
        value={settings.unit ?? ""}
        error={errorAt(problems, "unit")}
        onChange={(unit) => set({ unit: unit === "" ? null : unit })}
      />
    </SettingsGrid>
  );
}
