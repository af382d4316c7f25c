import type { Problem } from "@keyhole/shared/errors";
import type { Form } from "@keyhole/shared/form";
import { Trash2 } from "lucide-react";
import { t } from "../../../i18n/t.ts";
import { errorAt } from "../../../questions/settings-problems.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { NumberField } from "../../../ui/number-field.tsx";
import { Select } from "../../../ui/select.tsx";
import type { Row } from "./condition-rows.ts";
import styles from "./logic.module.css";
import { questionsBefore, rowAbout, titleOf, valuesOf, verbsOf } from "./looked-at.ts";
import { ValuePicker } from "./value-picker.tsx";

export interface ConditionRowProps {
  readonly row: Row;
  readonly form: Form;
  readonly index: number;
  /** Paths start inside this line's condition. */
  readonly problems: readonly Problem[];
  readonly onChange: (row: Row) => void;
  readonly onRemove: () => void;
}

/** "The answer to [question] [is any of] [values]". */
export function ConditionRow({ row, form, index, problems, onChange, onRemove }: ConditionRowProps) {
  const before = questionsBefore(form, index);
  const known = before.map(({ name }) => name);
  // A question that cannot be looked at (any more) stays to be seen, with its problem.
  const names = known.includes(row.question) ? known : [...known, row.question];
  const asked = form.questions.find(({ name }) => name === row.question);
  const verbs = verbsOf(asked);
  const isEmpty = (row.verb === "is" || row.verb === "is-not") && row.values.length === 0;
  const about = problems.filter(({ path }) => path[0] === "question" || path.length === 0);
  return (
    <fieldset className={styles.row} aria-label={t("manage.logic.line")}>
      <Select
        label={t("manage.logic.question")}
        options={names.map((id) => ({ id, label: titleOf(form, id) }))}
        value={row.question}
        error={isEmpty ? undefined : errorAt(about.map((problem) => ({ ...problem, path: [] })))}
        onChange={(name) => {
          const next = before.find((question) => question.name === name);
          if (next !== undefined) onChange(rowAbout(next));
        }}
      />
      <Select
        label={t("manage.logic.verb")}
        options={(verbs.includes(row.verb) ? verbs : [...verbs, row.verb]).map((id) => ({
          id,
          label: t(`manage.logic.verb.${id}`),
        }))}
        value={row.verb}
        onChange={(verb) =>
          onChange({ ...row, verb, ...(verb === "amount" && row.from === undefined ? { from: 1 } : {}) })
        }
      />
      <IconButton label={t("manage.logic.remove")} icon={<Trash2 size={15} />} onPress={onRemove} />
      {(row.verb === "is" || row.verb === "is-not") && (
        <div className={styles.wide}>
          <ValuePicker
            label={t("manage.logic.values")}
            options={valuesOf(asked)}
            chosen={row.values}
            error={isEmpty ? t("manage.logic.chooseValue") : errorAt(problems, "is")}
            onChange={(values) => onChange({ ...row, values })}
          />
        </div>
      )}
      {row.verb === "amount" && (
        <div className={styles.pair}>
          <NumberField
            label={t("manage.logic.from")}
            value={row.from ?? Number.NaN}
            error={errorAt(problems, "from")}
            onChange={(from) => onChange({ ...row, from: Number.isNaN(from) ? undefined : from })}
          />
          <NumberField
            label={t("manage.logic.to")}
            value={row.to ?? Number.NaN}
            error={errorAt(problems, "to")}
            onChange={(to) => onChange({ ...row, to: Number.isNaN(to) ? undefined : to })}
          />
        </div>
      )}
    </fieldset>
  );
}
