import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { trpc } from "../api.ts";
import type { LeaseHold, ProjectId } from "../api-types.ts";
import { useAnnotations, useAnnotationStore } from "../editor/use-annotations.ts";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import type { ScreenQuestion } from "../workspace/screen-task.ts";
import { regionTitle } from "./region-title.ts";
import styles from "./review.module.css";
import { ToldSection } from "./told-section.tsx";

export interface ReturnedCommentsProps {
  readonly projectId: ProjectId;
  /** The lease and view that the task is worked on in. */
  readonly hold: LeaseHold;
  readonly viewId: string;
  readonly questions: readonly ScreenQuestion[];
}

/** What reviewers said about the task on screen; nothing where they said nothing. Stands inside the view's mark. */
export function ReturnedComments({ projectId, hold, viewId, questions }: ReturnedCommentsProps): ReactNode {
  const said = useQuery(trpc.review.comments.queryOptions({ ...hold, viewId }, { staleTime: Infinity }));
  if (said.data === undefined || said.data.length === 0) return null;
  // The newest one that names a section: the guideline is the same whichever comment says so.
  const section = said.data.map((each) => each.section).find((each) => each !== null) ?? null;
  return (
    <section className={styles.told} aria-label={t("review.told.title")}>
      <h3>{t("review.told.title")}</h3>
      <ul className={styles.comments}>
        {said.data.map(({ text, pin, created }) => (
          <li key={`${String(created)}${text}`}>
            {text}
            {pin !== null && pin.region !== null && (
              <Region question={questions.find(({ name }) => name === pin.question)} region={pin.region} />
            )}
          </li>
        ))}
      </ul>
      {section !== null && <ToldSection projectId={projectId} hold={hold} sectionId={section} />}
    </section>
  );
}

interface RegionProps {
  readonly question: ScreenQuestion | undefined;
  readonly region: string;
}

/** The region that a comment is about, by its label as it is now; it may be deleted meanwhile. */
function Region({ question, region }: RegionProps): ReactNode {
  const store = useAnnotationStore();
  const answer = useAnnotations(({ answers }) => (question === undefined ? undefined : answers[question.name]));
  const label = question === undefined ? null : regionTitle(question, answer, region);
  if (question === undefined || label === null) return <p className={styles.muted}>{t("review.told.regionGone")}</p>;
  return (
    <Button size="small" variant="quiet" onPress={() => store.select({ question: question.name, region })}>
      {t("review.told.region", { label })}
    </Button>
  );
}
