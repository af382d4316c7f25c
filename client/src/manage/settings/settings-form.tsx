import { type ProjectSettings, projectSettings } from "@keyhole/shared/project-settings";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { failureOf } from "../../api-error.ts";
import type { ProjectDetail } from "../../api-types.ts";
import { api, trpc } from "../../api.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Page } from "../../ui/page.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { notify } from "../../ui/toasts.ts";
import { LeaveGuard } from "../leave-guard.tsx";
import { ArchivePart } from "./archive-part.tsx";
import { DataPart } from "./data-part.tsx";
import { KeysPart } from "./keys-part.tsx";
import { MarkPart } from "./mark-part.tsx";
import { QualityPart } from "./quality-part.tsx";
import styles from "./settings.module.css";
import { SettingsSection } from "../../ui/settings-section.tsx";
import { WorkPart } from "./work-part.tsx";

export interface PartProps {
  readonly settings: ProjectSettings;
  readonly set: (part: Partial<ProjectSettings>) => void;
}

/** Everything together is saved with the version that was seen; another lead's change is shown, never overwritten. */
export function SettingsForm({ project }: { readonly project: ProjectDetail }) {
  const [name, setName] = useState(project.name);
  const [settings, setSettings] = useState(project.settings);
  const [theirs, setTheirs] = useState<ProjectDetail | null>(null);
  const queries = useQueryClient();
  const { id: projectId } = project;
  const set = (part: Partial<ProjectSettings>) => setSettings((before) => ({ ...before, ...part }));
  const isChanged = name !== project.name || JSON.stringify(settings) !== JSON.stringify(project.settings);
  const isSound = name.trim() !== "" && projectSettings.safeParse(settings).success;

  const refresh = () => queries.invalidateQueries({ queryKey: trpc.project.pathKey() });
  const save = useMutation({
    mutationFn: (version: number) => api.project.change.mutate({ projectId, version, name: name.trim(), settings }),
    async onSuccess({ tasks }) {
      setTheirs(null);
      const text = t("manage.settings.saved");
      notify({
        tone: "success",
        text,
        ...(tasks === 0 ? {} : { detail: t("manage.settings.tasksChanged", { count: tasks }) }),
      });
      await refresh();
    },
    async onError(error) {
      if (failureOf(error).code === "conflict") setTheirs(await api.project.detail.query({ projectId }));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isChanged && isSound && !save.isPending) save.mutate(project.version);
  };

  return (
    <Page title={t("manage.tab.settings")} intro={t("manage.settings.intro")}>
      <form onSubmit={submit} className={styles.form}>
        <SettingsSection title={t("manage.settings.name")} detail={t("manage.settings.name.detail")}>
          <TextField label={t("manage.name")} value={name} onChange={setName} maxLength={120} isRequired />
        </SettingsSection>
        <WorkPart settings={settings} set={set} before={project.settings} />
        <MarkPart settings={settings} set={set} projectId={projectId} />
        <QualityPart settings={settings} set={set} />
        <KeysPart settings={settings} set={set} />
        <DataPart settings={settings} set={set} />
        <div className={styles.save}>
          {save.isError && theirs === null && <ErrorPanel error={save.error} />}
          <div className={styles.buttons}>
            <Button
              isDisabled={!isChanged || save.isPending}
              onPress={() => {
                setName(project.name);
                setSettings(project.settings);
              }}
            >
              {t("manage.settings.undo")}
            </Button>
            <Button type="submit" variant="primary" isDisabled={!isChanged || !isSound} isPending={save.isPending}>
              {t("common.save")}
            </Button>
            <output className={styles.state}>{isChanged ? t("manage.settings.unsaved") : ""}</output>
          </div>
        </div>
      </form>
      <ArchivePart project={project} isChanged={isChanged} onDone={refresh} />
      <Dialog
        isOpen={theirs !== null}
        onClose={() => setTheirs(null)}
        title={t("manage.settings.conflict.title")}
        footer={
          <>
            <Button onPress={() => setTheirs(null)}>{t("common.cancel")}</Button>
            <Button onPress={() => void refresh()}>{t("manage.form.conflict.theirs")}</Button>
            <Button
              variant="primary"
              isPending={save.isPending}
              onPress={() => theirs !== null && save.mutate(theirs.version)}
            >
              {t("manage.settings.conflict.mine")}
            </Button>
          </>
        }
      >
        <p>{t("manage.settings.conflict.detail")}</p>
      </Dialog>
      <LeaveGuard isChanged={isChanged && !save.isPending} detail={t("manage.settings.leave")} />
    </Page>
  );
}
