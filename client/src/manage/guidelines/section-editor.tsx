import { guidelineLimits, type GuidelineSection } from "@keyhole/shared/guidelines/guideline";
import { useDeferredValue, type MouseEvent } from "react";
import type { ProjectId } from "../../api-types.ts";
import { SectionView } from "../../guidelines/section-view.tsx";
import type { Shelf } from "../../guidelines/shelf.ts";
import { t } from "../../i18n/t.ts";
import { TextField } from "../../ui/text-field.tsx";
import { AudienceSelect } from "./audience-select.tsx";
import { MarkdownField } from "./markdown-field.tsx";
import styles from "./writing.module.css";

export interface SectionEditorProps {
  readonly projectId: ProjectId;
  readonly section: GuidelineSection;
  readonly sections: readonly GuidelineSection[];
  readonly shelf: Shelf;
  readonly onChange: (section: GuidelineSection) => void;
  readonly onSelect: (id: string) => void;
}

/** One section as it is written, and beside it as it will be read. */
export function SectionEditor({ projectId, section, sections, shelf, onChange, onSelect }: SectionEditorProps) {
  // The preview follows when there is time: typing never waits for it.
  const shown = useDeferredValue(section);
  const onLink = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const to = link?.getAttribute("href") ?? "";
    if (!to.startsWith("#")) return;
    event.preventDefault();
    if (sections.some(({ id }) => id === to.slice(1))) onSelect(to.slice(1));
  };
  return (
    <div className={styles.editor}>
      <div className={styles.sourceSide}>
        <div className={styles.sectionHead}>
          <TextField
            label={t("guidelines.write.sectionTitle")}
            value={section.title}
            maxLength={guidelineLimits.title}
            onChange={(title) => onChange({ ...section, title })}
          />
          <AudienceSelect value={section.audience} onChange={(audience) => onChange({ ...section, audience })} />
        </div>
        <MarkdownField
          projectId={projectId}
          value={section.body}
          maxLength={guidelineLimits.body}
          onChange={(body) => onChange({ ...section, body })}
          sections={sections.filter(({ id }) => id !== section.id)}
        />
      </div>
      <section aria-label={t("guidelines.write.preview")} className={styles.preview}>
        <p className={styles.previewTitle}>{t("guidelines.write.preview")}</p>
        {/* Links inside are buttons of the text: the handler only keeps them on the page. */}
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
        <div onClick={onLink}>
          <SectionView section={shown} shelf={shelf} />
        </div>
      </section>
    </div>
  );
}
