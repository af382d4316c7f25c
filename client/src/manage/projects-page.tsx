import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { FolderKanban, Plus } from "lucide-react";
import { FrozenBadge } from "../admin/freeze/frozen-badge.tsx";
import { trpc } from "../api.ts";
import { t } from "../i18n/t.ts";
import { usePerson } from "../session/session.ts";
import { useOwnProjects } from "../session/use-own-projects.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { notify } from "../ui/toasts.ts";
import styles from "./projects-page.module.css";

/** The projects that this person leads; a new one starts here. */
export function ProjectsPage() {
  const { mayCreateProjects } = usePerson();
  const projects = useOwnProjects();
  const samples = useMutation(
    trpc.project.createSamples.mutationOptions({
      onSuccess: () => projects.refetch(),
      onError: () => notify({ tone: "danger", text: t("manage.samplesFailed") }),
    }),
  );
  const led = projects.data?.filter(({ role }) => role === "lead");
  const create = mayCreateProjects && (
    <LinkButton to="/projects/new" variant="primary">
      <Plus size={15} aria-hidden="true" />
      {t("manage.new")}
    </LinkButton>
  );
  return (
    <Page title={t("manage.title")} actions={led !== undefined && led.length > 0 ? create : undefined}>
      {projects.isError && <ErrorPanel error={projects.error} onRetry={() => void projects.refetch()} />}
      {projects.isPending && <Skeleton lines={5} lineHeight="3.5rem" />}
      {led?.length === 0 && (
        <EmptyState
          icon={<FolderKanban />}
          title={t("manage.empty.title")}
          detail={t(mayCreateProjects ? "manage.empty.create" : "manage.empty.detail")}
          action={
            mayCreateProjects && (
              <span className={styles.actions}>
                {create}
                <Button isPending={samples.isPending} onPress={() => samples.mutate()}>
                  {t("manage.samples")}
                </Button>
              </span>
            )
          }
        />
      )}
      {led !== undefined && led.length > 0 && (
        <ul className={styles.list}>
          {led.map(({ id, name, ready, frozenSince }) => (
            <li key={id}>
              <Link to="/projects/$projectId/home" params={{ projectId: id }} className={styles.project}>
                <bdi className={styles.name}>{name}</bdi>
                <FrozenBadge since={frozenSince} />
                {!ready && <Badge tone="warning">{t("manage.noForm")}</Badge>}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <ArchivedProjects />
    </Page>
  );
}

/** Archived projects, out of the way: their settings bring them back. */
function ArchivedProjects() {
  const archived = useQuery(trpc.project.archived.queryOptions());
  if (archived.data === undefined || archived.data.length === 0) return null;
  return (
    <details>
      <summary className={styles.summary}>{t("manage.archivedProjects", { count: archived.data.length })}</summary>
      <ul className={styles.list}>
        {archived.data.map(({ id, name }) => (
          <li key={id}>
            <Link to="/projects/$projectId/settings" params={{ projectId: id }} className={styles.project}>
              <bdi className={styles.name}>{name}</bdi>
              <Badge>{t("manage.archived")}</Badge>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
