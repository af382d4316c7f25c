import type { EachPart } from "@keyhole/shared/each";
import type { Problem } from "@keyhole/shared/errors";
import type { Form } from "@keyhole/shared/form";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import { t } from "../../../i18n/t.ts";
import { errorAt } from "../../../questions/settings-problems.ts";
import { Select } from "../../../ui/select.tsx";
import styles from "./logic.module.css";
import { parentsOf, titleOf, valuesOf } from "./looked-at.ts";
import { ValuePicker } from "./value-picker.tsx";

export interface EachEditorProps {
  readonly each: EachPart | undefined;
  readonly form: Form;
  readonly index: number;
  /** Paths start inside `each`. */
  readonly problems: readonly Problem[];
  readonly onChange: (each: EachPart | undefined) => void;
}

const roles = ["system", "user", "assistant", "tool"] as const;
type Role = (typeof roles)[number];

const idOf = (each: EachPart | undefined): string =>
  each === undefined ? "item" : each.of === "region" ? `region ${each.question}` : each.of;

/** What the question is asked of: the item as a whole, or each region, response or turn. */
export function EachEditor({ each, form, index, problems, onChange }: EachEditorProps) {
  const question = form.questions[index];
  const isConversation = form.fields.some(({ name, kind }) => name === question?.field && kind === "conversation");
  const draws = question !== undefined && anyQuestionType(question.type).draws;
  const parents = draws ? [] : parentsOf(form, index).map(({ name }) => name);
  const possible: (EachPart | undefined)[] = [
    undefined,
    ...parents.map((name): EachPart => ({ of: "region", question: name, labels: [] })),
    ...(isConversation && !draws
      ? [{ of: "candidate" } as const, { of: "turn", roles: ["assistant"] } as EachPart]
      : []),
  ];
  if (!possible.some((other) => idOf(other) === idOf(each))) possible.push(each);
  const parent = each?.of === "region" ? form.questions.find(({ name }) => name === each.question) : undefined;
  return (
    <div className={styles.lines}>
      <Select
        label={t("manage.logic.each")}
        options={possible.map((part) => ({ id: idOf(part), label: words(part, form) }))}
        value={idOf(each)}
        error={draws && each === undefined ? undefined : errorOf(problems)}
        {...(draws ? { description: t("manage.logic.each.draws") } : {})}
        isDisabled={possible.length === 1}
        onChange={(id) => onChange(possible.find((part) => idOf(part) === id))}
      />
      {each?.of === "region" && (
        <ValuePicker
          label={t("manage.logic.each.labels")}
          options={valuesOf(parent)}
          chosen={each.labels}
          error={errorAt(problems, "labels")}
          onChange={(labels) => onChange({ ...each, labels: Array.from(labels) })}
        />
      )}
      {each?.of === "turn" && (
        <ValuePicker
          label={t("manage.logic.each.roles")}
          options={roles.map((value) => ({ value, title: t(`questions.conversation.${value}`) }))}
          chosen={each.roles}
          error={errorAt(problems, "roles")}
          onChange={(chosen) =>
            onChange({ of: "turn", roles: roles.filter((role): role is Role => chosen.includes(role)) })
          }
        />
      )}
    </div>
  );
}

const errorOf = (problems: readonly Problem[]): string | undefined =>
  errorAt(
    problems.filter(({ path }) => path[0] !== "labels" && path[0] !== "roles").map((each) => ({ ...each, path: [] })),
  );

function words(each: EachPart | undefined, form: Form): string {
  if (each === undefined) return t("manage.logic.each.item");
  if (each.of !== "region") return t(`manage.logic.each.${each.of}`);
  return t("manage.logic.each.region", { question: titleOf(form, each.question) });
}
