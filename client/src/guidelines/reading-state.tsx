import { Clock, WifiOff } from "lucide-react";
import type { ReactNode } from "react";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import styles from "./guideline.module.css";

/** Why a guideline is not on the screen, for its readers and its writers. */
export type Unread =
  | { readonly phase: "loading" }
  | { readonly phase: "failed"; readonly error: unknown }
  | { readonly phase: "ended" }
  | { readonly phase: "withheld" };

export interface ReadingStateProps {
  readonly state: Unread;
  /** Takes a new lease and opens it again. */
  readonly again: () => void;
}

export function ReadingState({ state, again }: ReadingStateProps): ReactNode {
  switch (state.phase) {
    case "loading":
      return (
        <div className={styles.still}>
          <Skeleton lines={9} />
        </div>
      );
    case "failed":
      return (
        <div className={styles.still}>
          <ErrorPanel error={state.error} onRetry={again} />
        </div>
      );
    case "ended":
      return (
        <EmptyState
          icon={<Clock />}
          title={t("guidelines.ended.title")}
          detail={t("guidelines.ended.detail")}
          action={<Button onPress={again}>{t("guidelines.ended.again")}</Button>}
        />
      );
    case "withheld":
      return (
        <EmptyState
          icon={<WifiOff />}
          title={t("guidelines.withheld.title")}
          detail={t("guidelines.withheld.detail")}
        />
      );
  }
}
