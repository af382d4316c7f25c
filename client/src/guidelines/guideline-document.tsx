import { Search } from "lucide-react";
import { useEffect, useId, useMemo, useRef, useState, type MouseEvent, type ReactNode } from "react";
import { Input, SearchField } from "react-aria-components";
import type { ReadGuideline, ReadSection } from "../api-types.ts";
import { formatDate } from "../i18n/format.ts";
import { t } from "../i18n/t.ts";
import { cx } from "../ui/class-names.ts";
import { MarkedOverlay } from "../ui/marked-overlay.tsx";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import { matchesIn, rangesOf, sectionAbout } from "./find.ts";
import styles from "./guideline.module.css";
import { anchorOf, SectionView } from "./section-view.tsx";
import type { ViewMedia } from "./view-media.ts";

export interface GuidelineDocumentProps {
  readonly read: ReadGuideline;
  readonly media: ViewMedia;
  /** Sections whose text is newer than this version are marked as changed; 0 marks none. */
  readonly since: number;
  /** A label's title: the document opens where it is explained. */
  readonly label?: string | undefined;
  /** Stands under the head: what is new, what is asked of the reader. */
  readonly notice?: ReactNode;
}

/** One version as its reader sees it: contents, search, and the sections under the mark of their view. */
export function GuidelineDocument({ read, media, since, label, notice }: GuidelineDocumentProps) {
  const [wanted, setWanted] = useState("");
  const text = useRef<HTMLDivElement>(null);
  const isChanged = ({ changedIn }: ReadSection): boolean => since > 0 && changedIn > since;
  const shown = useMemo(() => read.sections.filter((section) => matchesIn(section, wanted) > 0), [read, wanted]);
  useHighlight(text, wanted);

  const show = (sectionId: string): void => {
    const heading = text.current?.querySelector<HTMLElement>(`#${CSS.escape(anchorOf(sectionId))}`);
    heading?.scrollIntoView({ block: "start" });
    heading?.focus({ preventScroll: true });
  };
  useEffect(() => {
    const about = label === undefined ? undefined : sectionAbout(read.sections, label);
    if (about === undefined) return;
    const heading = text.current?.querySelector(`#${CSS.escape(anchorOf(about.id))}`);
    heading?.scrollIntoView({ block: "start" });
  }, [label, read]);

  /** Links between sections move the text, never the address of the page. */
  const onClick = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const to = link?.getAttribute("href") ?? "";
    if (!to.startsWith("#")) return;
    event.preventDefault();
    setWanted("");
    show(to.slice(1));
  };

  return (
    <MarkedOverlay mark={media.overlay.url} tile={media.overlay.tile}>
      <div className={styles.document}>
        <header className={styles.head}>
          <p className={styles.version}>
            {t("guidelines.version", { version: read.version, date: formatDate(read.published) })}
          </p>
          <SearchField
            aria-label={t("guidelines.search")}
            value={wanted}
            onChange={setWanted}
            className={cx(styles.search)}
          >
            <Search aria-hidden="true" />
            <Input placeholder={t("guidelines.search")} className={cx(styles.searchInput)} />
          </SearchField>
        </header>
        {notice}
        <div className={styles.columns}>
          {read.sections.length > 1 && <Contents sections={shown} isChanged={isChanged} onChoose={show} />}
          {/* Links inside are buttons of the text: the handler only keeps them on the page. */}
          {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
          <div ref={text} className={styles.text} onClick={onClick}>
            {shown.length === 0 && <p className={styles.muted}>{t("guidelines.search.none")}</p>}
            {shown.map((section) => (
              <SectionView key={section.id} section={section} shelf={media.shelf} isChanged={isChanged(section)} />
            ))}
          </div>
        </div>
      </div>
    </MarkedOverlay>
  );
}

interface ContentsProps {
  readonly sections: readonly ReadSection[];
  readonly isChanged: (section: ReadSection) => boolean;
  readonly onChoose: (sectionId: string) => void;
}

function Contents({ sections, isChanged, onChoose }: ContentsProps) {
  const title = useId();
  return (
    <nav aria-labelledby={title} className={styles.contents}>
      <p id={title} className={styles.contentsTitle}>
        {t("guidelines.contents")}
      </p>
      <ol>
        {sections.map((section) => (
          <li key={section.id}>
            <button type="button" className={styles.entry} onClick={() => onChoose(section.id)}>
              <span dir="auto">{section.title}</span>
              {isChanged(section) && (
                <span className={styles.dot}>
                  <VisuallyHidden>{t("guidelines.changed")}</VisuallyHidden>
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

const highlightName = "guideline-search";

/** Paints what was found by the browser's highlights; a browser without them shows the sections all the same. */
function useHighlight(text: { readonly current: HTMLElement | null }, wanted: string): void {
  useEffect(() => {
    if (!("highlights" in CSS) || text.current === null) return undefined;
    const ranges = rangesOf(text.current, wanted);
    CSS.highlights.set(highlightName, new Highlight(...ranges));
    return () => void CSS.highlights.delete(highlightName);
  }, [text, wanted]);
}
