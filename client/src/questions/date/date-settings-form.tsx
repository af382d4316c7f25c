import { precisionsOf } from "@keyhole/shared/questions/date/local-date";
import { dateKinds, type DateSettings } from "@keyhole/shared/questions/date/schema";
import { t } from "../../i18n/t.ts";
import { NumberField } from "../../ui/number-field.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import type { SettingsFormProps } from "../editor-type.ts";
import { SettingsGrid } from "../settings-grid.tsx";
import { errorAt } from "../settings-problems.ts";
import { DateInput } from "./date-input.tsx";
import styles from "./date.module.css";

export function DateSettingsForm({ settings, problems, onChange }: SettingsFormProps<DateSettings>) {
  // Ends of another form would mean nothing.
  const setForm = (part: Partial<Pick<DateSettings, "kind" | "precision">>) =>
    onChange({ ...settings, ...part, min: null, max: null });
  const end = (name: "min" | "max", label: string) => (
    <div className={styles.end}>
      <span aria-hidden="true">{label}</span>
      <DateInput
        key={`${settings.kind} ${settings.precision}`}
        label={label}
        form={settings}
        value={settings[name]}
        error={errorAt(problems, name)}
        onChange={(value) => onChange({ ...settings, [name]: value })}
      />
    </div>
  );
  return (
    <SettingsGrid>
      <RadioGroup
        label={t("questions.date.settings.kind")}
        orientation="horizontal"
        options={dateKinds.map((id) => ({ id, label: t(`questions.date.settings.kind.${id}`) }))}
        value={settings.kind}
        onChange={(kind) => setForm({ kind, precision: kind === "date" ? "day" : "minute" })}
      />
      <RadioGroup
        label={t("questions.date.settings.precision")}
        orientation="horizontal"
        options={precisionsOf(settings.kind).map((id) => ({ id, label: t(`questions.date.part.${id}`) }))}
        value={settings.precision}
        error={errorAt(problems, "precision")}
        onChange={(precision) => setForm({ precision })}
      />
      <SettingsGrid across>
        {end("min", t("questions.date.settings.min"))}
        {end("max", t("questions.date.settings.max"))}
      </SettingsGrid>
      <NumberField
        label={t("questions.date.settings.tolerance")}
        description={t("questions.date.settings.toleranceDetail")}
        minValue={0}
        value={settings.tolerance}
        error={errorAt(problems, "tolerance")}
        onChange={(tolerance) => onChange({ ...settings, tolerance: Number.isNaN(tolerance) ? 0 : tolerance })}
      />
    </SettingsGrid>
  );
}
