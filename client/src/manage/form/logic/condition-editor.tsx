import type { Condition } from "@keyhole/shared/conditions";
import { conditionLimits } from "@keyhole/shared/conditions";
import type { Problem } from "@keyhole/shared/errors";
import type { Form } from "@keyhole/shared/form";
import { Plus } from "lucide-react";
import { t } from "../../../i18n/t.ts";
import { errorAt, problemsUnder } from "../../../questions/settings-problems.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Select } from "../../../ui/select.tsx";
import { ConditionRow } from "./condition-row.tsx";
import { conditionOf, pathOfRow, type Row, type Rows, rowsOf } from "./condition-rows.ts";
import { conditionInWords } from "./in-words.ts";
import styles from "./logic.module.css";
import { questionsBefore, rowAbout } from "./looked-at.ts";

export interface ConditionEditorProps {
  readonly member: "when" | "requiredWhen";
  readonly condition: Condition | undefined;
  readonly form: Form;
  /** Place of the question in the form. */
  readonly index: number;
  /** Paths start inside the condition. */
  readonly problems: readonly Problem[];
  readonly onChange: (condition: Condition | undefined) => void;
}

/** Switches a condition on and builds it from lines; what it says stands above as a sentence. */
export function ConditionEditor({ member, condition, form, index, problems, onChange }: ConditionEditorProps) {
  const before = questionsBefore(form, index);
  const last = before.at(-1);
  const whole = problems.filter(({ path }) => path.length === 0 && path !== undefined);
  return (
    <div className={styles.condition}>
      <Checkbox
        isSelected={condition !== undefined}
        isDisabled={condition === undefined && last === undefined}
        onChange={(isOn) =>
          onChange(isOn && last !== undefined ? conditionOf({ join: "all", rows: [rowAbout(last)] }) : undefined)
        }
      >
        {condition === undefined
          ? t(`manage.logic.${member}`)
          : t(`manage.logic.${member}.words`, { condition: conditionInWords(condition, form) })}
      </Checkbox>
      {condition === undefined && last === undefined && (
        <p className={styles.detail}>{t("manage.logic.nothingBefore")}</p>
      )}
      {condition !== undefined && (
        <Lines rows={rowsOf(condition)} {...{ form, index, problems, onChange }} whole={errorAt(whole)} />
      )}
    </div>
  );
}

interface LinesProps extends Pick<ConditionEditorProps, "form" | "index" | "problems" | "onChange"> {
  readonly rows: Rows | null;
  readonly whole: string | undefined;
}

function Lines({ rows, whole, form, index, problems, onChange }: LinesProps) {
  if (rows === null) {
    return (
      <>
        <p className={styles.detail}>{t("manage.logic.nested")}</p>
        {problems.length > 0 && <p className={styles.error}>{errorAt(problems)}</p>}
      </>
    );
  }
  const last = questionsBefore(form, index).at(-1);
  const change = (next: Partial<Rows>) => onChange(conditionOf({ ...rows, ...next }));
  const changeRow = (at: number, row: Row) => change({ rows: rows.rows.with(at, row) });
  const isEmpty = rows.rows.some(({ verb, values }) => (verb === "is" || verb === "is-not") && values.length === 0);
  return (
    <div className={styles.lines}>
      {rows.rows.length > 1 && (
        <Select
          label={t("manage.logic.join")}
          options={(["all", "any"] as const).map((id) => ({ id, label: t(`manage.logic.join.${id}`) }))}
          value={rows.join}
          onChange={(join) => change({ join })}
        />
      )}
      {rows.rows.map((row, at) => (
        <ConditionRow
          // Lines have no name of their own; nothing of a line lives outside its value.
          // oxlint-disable-next-line react/no-array-index-key
          key={at}
          row={row}
          form={form}
          index={index}
          problems={problemsUnder(problems, ...pathOfRow(rows, at))}
          onChange={(next) => changeRow(at, next)}
          onRemove={() => change({ rows: rows.rows.toSpliced(at, 1) })}
        />
      ))}
      {/* A line without a value says so itself. */}
      {whole !== undefined && rows.rows.length > 1 && !isEmpty && <p className={styles.error}>{whole}</p>}
      <Button
        size="small"
        icon={<Plus size={14} />}
        isDisabled={last === undefined || rows.rows.length >= conditionLimits.parts}
        onPress={() => last !== undefined && change({ rows: [...rows.rows, rowAbout(last)] })}
      >
        {t("manage.logic.add")}
      </Button>
    </div>
  );
}
