import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import type { ProjectId } from "../api-types.ts";
import { trpc } from "../api.ts";
import { t } from "../i18n/t.ts";
import { GuidelinePanel } from "./guideline-panel.tsx";
import styles from "./guideline.module.css";

/** The guideline of a project as a page of its own, for who begins there: under a lease to read, marked and recorded. */
export function GuidelinePage() {
  const { projectId } = useParams({ from: "/member/guidelines/$projectId" });
  const projects = useQuery(trpc.project.own.queryOptions());
  const name = projects.data?.find(({ id }) => id === projectId)?.name;
  useEffect(() => {
    document.title = `${t("guidelines.title")} · ${t("common.product")}`;
  }, []);
  return (
    <div className={styles.page}>
      <div className={styles.pageInner}>
        <header className={styles.pageHead}>
          <h1>{name === undefined ? t("guidelines.title") : t("guidelines.of", { project: name })}</h1>
        </header>
        {/* The server parses the id: anything else is absent there. */}
        <GuidelinePanel projectId={projectId as ProjectId} lease={null} />
      </div>
    </div>
  );
}
