import type { Form } from "@keyhole/shared/form";
import { CheckboxGroup, Label } from "react-aria-components";
import { t } from "../../i18n/t.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useProject } from "../use-project.ts";
import styles from "./exports-page.module.css";
import { type AskState, heldBy } from "./filters.ts";

export interface AskFiltersProps {
  readonly ask: AskState;
  readonly form: Form | null;
  readonly onChange: (part: Partial<AskState>) => void;
}

const states = ["accepted", "accepted-and-submitted"] as const;

/** Which annotations, which questions, of when, and of which items. */
export function AskFilters({ ask, form, onChange }: AskFiltersProps) {
  const { openMetadata } = useProject().settings;
  const questions = heldBy(ask.format, form);
  const every = questions.map(({ name }) => name);
  return (
    <div className={styles.column}>
      <RadioGroup
        label={t("exports.which")}
        options={states.map((id) => ({ id, label: t(`exports.states.${id}`) }))}
        value={ask.states}
        onChange={(chosen) => onChange({ states: chosen })}
      />
      {questions.length > 1 && (
        <CheckboxGroup
          className={styles.questions ?? ""}
          value={[...(ask.questions ?? every)]}
          onChange={(chosen) => {
            if (chosen.length > 0) onChange({ questions: chosen.length === every.length ? null : chosen });
          }}
        >
          <Label className={styles.label ?? ""}>{t("exports.questions")}</Label>
          {questions.map(({ name, title }) => (
            <Checkbox key={name} value={name}>
              {title}
            </Checkbox>
          ))}
        </CheckboxGroup>
      )}
      <div className={styles.pair}>
        <TextField type="date" label={t("exports.from")} value={ask.from} onChange={(from) => onChange({ from })} />
        <TextField type="date" label={t("exports.to")} value={ask.to} onChange={(to) => onChange({ to })} />
      </div>
      {openMetadata.length > 0 && (
        <div className={styles.pair}>
          <Select
            label={t("exports.metadata")}
            options={[
              { id: "", label: t("exports.metadata.any") },
              ...openMetadata.map((key) => ({ id: key, label: key })),
            ]}
            value={ask.metadataKey}
            onChange={(metadataKey) => onChange({ metadataKey })}
          />
          <TextField
            label={t("exports.metadata.value")}
            value={ask.metadataValue}
            isDisabled={ask.metadataKey === ""}
            onChange={(metadataValue) => onChange({ metadataValue })}
            maxLength={200}
            autoComplete="off"
          />
        </div>
      )}
    </div>
  );
}
