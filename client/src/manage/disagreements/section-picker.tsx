import type { GuidelineSection } from "@keyhole/shared/guidelines/guideline";
import { useState, type ReactNode } from "react";
import { matchesIn } from "../../guidelines/find.ts";
import { t } from "../../i18n/t.ts";
import { SearchField } from "../../ui/search-field.tsx";
import styles from "./disagreements.module.css";

export interface SectionPickerProps {
  readonly sections: readonly GuidelineSection[];
  onPick(this: void, section: GuidelineSection): void;
}

/** Finds a section by its words. In the page, not in a menu above it: titles stand under the mark, too. */
export function SectionPicker({ sections, onPick }: SectionPickerProps): ReactNode {
  const [wanted, setWanted] = useState("");
  const found = sections.filter((section) => matchesIn(section, wanted) > 0);
  return (
    <div className={styles.picker}>
      <SearchField label={t("disagreements.section.search")} value={wanted} onChange={setWanted} />
      {found.length === 0 && <p className={styles.muted}>{t("disagreements.section.noMatch")}</p>}
      <ul className={styles.sections}>
        {found.map((section) => (
          <li key={section.id}>
            <button type="button" dir="auto" className={styles.kind} onClick={() => onPick(section)}>
              {section.title.trim() === "" ? t("guidelines.write.untitled") : section.title}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
