import type { GuidelineSection } from "@keyhole/shared/guidelines/guideline";
import { GitCompareArrows, NotebookPen, Plus, Send } from "lucide-react";
import { useEffect, useState } from "react";
import type { ProjectId } from "../../api-types.ts";
import { queryClient, trpc } from "../../api.ts";
import { ReadingState } from "../../guidelines/reading-state.tsx";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { MarkedOverlay } from "../../ui/marked-overlay.tsx";
import { notify } from "../../ui/toasts.ts";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { useProject } from "../use-project.ts";
import { CompareView } from "./compare-view.tsx";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { newSection } from "./new-section.ts";
import { PublishDialog } from "./publish-dialog.tsx";
import { SaveState } from "./save-state.tsx";
import { SectionEditor } from "./section-editor.tsx";
import { SectionList } from "./section-list.tsx";
import { useDraft, useNewPictures, useWriting, type Writing } from "./use-writing.ts";
import styles from "./writing.module.css";

/** Where leads write the guideline: sections, a live preview, versions to compare, and publishing. */
export function GuidelinesPage() {
  const { id } = useProject();
  return (
    <>
      <VisuallyHidden>
        <h1>{t("guidelines.title")}</h1>
      </VisuallyHidden>
      {/* What waits to be saved belongs to one project. */}
      <ProjectGuidelines key={id} projectId={id} />
    </>
  );
}

function ProjectGuidelines({ projectId }: { readonly projectId: ProjectId }) {
  const { name } = useProject();
  const { state, again } = useWriting(projectId);
  useEffect(() => {
    document.title = `${t("guidelines.of", { project: name })} · ${t("common.product")}`;
  }, [name]);
  if (state.phase !== "open") return <ReadingState state={state} again={again} />;
  return <Desk projectId={projectId} writing={state.writing} onReload={again} />;
}

interface DeskProps {
  readonly projectId: ProjectId;
  readonly writing: Writing;
  /** Opens draft and history anew, as after publishing. */
  readonly onReload: () => void;
}

type Work = "write" | "compare";

function Desk({ projectId, writing, onReload }: DeskProps) {
  const { settings } = useProject();
  const { session, media, opened, hold } = writing;
  const draft = useDraft(session);
  const { sections } = draft.body;
  const [chosen, setChosen] = useState<string>();
  const [work, setWork] = useState<Work>("write");
  const [isPublishing, setPublishing] = useState(false);
  const current = sections.find(({ id }) => id === chosen) ?? sections[0];
  useNewPictures(projectId, writing, sections.map(({ body }) => body).join("\n"));
  useEffect(() => {
    if (draft.joins > 0) notify({ tone: "info", text: t("guidelines.write.merged") });
  }, [draft.joins]);

  const change = (next: GuidelineSection[]): void => session.change({ ...draft.body, sections: next });
  const add = (): void => {
    const section = newSection();
    const at = current === undefined ? sections.length : sections.indexOf(current) + 1;
    change([...sections.slice(0, at), section, ...sections.slice(at)]);
    setChosen(section.id);
  };
  const { version } = opened;

  return (
    <MarkedOverlay mark={media.overlay.url} tile={media.overlay.tile}>
      <div className={styles.desk}>
        <div className={styles.bar}>
          <p className={styles.inForce}>
            {version === 0 ? t("guidelines.write.unpublished") : t("guidelines.write.inForce", { version })}
          </p>
          <SaveState status={draft.status} />
          <span className={styles.actions}>
            <Button
              size="small"
              variant="quiet"
              icon={<GitCompareArrows />}
              aria-pressed={work === "compare"}
              onPress={() => setWork(work === "compare" ? "write" : "compare")}
            >
              {work === "compare" ? t("guidelines.write.draft") : t("guidelines.write.compare")}
            </Button>
            <Button
              size="small"
              variant="primary"
              icon={<Send />}
              isDisabled={sections.length === 0 || draft.clashes.length > 0}
              onPress={() => setPublishing(true)}
            >
              {t("guidelines.write.publish")}
            </Button>
          </span>
        </div>
        {draft.status === "failed" && <ErrorPanel error={draft.error} onRetry={() => void session.flush()} />}
        {work === "compare" ? (
          <CompareView projectId={projectId} hold={hold} opened={opened} draft={draft.body} />
        ) : current === undefined ? (
          <EmptyState
            icon={<NotebookPen />}
            title={t("guidelines.write.empty.title")}
            detail={t("guidelines.write.empty.detail")}
            action={
              <Button variant="primary" icon={<Plus />} onPress={add}>
                {t("guidelines.write.add")}
              </Button>
            }
          />
        ) : (
          <div className={styles.columns}>
            <SectionList sections={sections} selected={current.id} onSelect={setChosen} onChange={change} onAdd={add} />
            <SectionEditor
              key={current.id}
              projectId={projectId}
              section={current}
              sections={sections}
              shelf={media.shelf}
              onChange={(section) => session.changeSection(section)}
              onSelect={setChosen}
            />
          </div>
        )}
      </div>
      {draft.clashes.length > 0 && (
        <ConflictDialog
          clashes={draft.clashes}
          overlay={media.overlay}
          onResolve={(theirs) => session.resolve(theirs)}
        />
      )}
      {isPublishing && (
        <PublishDialog
          projectId={projectId}
          session={session}
          version={version}
          isAlwaysRequired={settings.mustAcknowledgeGuideline}
          onClose={() => setPublishing(false)}
          onPublished={(published) => {
            notify({
              tone: "success",
              text: t("guidelines.write.published", { version: published }),
              detail: t("guidelines.write.published.detail"),
            });
            void queryClient.invalidateQueries(trpc.project.detail.queryFilter({ projectId }));
            onReload();
          }}
        />
      )}
    </MarkedOverlay>
  );
}
