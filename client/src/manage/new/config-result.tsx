import type { Form } from "@keyhole/shared/form";
import type { ConfigNote, Outcome } from "@keyhole/shared/formats/label-studio-config/notes";
import { fieldKinds, questionTypeNames } from "@keyhole/shared/vocabulary";
import { t, tProblem } from "../../i18n/t.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import styles from "./config-start.module.css";

/** What a lead must know first stands first. */
const order: readonly { readonly outcome: Outcome; readonly tone: Tone }[] = [
  { outcome: "missing", tone: "danger" },
  { outcome: "changed", tone: "warning" },
  { outcome: "taken", tone: "success" },
  { outcome: "harmless", tone: "neutral" },
];

export interface ConfigResultProps {
  readonly notes: readonly ConfigNote[];
  readonly form: Form | undefined;
}

/** What became of each tag, by outcome. */
export function ConfigResult({ notes, form }: ConfigResultProps) {
  return (
    <section aria-label={t("manage.labelStudio.result")} className={styles.outcomes}>
      <h2 className={styles.heading}>{t("manage.labelStudio.result")}</h2>
      {form !== undefined && (
        <output>
          {t("manage.labelStudio.summary", { questions: form.questions.length, fields: form.fields.length })}
        </output>
      )}
      {order.map(({ outcome, tone }) => {
        const some = notes.filter((note) => note.outcome === outcome);
        if (some.length === 0) return null;
        return (
          <details key={outcome} open={outcome !== "harmless"} className={styles.outcome}>
            <summary>
              <Badge tone={tone}>{t(`manage.labelStudio.outcome.${outcome}`)}</Badge> {some.length}
            </summary>
            <ul className={styles.notes}>
              {some.map((note) => (
                <li key={JSON.stringify(note)} className={styles.note}>
                  <code className={styles.tag}>{note.name === "" ? note.tag : `${note.tag} ${note.name}`}</code>
                  <span>{tProblem({ ...note, path: [], values: inWords(note.values) })}</span>
                  <span className={styles.line}>{t("manage.labelStudio.line", { line: note.line })}</span>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}

/** Types and kinds as the pages call them. */
function inWords(values: ConfigNote["values"] = {}): Readonly<Record<string, string | number>> {
  const type = questionTypeNames.find((name) => name === values["type"]);
  const kind = fieldKinds.find((name) => name === values["kind"]);
  return {
    ...values,
    ...(type === undefined ? {} : { type: t(`manage.type.${type}`) }),
    ...(kind === undefined ? {} : { kind: t(`manage.kind.${kind}`) }),
  };
}
