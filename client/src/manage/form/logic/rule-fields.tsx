import type { Problem } from "@keyhole/shared/errors";
import type { Form } from "@keyhole/shared/form";
import type { FormRule } from "@keyhole/shared/form-rules";
import { t } from "../../../i18n/t.ts";
import { errorAt } from "../../../questions/settings-problems.ts";
import { NumberField } from "../../../ui/number-field.tsx";
import { Select } from "../../../ui/select.tsx";
import styles from "./logic.module.css";
import { titleOf, valuesOf, withRegions } from "./looked-at.ts";
import { ValuePicker } from "./value-picker.tsx";

export interface RuleFieldsProps<Rule extends FormRule = FormRule> {
  readonly rule: Rule;
  readonly form: Form;
  /** Paths start inside the rule. */
  readonly problems: readonly Problem[];
  readonly onChange: (rule: FormRule) => void;
}

/** The parts of a rule that depend on its kind. */
export function RuleFields({ rule, ...rest }: RuleFieldsProps) {
  switch (rule.kind) {
    case "count":
      return <CountFields rule={rule} {...rest} />;
    case "answered":
      return <AnsweredFields rule={rule} {...rest} />;
    case "inside":
      return <InsideFields rule={rule} {...rest} />;
  }
}

type Of<Kind extends FormRule["kind"]> = Extract<FormRule, { readonly kind: Kind }>;

function CountFields({ rule, form, problems, onChange }: RuleFieldsProps<Of<"count">>) {
  return (
    <>
      <RegionQuestion
        label={t("manage.rules.question")}
        chosen={rule.question}
        form={form}
        error={errorAt(problems, "question")}
        onChange={(question) => onChange({ ...rule, question, labels: [] })}
      />
      <Labels
        label={t("manage.rules.labels")}
        question={rule.question}
        chosen={rule.labels}
        form={form}
        error={errorAt(problems, "labels")}
        onChange={(labels) => onChange({ ...rule, labels })}
      />
      <Bounds rule={rule} problems={problems} onChange={(bounds) => onChange({ ...rule, ...bounds })} />
    </>
  );
}

function AnsweredFields({ rule, form, problems, onChange }: RuleFieldsProps<Of<"answered">>) {
  const whole = form.questions.filter(({ each, name }) => each === undefined || rule.questions.includes(name));
  return (
    <>
      <ValuePicker
        label={t("manage.rules.questions")}
        options={whole.map(({ name }) => ({ value: name, title: titleOf(form, name) }))}
        chosen={rule.questions}
        error={errorAt(problems, "questions")}
        onChange={(questions) => onChange({ ...rule, questions: Array.from(questions) })}
      />
      <Bounds rule={rule} problems={problems} onChange={(bounds) => onChange({ ...rule, ...bounds })} />
    </>
  );
}

function InsideFields({ rule, form, problems, onChange }: RuleFieldsProps<Of<"inside">>) {
  return (
    <>
      <div className={styles.pair}>
        <RegionQuestion
          label={t("manage.rules.inner")}
          chosen={rule.question}
          form={form}
          error={errorAt(problems, "question")}
          onChange={(question) => onChange({ ...rule, question, labels: [] })}
        />
        <RegionQuestion
          label={t("manage.rules.outer")}
          chosen={rule.parent}
          form={form}
          error={errorAt(problems, "parent")}
          onChange={(parent) => onChange({ ...rule, parent, parentLabels: [] })}
        />
      </div>
      <Labels
        label={t("manage.rules.innerLabels")}
        question={rule.question}
        chosen={rule.labels}
        form={form}
        error={errorAt(problems, "labels")}
        onChange={(labels) => onChange({ ...rule, labels })}
      />
      <Labels
        label={t("manage.rules.outerLabels")}
        question={rule.parent}
        chosen={rule.parentLabels}
        form={form}
        error={errorAt(problems, "parentLabels")}
        onChange={(parentLabels) => onChange({ ...rule, parentLabels })}
      />
      <NumberField
        label={t("manage.rules.tolerance")}
        value={rule.tolerance}
        minValue={0}
        maxValue={1000}
        error={errorAt(problems, "tolerance")}
        onChange={(tolerance) => onChange({ ...rule, tolerance: Number.isNaN(tolerance) ? 0 : tolerance })}
      />
    </>
  );
}

interface RegionQuestionProps {
  readonly label: string;
  readonly chosen: string;
  readonly form: Form;
  readonly error: string | undefined;
  readonly onChange: (question: string) => void;
}

function RegionQuestion({ label, chosen, form, error, onChange }: RegionQuestionProps) {
  const names = withRegions(form).map(({ name }) => name);
  const all = names.includes(chosen) ? names : [...names, chosen];
  const options = all.map((id) => ({ id, label: titleOf(form, id) }));
  return <Select label={label} options={options} value={chosen} error={error} onChange={onChange} />;
}

interface LabelsProps extends Omit<RegionQuestionProps, "chosen" | "onChange"> {
  readonly question: string;
  readonly chosen: readonly string[];
  readonly onChange: (labels: string[]) => void;
}

function Labels({ question, form, onChange, ...rest }: LabelsProps) {
  const options = valuesOf(form.questions.find(({ name }) => name === question));
  return options.length < 2 && rest.chosen.length === 0 ? null : (
    <ValuePicker options={options} onChange={(labels) => onChange(Array.from(labels))} {...rest} />
  );
}

interface BoundsProps {
  readonly rule: { readonly min: number; readonly max: number | null };
  readonly problems: readonly Problem[];
  readonly onChange: (bounds: { readonly min?: number; readonly max?: number | null }) => void;
}

function Bounds({ rule, problems, onChange }: BoundsProps) {
  return (
    <div className={styles.pair}>
      <NumberField
        label={t("manage.rules.min")}
        value={rule.min}
        minValue={0}
        maxValue={20_000}
        error={errorAt(problems, "min")}
        onChange={(min) => onChange({ min: Number.isNaN(min) ? 0 : min })}
      />
      <NumberField
        label={t("manage.rules.max")}
        value={rule.max ?? Number.NaN}
        minValue={0}
        maxValue={20_000}
        error={errorAt(problems, "max")}
        onChange={(max) => onChange({ max: Number.isNaN(max) ? null : max })}
      />
    </div>
  );
}
