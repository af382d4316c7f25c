import type { ReactNode } from "react";
import type { LeaseHold, ProjectId } from "../api-types.ts";
import { SectionView } from "../guidelines/section-view.tsx";
import { useReading } from "../guidelines/use-reading.ts";
import { t } from "../i18n/t.ts";
import { MarkedOverlay } from "../ui/marked-overlay.tsx";
import styles from "./review.module.css";

export interface ToldSectionProps {
  readonly projectId: ProjectId;
  /** The task's lease: the guideline is read under it, as a recorded view. */
  readonly hold: LeaseHold;
  readonly sectionId: string;
}

/** The section of the guideline that a message is about, as it is in force; nothing where it is not meant for this person. */
export function ToldSection({ projectId, hold, sectionId }: ToldSectionProps): ReactNode {
  const { reading } = useReading(projectId, hold);
  if (reading.phase !== "shown") return null;
  const { read, media } = reading;
  const section = read.sections.find(({ id }) => id === sectionId);
  if (section === undefined) return null;
  return (
    <div className={styles.toldSection}>
      <p className={styles.muted}>{t("disagreements.told.section")}</p>
      <MarkedOverlay mark={media.overlay.url} tile={media.overlay.tile}>
        <SectionView section={section} shelf={media.shelf} isChanged={section.changedIn > reading.acknowledged} />
      </MarkedOverlay>
    </div>
  );
}
