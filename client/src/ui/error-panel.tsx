import { TriangleAlert } from "lucide-react";
import { failureOf } from "../api-error.ts";
import { t, tProblem } from "../i18n/t.ts";
import { Button } from "./button.tsx";
import styles from "./error-panel.module.css";

export interface ErrorPanelProps {
  /** Whatever a call rejected with. */
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  readonly isRetrying?: boolean;
}

/** What happened, that nothing was lost, what is wrong with the input, and a way on. */
export function ErrorPanel({ error, onRetry, isRetrying = false }: ErrorPanelProps) {
  const failure = failureOf(error);
  return (
    <div role="alert" className={styles.panel}>
      <TriangleAlert className={styles.icon} aria-hidden="true" />
      <div className={styles.texts}>
        <p className={styles.title}>{t(`error.${failure.code}.title`)}</p>
        <p>{t(`error.${failure.code}.detail`)}</p>
        {failure.retryAfterMs !== undefined && (
          <p>{t("error.retryIn", { seconds: Math.ceil(failure.retryAfterMs / 1000) })}</p>
        )}
        {failure.problems !== undefined && failure.problems.length > 0 && (
          <ul className={styles.problems}>
            {failure.problems.map((problem) => (
              <li key={`${problem.path.join(".")} ${problem.message}`}>{tProblem(problem)}</li>
            ))}
          </ul>
        )}
        {onRetry !== undefined && (
          <div className={styles.retry}>
            <Button size="small" onPress={onRetry} isPending={isRetrying}>
              {t("error.retry")}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
