import { entryLimit, entryTextLimit, type ListSettings } from "@keyhole/shared/questions/list/schema";
import { t } from "../../i18n/t.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import type { SettingsFormProps } from "../editor-type.ts";
import { LabelSetEditor } from "../label-set-editor.tsx";
import { errorAt, problemsUnder } from "../settings-problems.ts";
import { SettingsGrid } from "../settings-grid.tsx";

export function ListSettingsForm({ settings, problems, onChange }: SettingsFormProps<ListSettings>) {
  const set = (part: Partial<ListSettings>) => onChange({ ...settings, ...part });
  const count = (name: "minEntries" | "maxEntries" | "maxLength", label: string) => (
    <NumberField
      label={label}
      minValue={name === "minEntries" ? 0 : 1}
      maxValue={name === "maxLength" ? entryTextLimit : entryLimit}
      value={settings[name]}
      error={errorAt(problems, name)}
      onChange={(value) => Number.isNaN(value) || set({ [name]: value })}
    />
  );
  return (
    <SettingsGrid>
      <LabelSetEditor
        title={t("questions.list.settings.verdicts")}
        labels={settings.verdicts}
        problems={problemsUnder(problems, "verdicts")}
        onChange={(verdicts) => set({ verdicts })}
      />
      <TextArea
        label={t("questions.list.settings.template")}
        description={t("questions.list.settings.templateDetail")}
        rows={3}
        value={settings.template.join("\n")}
        error={errorAt(problems, "template")}
        onChange={(text) => set({ template: text === "" ? [] : text.split("\n") })}
        // A line that is being begun is no entry yet.
        onBlur={() => set({ template: settings.template.filter((line) => line.trim() !== "") })}
      />
      <Checkbox isSelected={settings.fixed} onChange={(fixed) => set({ fixed })}>
        {t("questions.list.settings.fixed")}
      </Checkbox>
      <SettingsGrid across>
        {count("minEntries", t("questions.list.settings.min"))}
        {count("maxEntries", t("questions.list.settings.max"))}
        {count("maxLength", t("questions.list.settings.length"))}
      </SettingsGrid>
      <RadioGroup
        label={t("questions.list.settings.source")}
        orientation="horizontal"
        options={[
          { id: "none", label: t("questions.list.settings.sourceNone") },
          { id: "optional", label: t("questions.list.settings.sourceOptional") },
          { id: "required", label: t("questions.list.settings.sourceRequired") },
        ]}
        value={settings.source}
        onChange={(source) => set({ source })}
      />
      <Checkbox isSelected={settings.comment} onChange={(comment) => set({ comment })}>
        {t("questions.list.settings.comment")}
      </Checkbox>
    </SettingsGrid>
  );
}
