import { fieldKinds } from "@keyhole/shared/vocabulary";
import type { FieldDefinition } from "@keyhole/shared/fields/field-type";
import type { Problem } from "@keyhole/shared/errors";
import { Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { t } from "../../i18n/t.ts";
import { errorAt } from "../../questions/settings-problems.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./cards.module.css";
import { ConversationDisplayForm } from "./conversation-display-form.tsx";
import type { DraftField } from "./draft-form.ts";

export interface FieldCardProps {
  readonly field: DraftField;
  /** Paths start inside the field. */
  readonly problems: readonly Problem[];
  readonly mover: ReactNode;
  readonly onChange: (change: Partial<FieldDefinition>) => void;
  readonly onRemove: () => void;
}

/** Something that is shown: its kind, its title, and the name under which imports fill it. */
export function FieldCard({ field: { value, isPinned }, problems, mover, onChange, onRemove }: FieldCardProps) {
  return (
    <div className={styles.field}>
      <div className={styles.fieldLine}>
        {mover}
        <Select
          label={t("manage.form.kind")}
          options={fieldKinds.map((id) => ({ id, label: t(`manage.kind.${id}`) }))}
          value={value.kind}
          isDisabled={isPinned}
          error={errorAt(problems, "kind")}
          onChange={(kind) => onChange({ kind, display: undefined })}
        />
        <TextField
          label={t("manage.form.title")}
          value={value.title}
          maxLength={120}
          error={value.title === "" ? t("problem.required") : errorAt(problems, "title")}
          onChange={(title) => onChange({ title })}
        />
        <TextField
          label={t("manage.form.name")}
          value={value.name}
          maxLength={40}
          isReadOnly={isPinned}
          error={errorAt(problems, "name")}
          onChange={(name) => onChange({ name })}
        />
        <IconButton
          label={t("manage.form.removeField", { title: value.title })}
          icon={<Trash2 size={15} />}
          onPress={onRemove}
        />
      </div>
      <div className={styles.fieldRest}>
        <Checkbox isSelected={value.required} onChange={(required) => onChange({ required })}>
          {t("manage.form.fieldRequired")}
        </Checkbox>
        {value.kind === "conversation" && (
          <ConversationDisplayForm display={value.display} onChange={(display) => onChange({ display })} />
        )}
      </div>
    </div>
  );
}
