import type { Form } from "@keyhole/shared/form";
import type { ProjectId } from "@keyhole/shared/ids";
import { useQueryClient } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { trpc } from "../../api.ts";
import { t } from "../../i18n/t.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { notify } from "../../ui/toasts.ts";
import { LeaveGuard } from "../leave-guard.tsx";
import { type DraftForm, draftOf, draftOver, emptyDraft, formOfDraft } from "./draft-form.ts";
import styles from "./form-builder.module.css";
import { FormEditor } from "./form-editor.tsx";
import { problemsOf } from "./form-problems.ts";
import { FormJson } from "./json/form-json.tsx";
import { PreviewPanel } from "./preview-panel.tsx";
import { PublishDialog } from "./publish-dialog.tsx";
import { VersionsDialog } from "./versions-dialog.tsx";

export interface PublishedForm {
  readonly form: Form | null;
  readonly version: number;
}

/** Edits a form beside its live preview. Nothing is stored until it is published as the next version. */
export function FormBuilder({
  projectId,
  published,
}: {
  readonly projectId: ProjectId;
  readonly published: PublishedForm;
}) {
  const [draft, setDraft] = useState(() => (published.form === null ? emptyDraft : draftOf(published.form)));
  const [shown, setShown] = useState<"publish" | "versions" | "discard" | null>(null);
  const [view, setView] = useState<"cards" | "json">("cards");
  /** The JSON on the screen is no form: what is seen is not what would be published. */
  const [isBroken, setIsBroken] = useState(false);
  /** Rises when the draft is replaced from outside the editors: the text then starts anew. */
  const [edition, setEdition] = useState(0);
  const queries = useQueryClient();
  const form = useMemo(() => formOfDraft(draft), [draft]);
  const previewed = useDeferredValue(form);
  const problems = useMemo(() => problemsOf(form), [form]);
  const isChanged = JSON.stringify(form) !== JSON.stringify(published.form ?? formOfDraft(emptyDraft));

  useEffect(() => {
    document.title = `${t("manage.tab.form")} · ${t("common.product")}`;
  }, []);

  const replaceDraft = (replaced: DraftForm) => {
    setDraft(replaced);
    setIsBroken(false);
    setEdition(edition + 1);
  };
  const reload = () => queries.invalidateQueries({ queryKey: trpc.project.form.queryKey({ projectId }) });

  return (
    <div className={styles.builder}>
      <header className={styles.bar}>
        <h1 className={styles.heading}>{t("manage.tab.form")}</h1>
        <output className={styles.state}>
          {published.version === 0
            ? t("manage.form.neverPublished")
            : t("manage.form.published", { version: published.version })}
          {isChanged && <Badge tone="warning">{t("manage.form.unpublished")}</Badge>}
          {problems.length > 0 && <Badge tone="danger">{t("manage.form.problems", { count: problems.length })}</Badge>}
        </output>
        {published.version > 0 && (
          <Button variant="quiet" icon={<History size={15} />} onPress={() => setShown("versions")}>
            {t("manage.form.versions")}
          </Button>
        )}
        {(isChanged || isBroken) && (
          <Button variant="quiet" onPress={() => setShown("discard")}>
            {t("manage.form.discard")}
          </Button>
        )}
        <Button
          variant="primary"
          isDisabled={!isChanged || isBroken || problems.length > 0}
          onPress={() => setShown("publish")}
        >
          {t("manage.form.publish")}
        </Button>
      </header>
      <div className={styles.columns}>
        <Tabs
          label={t("manage.form.view")}
          selected={view}
          onSelect={(chosen) => {
            if (isBroken) notify({ tone: "info", text: t("manage.json.mendFirst") });
            else setView(chosen);
          }}
          tabs={[
            {
              id: "cards",
              label: t("manage.form.view.cards"),
              content: <FormEditor draft={draft} problems={problems} onChange={setDraft} />,
            },
            {
              id: "json",
              label: t("manage.form.view.json"),
              content: (
                <FormJson
                  key={edition}
                  form={form}
                  onBroken={setIsBroken}
                  onChange={(written) => setDraft(draftOver(written, published.form))}
                />
              ),
            },
          ]}
        />
        <PreviewPanel form={previewed} projectId={projectId} />
      </div>
      <PublishDialog
        isOpen={shown === "publish"}
        projectId={projectId}
        form={form}
        published={published}
        onClose={() => setShown(null)}
        onPublished={async (version) => {
          setShown(null);
          notify({ tone: "success", text: t("manage.form.publishedNow", { version }) });
          await queries.invalidateQueries({ queryKey: trpc.project.pathKey() });
        }}
        onReload={async () => {
          setShown(null);
          await reload();
        }}
      />
      {shown === "versions" && (
        <VersionsDialog
          projectId={projectId}
          current={published.version}
          onClose={() => setShown(null)}
          onRestore={(old) => {
            replaceDraft(draftOver(old, published.form));
            setShown(null);
          }}
        />
      )}
      <ConfirmDialog
        isOpen={shown === "discard"}
        onClose={() => setShown(null)}
        title={t("manage.form.discard.title")}
        confirmLabel={t("manage.form.discard")}
        isDangerous
        onConfirm={async () => replaceDraft(published.form === null ? emptyDraft : draftOf(published.form))}
      >
        <p>{t("manage.form.discard.detail")}</p>
      </ConfirmDialog>
      <LeaveGuard isChanged={isChanged || isBroken} detail={t("manage.form.leave.detail")} />
    </div>
  );
}
