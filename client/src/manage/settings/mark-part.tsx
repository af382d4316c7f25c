import type { ProjectId } from "@keyhole/shared/ids";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useLayoutEffect, useRef } from "react";
import { trpc } from "../../api.ts";
import { t } from "../../i18n/t.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import type { PartProps } from "./settings-form.tsx";
import { SettingsSection } from "../../ui/settings-section.tsx";
import styles from "./settings.module.css";

/** How strong the visible mark is, shown by the server on a sample picture of nobody's data. */
export function MarkPart({ settings, set, projectId }: PartProps & { readonly projectId: ProjectId }) {
  const { visibleMark: level } = settings;
  const preview = useQuery({
    ...trpc.project.markPreview.queryOptions({ projectId, level }),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
  return (
    <SettingsSection title={t("manage.settings.mark")} detail={t("manage.settings.mark.detail")}>
      <RadioGroup
        label={t("manage.settings.markLevel")}
        orientation="horizontal"
        options={[
          { id: "full", label: t("manage.settings.mark.full"), description: t("manage.settings.mark.full.detail") },
          { id: "faint", label: t("manage.settings.mark.faint"), description: t("manage.settings.mark.faint.detail") },
        ]}
        value={level}
        onChange={(visibleMark) => set({ visibleMark })}
      />
      {preview.isError ? (
        <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} />
      ) : (
        <div className={styles.mark}>
          {preview.data !== undefined && (
            <MarkPicture picture={preview.data} alt={t(`manage.settings.mark.${level}.alt`)} />
          )}
        </div>
      )}
    </SettingsSection>
  );
}

interface MarkPictureProps {
  readonly picture: { readonly mime: string; readonly base64: string };
  readonly alt: string;
}

/** A picture that came as base64, shown by a `blob:` address that is revoked with it. */
function MarkPicture({ picture, alt }: MarkPictureProps) {
  const image = useRef<HTMLImageElement>(null);
  useLayoutEffect(() => {
    const bytes = Uint8Array.from(atob(picture.base64), (letter) => letter.codePointAt(0) ?? 0);
    const address = URL.createObjectURL(new Blob([bytes], { type: picture.mime }));
    if (image.current !== null) image.current.src = address;
    return () => URL.revokeObjectURL(address);
  }, [picture]);
  return <img ref={image} width={720} height={400} alt={alt} />;
}
