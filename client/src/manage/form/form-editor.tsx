import type { Problem } from "@keyhole/shared/errors";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import { fieldKinds, questionTypeNames } from "@keyhole/shared/vocabulary";
import { Plus } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { t, tProblem } from "../../i18n/t.ts";
import { questionEditors } from "../../questions/registry.ts";
import { newRegionId } from "../../editor/region-id.ts";
import { problemsUnder } from "../../questions/settings-problems.ts";
import { Button } from "../../ui/button.tsx";
import { Menu } from "../../ui/menu.tsx";
import { CardList } from "./card-list.tsx";
import {
  addField,
  addQuestion,
  changeField,
  changeQuestion,
  type DraftForm,
  formOfDraft,
  moved,
  removeField,
  removeQuestion,
} from "./draft-form.ts";
import { FieldCard } from "./field-card.tsx";
import styles from "./form-editor.module.css";
import { RulesSection } from "./logic/rules-section.tsx";
import { QuestionCard } from "./question-card.tsx";

export interface FormEditorProps {
  readonly draft: DraftForm;
  readonly problems: readonly Problem[];
  readonly onChange: (change: (draft: DraftForm) => DraftForm) => void;
}

/** Fields and questions of a form, each a card; problems stand where they are. */
export function FormEditor({ draft, problems, onChange }: FormEditorProps) {
  const [open, setOpen] = useState<string | null>(
    draft.questions.length === 1 ? (draft.questions[0]?.key ?? null) : null,
  );
  const kinds = new Set(draft.fields.map(({ value }) => value.kind));
  const form = useMemo(() => formOfDraft(draft), [draft]);
  return (
    <div className={styles.editor}>
      <Section
        title={t("manage.form.fields")}
        detail={t("manage.form.fields.detail")}
        problems={problems.filter(({ path }) => path.length === 1 && path[0] === "fields")}
      >
        <CardList
          label={t("manage.form.fields")}
          items={draft.fields}
          titleOf={({ value }) => value.title}
          onMove={(key, to) => onChange((before) => ({ ...before, fields: moved(before.fields, key, to) }))}
          renderCard={(field, index, mover) => (
            <FieldCard
              field={field}
              problems={problemsUnder(problems, "fields", index)}
              mover={mover}
              onChange={(change) => onChange((before) => changeField(before, field.key, change))}
              onRemove={() => onChange((before) => removeField(before, field.key))}
            />
          )}
        />
        <Menu
          align="start"
          label={t("manage.form.addField")}
          trigger={
            <Button size="small" icon={<Plus size={14} />}>
              {t("manage.form.addField")}
            </Button>
          }
          groups={[{ entries: fieldKinds.map((id) => ({ id, label: t(`manage.kind.${id}`) })) }]}
          onAction={(kind) =>
            onChange((before) => addField(before, kind, { key: newRegionId(), title: t(`manage.kind.${kind}`) }))
          }
        />
      </Section>
      <Section
        title={t("manage.form.questions")}
        detail={t("manage.form.questions.detail")}
        problems={problems.filter(({ path }) => path.length === 1 && path[0] === "questions")}
      >
        <CardList
          label={t("manage.form.questions")}
          items={draft.questions}
          titleOf={({ value }) => value.title}
          onMove={(key, to) => onChange((before) => ({ ...before, questions: moved(before.questions, key, to) }))}
          renderCard={(question, index, mover) => (
            <QuestionCard
              question={question}
              form={form}
              index={index}
              problems={problemsUnder(problems, "questions", index)}
              mover={mover}
              isOpen={open === question.key}
              onToggle={() => setOpen(open === question.key ? null : question.key)}
              onChange={(change) => onChange((before) => changeQuestion(before, question.key, change))}
              onRemove={() => onChange((before) => removeQuestion(before, question.key))}
            />
          )}
        />
        <Menu
          align="start"
          label={t("manage.form.addQuestion")}
          trigger={
            <Button size="small" icon={<Plus size={14} />}>
              {t("manage.form.addQuestion")}
            </Button>
          }
          groups={[
            {
              entries: questionTypeNames.map((id) => ({
                id,
                label: t(`manage.type.${id}`),
                isDisabled: !anyQuestionType(id).targets.some((kind) => kinds.has(kind)),
              })),
            },
          ]}
          onAction={(type) => {
            const key = newRegionId();
            const settings = questionEditors[type].initialSettings();
            onChange((before) => addQuestion(before, { key, title: t(`manage.type.${type}`), type, settings }));
            setOpen(key);
          }}
        />
      </Section>
      <Section title={t("manage.rules")} detail={t("manage.rules.detail")} problems={[]}>
        <RulesSection
          form={form}
          problems={problemsUnder(problems, "rules")}
          onChange={(rules) => onChange((before) => ({ ...before, rules }))}
        />
      </Section>
    </div>
  );
}

interface SectionProps {
  readonly title: string;
  readonly detail: string;
  /** Of the list as a whole. */
  readonly problems: readonly Problem[];
  readonly children: ReactNode;
}

function Section({ title, detail, problems, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <header>
        <h2 className={styles.heading}>{title}</h2>
        <p className={styles.detail}>{detail}</p>
      </header>
      {problems.length > 0 && (
        <p role="alert" className={styles.problem}>
          {problems.map(tProblem).join(" ")}
        </p>
      )}
      {children}
    </section>
  );
}
