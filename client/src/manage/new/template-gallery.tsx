import type { TemplateName } from "@keyhole/shared/templates/template";
import { templateNames } from "@keyhole/shared/templates/template";
import { templates } from "@keyhole/shared/templates/templates";
import { type KeyboardEvent, useRef, useState } from "react";
import { Radio, RadioGroup } from "react-aria-components";
import { t } from "../../i18n/t.ts";
import { cx } from "../../ui/class-names.ts";
import { TextField } from "../../ui/text-field.tsx";
import { bestOf, findTemplates } from "./find-templates.ts";
import styles from "./new-project-page.module.css";
import { TemplatePicture } from "./template-picture.tsx";
import type { TemplateStartProps } from "./template-start.tsx";

/** Found by its title, what it says of itself, and the types of its questions. */
const wordsOf = (name: TemplateName): string =>
  [
    t(`manage.template.${name}`),
    t(`manage.template.${name}.detail`),
    ...templates[name].questions.map(({ type }) => t(`manage.type.${type}`)),
  ].join(" ");

/** Every template with its picture, in groups. The arrow down in the search goes to the one that was meant. */
export function TemplateGallery({ chosen, onChoose }: TemplateStartProps) {
  const [typed, setTyped] = useState("");
  const gallery = useRef<HTMLDivElement>(null);
  const found = findTemplates(typed, wordsOf);
  const count = found.reduce((sum, { names }) => sum + names.length, 0);

  const toGallery = (event: KeyboardEvent) => {
    const best = bestOf(found, typed, (name) => t(`manage.template.${name}`));
    // Enter in a search chooses what was found; it must not make a project.
    if (event.key !== "ArrowDown" && event.key !== "Enter") return;
    event.preventDefault();
    if (best === undefined) return;
    onChoose(best);
    if (event.key === "ArrowDown") gallery.current?.querySelector<HTMLInputElement>(`input[value="${best}"]`)?.focus();
  };

  return (
    <div className={styles.choose}>
      <TextField
        label={t("manage.template.search")}
        placeholder={t("manage.template.search.placeholder")}
        value={typed}
        onChange={setTyped}
        onKeyDown={toGallery}
        type="search"
        autoComplete="off"
      />
      <output className={styles.detail}>
        {count === 0 ? t("manage.template.none") : typed !== "" && t("manage.template.found", { count })}
      </output>
      <RadioGroup
        ref={gallery}
        aria-label={t("manage.template.gallery")}
        value={chosen}
        onChange={(id) => onChoose(templateNames.find((each) => each === id) ?? chosen)}
        className={cx(styles.groups)}
      >
        {found.map(({ group, names }) => (
          <section key={group} aria-label={t(`manage.template.group.${group}`)} className={styles.group}>
            <h2 className={styles.heading}>{t(`manage.template.group.${group}`)}</h2>
            <div className={styles.gallery}>
              {names.map((name) => (
                <Radio key={name} value={name} className={cx(styles.template)}>
                  <TemplatePicture template={name} />
                  <span className={styles.texts}>
                    <span className={styles.title}>{t(`manage.template.${name}`)}</span>
                    <span className={styles.detail}>{t(`manage.template.${name}.detail`)}</span>
                  </span>
                </Radio>
              ))}
            </div>
          </section>
        ))}
      </RadioGroup>
    </div>
  );
}
