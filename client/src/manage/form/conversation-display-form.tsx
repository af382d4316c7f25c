import {
  candidateLayouts,
  defaultDisplay,
  type ConversationDisplay,
} from "@keyhole/shared/fields/conversation-display";
import { t } from "../../i18n/t.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Select } from "../../ui/select.tsx";
import styles from "./cards.module.css";

export interface ConversationDisplayFormProps {
  readonly display: ConversationDisplay | undefined;
  readonly onChange: (display: ConversationDisplay) => void;
}

/** How responses are arranged, in which order, and whether texts are rendered. */
export function ConversationDisplayForm({ display = defaultDisplay, onChange }: ConversationDisplayFormProps) {
  return (
    <div className={styles.display}>
      <Select
        label={t("manage.form.layout")}
        options={candidateLayouts.map((id) => ({ id, label: t(`manage.form.layout.${id}`) }))}
        value={display.layout}
        onChange={(layout) => onChange({ ...display, layout })}
      />
      <Checkbox isSelected={display.shuffle} onChange={(shuffle) => onChange({ ...display, shuffle })}>
        {t("manage.form.shuffle")}
      </Checkbox>
      <Checkbox isSelected={display.markdown} onChange={(markdown) => onChange({ ...display, markdown })}>
        {t("manage.form.markdown")}
      </Checkbox>
    </div>
  );
}
