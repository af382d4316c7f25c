import type { PairwiseSettings } from "@keyhole/shared/questions/pairwise/schema";
import { t } from "../../i18n/t.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { SettingsFormProps } from "../editor-type.ts";
import { LabelSetEditor } from "../label-set-editor.tsx";
import { errorAt, problemsUnder } from "../settings-problems.ts";
import { SettingsGrid } from "../settings-grid.tsx";

export function PairwiseSettingsForm({ settings, problems, fields, onChange }: SettingsFormProps<PairwiseSettings>) {
  const set = (part: Partial<PairwiseSettings>) => onChange({ ...settings, ...part });
  const field = (name: "first" | "second", label: string) => (
    <Select
      label={label}
      options={fields.map((each) => ({ id: each.name, label: each.title === "" ? each.name : each.title }))}
      value={fields.find((each) => each.name === settings[name])?.name}
      placeholder={t("questions.pairwise.settings.choose")}
      error={errorAt(problems, name)}
      onChange={(value) => set({ [name]: value })}
    />
  );
  const text = (name: "firstTitle" | "secondTitle", label: string) => (
    <TextField
      label={label}
      maxLength={120}
      value={settings[name] ?? ""}
      error={errorAt(problems, name)}
      onChange={(value) => set({ [name]: value === "" ? null : value })}
    />
  );
  const key = (name: "firstKey" | "tieKey" | "secondKey", label: string) => (
    <TextField
      label={label}
      maxLength={1}
      value={settings[name]}
      error={errorAt(problems, name)}
      onChange={(value) => set({ [name]: value.toLowerCase() })}
    />
  );
  return (
    <SettingsGrid>
      <RadioGroup
        label={t("questions.pairwise.settings.source")}
        orientation="horizontal"
        options={[
          { id: "candidates", label: t("questions.pairwise.settings.candidates") },
          { id: "fields", label: t("questions.pairwise.settings.fields") },
        ]}
        value={settings.source}
        error={errorAt(problems, "source")}
        onChange={(source) => set({ source })}
      />
      {settings.source === "fields" && (
        <SettingsGrid across>
          {field("first", t("questions.pairwise.settings.first"))}
          {text("firstTitle", t("questions.pairwise.settings.firstTitle"))}
          {field("second", t("questions.pairwise.settings.second"))}
          {text("secondTitle", t("questions.pairwise.settings.secondTitle"))}
        </SettingsGrid>
      )}
      <SettingsGrid across>
        <NumberField
          label={t("questions.pairwise.settings.steps")}
          minValue={1}
          maxValue={4}
          value={settings.steps}
          error={errorAt(problems, "steps")}
          onChange={(steps) => Number.isNaN(steps) || set({ steps })}
        />
        <TextArea
          label={t("questions.pairwise.settings.words")}
          description={t("questions.pairwise.settings.wordsDetail")}
          rows={2}
          value={settings.words.join("\n")}
          error={errorAt(problems, "words")}
          onChange={(words) => set({ words: words === "" ? [] : words.split("\n") })}
          // A line that is being begun is no word yet.
          onBlur={() => set({ words: settings.words.filter((word) => word.trim() !== "") })}
        />
      </SettingsGrid>
      <Checkbox isSelected={settings.ties} onChange={(ties) => set({ ties })}>
        {t("questions.choice.settings.tie")}
      </Checkbox>
      <RadioGroup
        label={t("questions.pairwise.settings.keys")}
        orientation="horizontal"
        options={[
          { id: "digits", label: t("questions.pairwise.settings.digits") },
          { id: "sides", label: t("questions.pairwise.settings.sides") },
          { id: "none", label: t("questions.pairwise.settings.noKeys") },
        ]}
        value={settings.keys}
        error={errorAt(problems, "keys")}
        onChange={(keys) => set({ keys })}
      />
      {settings.keys === "sides" && (
        <SettingsGrid across>
          {key("firstKey", t("questions.pairwise.settings.firstKey"))}
          {settings.ties && key("tieKey", t("questions.choice.settings.tieKey"))}
          {key("secondKey", t("questions.pairwise.settings.secondKey"))}
        </SettingsGrid>
      )}
      <LabelSetEditor
        title={t("questions.pairwise.settings.reasons")}
        labels={settings.reasons}
        problems={problemsUnder(problems, "reasons")}
        onChange={(reasons) => set({ reasons })}
      />
      <Checkbox isSelected={settings.reasonsRequired} onChange={(reasonsRequired) => set({ reasonsRequired })}>
        {t("questions.pairwise.settings.reasonsRequired")}
      </Checkbox>
    </SettingsGrid>
  );
}
