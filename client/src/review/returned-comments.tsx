import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { trpc } from "../api.ts";
import type { LeaseHold } from "../api-types.ts";
import { useAnnotationStore } from "../editor/use-annotations.ts";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import styles from "./review.module.css";

export interface ReturnedCommentsProps {
  /** The lease and view that the task is worked on in. */
  readonly hold: LeaseHold;
  readonly viewId: string;
}

/** What reviewers said about the task on screen; nothing where they said nothing. Stands inside the view's mark. */
export function ReturnedComments({ hold, viewId }: ReturnedCommentsProps): ReactNode {
  const store = useAnnotationStore();
  const said = useQuery(trpc.review.comments.queryOptions({ ...hold, viewId }, { staleTime: Infinity }));
  if (said.data === undefined || said.data.length === 0) return null;
  return (
    <section className={styles.told} aria-label={t("review.told.title")}>
      <h3>{t("review.told.title")}</h3>
      <ul className={styles.comments}>
        {said.data.map(({ text, pin, created }) => (
          <li key={`${String(created)}${text}`}>
            {text}
            {pin !== null && pin.region !== null && (
              <Button
                size="small"
                variant="quiet"
                onPress={() => store.select({ question: pin.question, region: pin.region ?? "" })}
              >
                {t("review.told.region")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
