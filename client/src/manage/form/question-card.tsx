import type { Problem } from "@keyhole/shared/errors";
import type { Form } from "@keyhole/shared/form";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import { ChevronDown, ChevronRight, Trash2 } from "lucide-react";
import { type ReactNode, useId } from "react";
import { t, tProblem } from "../../i18n/t.ts";
import { questionEditors } from "../../questions/registry.ts";
import { errorAt, problemsUnder } from "../../questions/settings-problems.ts";
import { Badge } from "../../ui/badge.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./cards.module.css";
import type { DraftQuestion, QuestionChange } from "./draft-form.ts";
import { ConditionEditor } from "./logic/condition-editor.tsx";
import { EachEditor } from "./logic/each-editor.tsx";
import logic from "./logic/logic.module.css";

export interface QuestionCardProps {
  readonly question: DraftQuestion;
  /** The form that it is part of, and its place there. */
  readonly form: Form;
  readonly index: number;
  /** Paths start inside the question. */
  readonly problems: readonly Problem[];
  readonly mover: ReactNode;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onChange: (change: QuestionChange) => void;
  readonly onRemove: () => void;
}

/** Something that is asked. Closed it is one line; open it has everything, with the settings form of its own type. */
export function QuestionCard(props: QuestionCardProps) {
  const { question, problems, mover, isOpen, onToggle, onRemove } = props;
  const { value } = question;
  const id = useId();
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <>
      <div className={styles.head}>
        {mover}
        <button type="button" className={styles.toggle} aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
          <Chevron size={15} aria-hidden="true" />
          <bdi className={styles.title}>{value.title === "" ? t("manage.form.untitled") : value.title}</bdi>
          <Badge>{t(`manage.type.${value.type}`)}</Badge>
          {problems.length > 0 && <Badge tone="danger">{t("manage.form.problems", { count: problems.length })}</Badge>}
        </button>
        <IconButton
          label={t("manage.form.removeQuestion", { title: value.title })}
          icon={<Trash2 size={15} />}
          onPress={onRemove}
        />
      </div>
      <div id={id} hidden={!isOpen} className={styles.body}>
        {isOpen && <QuestionForm {...props} />}
      </div>
    </>
  );
}

function QuestionForm({ question: { value, isPinned }, form, index, problems, onChange }: QuestionCardProps) {
  const editor = questionEditors[value.type];
  const { targets } = anyQuestionType(value.type);
  const possible = form.fields.filter(({ kind }) => targets.includes(kind));
  const inSettings = problemsUnder(problems, "settings");
  // Controls say what is wrong inside the settings; what is wrong with them as a whole stands above.
  const whole = inSettings.filter(({ path }) => path.length === 0);
  return (
    <>
      <div className={styles.pair}>
        <TextField
          label={t("manage.form.questionTitle")}
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
      </div>
      <TextArea
        label={t("manage.form.description")}
        rows={2}
        value={value.description}
        maxLength={2000}
        error={errorAt(problems, "description")}
        onChange={(description) => onChange({ description })}
      />
      <div className={styles.pair}>
        <Select
          label={t("manage.form.about")}
          options={possible.map(({ name, title }) => ({ id: name, label: title === "" ? name : title }))}
          value={possible.some(({ name }) => name === value.field) ? value.field : undefined}
          placeholder={t("manage.form.noField")}
          error={errorAt(problems, "field")}
          onChange={(field) => onChange({ field })}
        />
        <Checkbox isSelected={value.required} onChange={(required) => onChange({ required })}>
          {t("manage.form.required")}
        </Checkbox>
      </div>
      <div className={logic.logic}>
        <EachEditor
          each={value.each}
          form={form}
          index={index}
          problems={problemsUnder(problems, "each")}
          onChange={(each) => onChange({ each })}
        />
        <ConditionEditor
          member="when"
          condition={value.when}
          form={form}
          index={index}
          problems={problemsUnder(problems, "when")}
          onChange={(when) => onChange({ when })}
        />
        {(!value.required || value.requiredWhen !== undefined) && (
          <ConditionEditor
            member="requiredWhen"
            condition={value.requiredWhen}
            form={form}
            index={index}
            problems={problemsUnder(problems, "requiredWhen")}
            onChange={(requiredWhen) => onChange({ requiredWhen })}
          />
        )}
      </div>
      <div className={styles.settings}>
        {whole.length > 0 && (
          <ul role="alert" className={styles.problems}>
            {Array.from(new Set(whole.map(tProblem)), (text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        )}
        {/* oxlint-disable-next-line typescript/unbound-method -- components of the registry use no `this` */}
        <editor.SettingsForm
          settings={value.settings}
          problems={inSettings}
          before={form.questions.slice(0, index).filter(({ field }) => field === value.field)}
          fields={form.fields}
          onChange={(settings) => onChange({ settings })}
        />
      </div>
    </>
  );
}
