import type { NumberSettings } from "@keyhole/shared/questions/number/schema";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { SettingsFormProps } from "../editor-type.ts";
import { SettingsGrid } from "../settings-grid.tsx";
import { errorAt } from "../settings-problems.ts";
import { marksOf, marksText } from "./number-marks.ts";
import styles from "./number-panel.module.css";

/** As many digits as a float64 has: the default of three would round what the lead types. */
const exact = { maximumFractionDigits: 15, useGrouping: false };

export function NumberSettingsForm({ settings, problems, onChange }: SettingsFormProps<NumberSettings>) {
  const set = (part: Partial<NumberSettings>) => onChange({ ...settings, ...part });
  // What is typed stands until the box is left: half a line is no mark yet.
  const [marks, setMarks] = useState<string | null>(null);
  const wrongSlider = errorAt(problems, "slider");
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
      <RadioGroup
        label={t("questions.number.settings.kind")}
        orientation="horizontal"
        options={[
          { id: "value", label: t("questions.number.settings.value") },
          { id: "range", label: t("questions.number.settings.range") },
        ]}
        value={settings.kind}
        onChange={(kind) => set({ kind })}
      />
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
      <Checkbox isSelected={settings.slider} onChange={(slider) => set({ slider })}>
        {t("questions.number.settings.slider")}
      </Checkbox>
      {wrongSlider !== undefined && <p className={styles.error}>{wrongSlider}</p>}
      {settings.slider && (
        <TextArea
          label={t("questions.number.settings.marks")}
          description={t("questions.number.settings.marksDetail")}
          rows={3}
          value={marks ?? marksText(settings)}
          error={errorAt(problems, "marks")}
          onChange={(text) => {
            setMarks(text);
            set({ marks: marksOf(text) });
          }}
          onBlur={() => setMarks(null)}
        />
      )}
    </SettingsGrid>
  );
}
