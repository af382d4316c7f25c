import type { Problem } from "@keyhole/shared/errors";
import type { Form } from "@keyhole/shared/form";
import { type FormRule, ruleLimit } from "@keyhole/shared/form-rules";
import { Plus, Trash2 } from "lucide-react";
import { t } from "../../../i18n/t.ts";
import { errorAt, problemsUnder } from "../../../questions/settings-problems.ts";
import { Button } from "../../../ui/button.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { ruleInWords } from "./in-words.ts";
import styles from "./logic.module.css";
import { withRegions } from "./looked-at.ts";
import { RuleFields } from "./rule-fields.tsx";

export interface RulesSectionProps {
  readonly form: Form;
  /** Paths start inside the list of rules. */
  readonly problems: readonly Problem[];
  readonly onChange: (rules: Form["rules"]) => void;
}

const kinds = ["count", "answered", "inside"] as const;

/** Rules between answers: each says in a sentence what must hold, and what a labeler reads where it does not. */
export function RulesSection({ form, problems, onChange }: RulesSectionProps) {
  const { rules } = form;
  const change = (index: number, rule: FormRule) => onChange(rules.with(index, rule));
  return (
    <>
      {errorAt(problems.filter(({ path }) => path.length === 0)) !== undefined && (
        <p role="alert" className={styles.error}>
          {errorAt(problems.filter(({ path }) => path.length === 0))}
        </p>
      )}
      {rules.length > 0 && (
        <ol className={styles.rules} aria-label={t("manage.rules")}>
          {rules.map((rule, index) => {
            const own = problemsUnder(problems, index);
            const words = ruleInWords(rule, form);
            return (
              // Rules have no name; nothing of a rule lives outside its value.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index} className={styles.rule}>
                <div className={styles.ruleHead}>
                  <span className={styles.sentence}>{words}</span>
                  <IconButton
                    label={t("manage.rules.remove", { rule: words })}
                    icon={<Trash2 size={15} />}
                    onPress={() => onChange(rules.toSpliced(index, 1))}
                  />
                </div>
                {errorAt(own.filter(({ path }) => path.length === 0)) !== undefined && (
                  <p className={styles.error}>{errorAt(own.filter(({ path }) => path.length === 0))}</p>
                )}
                <RuleFields rule={rule} form={form} problems={own} onChange={(next) => change(index, next)} />
                <TextField
                  label={t("manage.rules.message")}
                  placeholder={t("manage.rules.message.own")}
                  value={rule.message}
                  maxLength={300}
                  error={errorAt(own, "message")}
                  onChange={(message) => change(index, { ...rule, message })}
                />
              </li>
            );
          })}
        </ol>
      )}
      <Menu
        align="start"
        label={t("manage.rules.add")}
        trigger={
          <Button size="small" icon={<Plus size={14} />} isDisabled={rules.length >= ruleLimit}>
            {t("manage.rules.add")}
          </Button>
        }
        groups={[
          {
            entries: kinds.map((id) => ({
              id,
              label: t(`manage.rules.kind.${id}`),
              isDisabled: newRule(id, form) === null,
            })),
          },
        ]}
        onAction={(kind) => {
          const rule = newRule(kind, form);
          if (rule !== null) onChange([...rules, rule]);
        }}
      />
    </>
  );
}

/** A rule to begin with; null where the form has nothing that it could be about. */
function newRule(kind: FormRule["kind"], form: Form): FormRule | null {
  const drawn = withRegions(form);
  const [first] = drawn;
  const message = "";
  switch (kind) {
    case "count":
      return first === undefined ? null : { kind, question: first.name, labels: [], min: 1, max: null, message };
    case "answered": {
      const whole = form.questions.filter(({ each }) => each === undefined).map(({ name }) => name);
      return whole.length < 2 ? null : { kind, questions: whole.slice(0, 2), min: 1, max: null, message };
    }
    case "inside": {
      const other = drawn.find((question) => question !== first && question.field === first?.field) ?? first;
      if (first === undefined || other === undefined) return null;
      const [question, parent] = [other.name, first.name];
      return { kind, question, labels: [], parent, parentLabels: [], tolerance: 0, message };
    }
  }
}
