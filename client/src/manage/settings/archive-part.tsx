import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ProjectDetail } from "../../api-types.ts";
import { api } from "../../api.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { SettingsSection } from "../../ui/settings-section.tsx";

export interface ArchivePartProps {
  readonly project: ProjectDetail;
  /** Changes that are not saved would be lost: they are saved or undone first. */
  readonly isChanged: boolean;
  readonly onDone: () => Promise<void>;
}

/** Takes the project out of work, or brings it back. Nothing is deleted. */
export function ArchivePart({ project, isChanged, onDone }: ArchivePartProps) {
  const [asked, setAsked] = useState(false);
  const { id: projectId, version, name } = project;
  const archive = useMutation({
    mutationFn: (archived: boolean) => api.project.archive.mutate({ projectId, version, archived }),
    onSuccess: onDone,
  });
  return (
    <SettingsSection title={t("manage.settings.archive")} detail={t("manage.settings.archive.detail")}>
      <div>
        {project.archivedAt === null ? (
          <Button variant="danger" isDisabled={isChanged} onPress={() => setAsked(true)}>
            {t("manage.settings.archive.now")}
          </Button>
        ) : (
          <Button isPending={archive.isPending} isDisabled={isChanged} onPress={() => archive.mutate(false)}>
            {t("manage.settings.archive.back")}
          </Button>
        )}
      </div>
      {archive.isError && !asked && <ErrorPanel error={archive.error} />}
      <ConfirmDialog
        isOpen={asked}
        onClose={() => setAsked(false)}
        title={t("manage.settings.archive.title", { name })}
        confirmLabel={t("manage.settings.archive.now")}
        isDangerous
        onConfirm={() => archive.mutateAsync(true)}
      >
        <p>{t("manage.settings.archive.confirm")}</p>
      </ConfirmDialog>
    </SettingsSection>
  );
}
