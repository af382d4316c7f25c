import { formOf, type TemplateName } from "@keyhole/shared/templates/template";
import { templates } from "@keyhole/shared/templates/templates";
import { useDeferredValue, useMemo } from "react";
import { t } from "../../i18n/t.ts";
import { Badge } from "../../ui/badge.tsx";
import { SamplePreview } from "../form/sample-preview.tsx";
import styles from "./new-project-page.module.css";
import { TemplateGallery } from "./template-gallery.tsx";

export interface TemplateStartProps {
  readonly chosen: TemplateName;
  readonly onChoose: (template: TemplateName) => void;
}

/** The gallery, and beside it what the chosen template asks, as labelers will meet it. */
export function TemplateStart({ chosen, onChoose }: TemplateStartProps) {
  const shown = useDeferredValue(chosen);
  const form = useMemo(() => formOf(templates[shown]), [shown]);
  const title = t("manage.template.preview", { title: t(`manage.template.${shown}`) });
  return (
    <div className={styles.columns}>
      <TemplateGallery chosen={chosen} onChoose={onChoose} />
      <section className={styles.chosen} aria-label={title}>
        <h2 className={styles.heading}>{title}</h2>
        <ul className={styles.questions} aria-label={t("manage.template.questions")}>
          {form.questions.map(({ name, title, type }) => (
            <li key={name} className={styles.question}>
              <bdi>{title}</bdi>
              <Badge>{t(`manage.type.${type}`)}</Badge>
            </li>
          ))}
        </ul>
        <SamplePreview key={shown} form={form} />
      </section>
    </div>
  );
}
