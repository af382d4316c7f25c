import { useSyncExternalStore, type ReactNode } from "react";
import { t } from "../i18n/t.ts";
import { Badge } from "../ui/badge.tsx";
import { Markdown } from "../ui/markdown.tsx";
import styles from "./guideline.module.css";
import type { Shelf } from "./shelf.ts";

/** What a link to a section leads to: `[boxes](#<section id>)`. */
export const anchorOf = (sectionId: string): string => `section-${sectionId}`;

export interface SectionViewProps {
  readonly section: { readonly id: string; readonly title: string; readonly body: string };
  readonly shelf: Shelf;
  readonly isChanged?: boolean;
  /** Stands beside the title. */
  readonly aside?: ReactNode;
}

/** One section as readers see it. The title is plain text; the body goes through the one Markdown renderer. */
export function SectionView({ section, shelf, isChanged = false, aside }: SectionViewProps) {
  const urls = useSyncExternalStore(shelf.subscribe, shelf.getUrls, shelf.getUrls);
  const anchor = anchorOf(section.id);
  return (
    <section className={styles.section} aria-labelledby={anchor} data-section={section.id}>
      <h2 id={anchor} tabIndex={-1} className={styles.title}>
        <span dir="auto">{section.title}</span>
        {isChanged && <Badge tone="info">{t("guidelines.changed")}</Badge>}
        {aside}
      </h2>
      <div dir="auto">
        <Markdown source={section.body} pictureOf={(name) => (Object.hasOwn(urls, name) ? urls[name] : undefined)} />
      </div>
    </section>
  );
}
