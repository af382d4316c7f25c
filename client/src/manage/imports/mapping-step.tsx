import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { ArrowLeft, Play } from "lucide-react";
import { useState } from "react";
import type { ImportId } from "@keyhole/shared/ids";
import { api, trpc } from "../../api.ts";
import type { ImportPlan } from "../../api-types.ts";
import { t, tProblem } from "../../i18n/t.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { OwnMark } from "../own-mark.tsx";
import { useProjectId } from "../use-project.ts";
import styles from "./imports.module.css";
import { LabelTable } from "./label-table.tsx";
import { MappingTable } from "./mapping-table.tsx";
import { PreviewTable } from "./preview-table.tsx";
import { ProblemTable } from "./problem-table.tsx";

export interface MappingStepProps {
  readonly importId: ImportId;
  readonly onBack: () => void;
  readonly onStarted: () => void;
}

/** What the files hold and what becomes of it. Each change is tried on the server before anything is stored. */
export function MappingStep({ importId, onBack, onStarted }: MappingStepProps) {
  const projectId = useProjectId();
  const [changed, setChanged] = useState<ImportPlan | null>(null);
  const looked = useQuery({
    ...trpc.imports.preview.queryOptions({ importId, plan: changed }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 0,
  });
  const start = useMutation({
    mutationFn: (plan: ImportPlan) => api.imports.start.mutate({ importId, plan }),
    onSuccess: onStarted,
  });
  const preview = looked.data;
  // The server adds proposals for labels that a change brought in.
  const plan = looked.isPlaceholderData ? (changed ?? preview?.plan) : preview?.plan;
  const back = (
    <Button icon={<ArrowLeft size={15} />} onPress={onBack} isDisabled={start.isPending}>
      {t("imports.back")}
    </Button>
  );
  if (preview === undefined || plan === undefined) {
    return (
      <>
        {looked.isError ? (
          <ErrorPanel error={looked.error} onRetry={() => void looked.refetch()} />
        ) : (
          <Skeleton lines={8} />
        )}
        <div className={styles.footer}>{back}</div>
      </>
    );
  }
  const { scanned, whole, pictures, lost } = preview;
  return (
    <>
      {looked.isError && <ErrorPanel error={looked.error} onRetry={() => void looked.refetch()} />}
      <p className={styles.facts}>
        <span>{t(whole ? "imports.preview.whole" : "imports.preview.scanned", { count: scanned })}</span>
        {pictures > 0 && <span>{t("imports.preview.pictures", { count: pictures })}</span>}
        {lost > 0 ? (
          <Badge tone="danger">{t("imports.preview.lost", { count: lost })}</Badge>
        ) : (
          preview.problems.length === 0 && <Badge tone="success">{t("imports.preview.ok")}</Badge>
        )}
      </p>
      <OwnMark projectId={projectId}>
        <div className={styles.marked}>
          {preview.columns.length === 0 ? (
            <p>{t("imports.preview.none")}</p>
          ) : (
            <>
              <MappingTable preview={preview} plan={plan} onChange={setChanged} />
              <LabelTable preview={preview} plan={plan} onChange={setChanged} />
              <section className={styles.section}>
                <h2>{t("imports.preview")}</h2>
                <PreviewTable preview={preview} plan={plan} />
              </section>
            </>
          )}
          {preview.problems.length > 0 && (
            <section className={styles.section}>
              <h2>{t("imports.preview.problems")}</h2>
              <ProblemTable problems={preview.problems} />
            </section>
          )}
        </div>
      </OwnMark>
      {start.isError && <ErrorPanel error={start.error} />}
      <div className={styles.footer}>
        {back}
        <output className={styles.hindrances}>
          {preview.planProblems.map((problem) => (
            <span key={`${problem.message} ${problem.path.join(".")}`}>{tProblem(problem)}</span>
          ))}
        </output>
        <Button
          variant="primary"
          icon={<Play size={15} />}
          isPending={start.isPending}
          isDisabled={preview.planProblems.length > 0 || scanned === 0 || looked.isPlaceholderData}
          onPress={() => start.mutate(plan)}
        >
          {t("imports.start")}
        </Button>
      </div>
    </>
  );
}
