import type { Form } from "@keyhole/shared/form";
import type { ProjectId } from "@keyhole/shared/ids";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { t } from "../../i18n/t.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { shortId } from "../items/item-columns.tsx";
import { Look } from "../items/look.tsx";
import styles from "./form-builder.module.css";
import { ItemPreview } from "./item-preview.tsx";
import { SamplePreview } from "./sample-preview.tsx";

/**
 * The form as labelers will meet it: on an invented item, or on the project's own first one, which is a recorded look
 * like any other and therefore begins only when it is asked for.
 */
export function PreviewPanel({ form, projectId }: { readonly form: Form; readonly projectId: ProjectId }) {
  const [source, setSource] = useState<"sample" | "item">("sample");
  const [look, setLook] = useState(0);
  const items = useQuery({ ...trpc.items.list.queryOptions({ projectId }), staleTime: 60_000 });
  const first = items.data?.items[0];
  return (
    <section className={styles.preview} aria-label={t("manage.form.preview")}>
      <h2 className={styles.previewTitle}>{t("manage.form.preview")}</h2>
      <RadioGroup
        label={t("manage.form.preview.source")}
        orientation="horizontal"
        options={[
          { id: "sample" as const, label: t("manage.form.preview.sample") },
          {
            id: "item" as const,
            label: t("manage.form.preview.item"),
            isDisabled: first === undefined,
          },
        ]}
        value={source}
        onChange={setSource}
      />
      {items.isSuccess && first === undefined && (
        <p className={styles.next}>
          {t("manage.form.preview.noItem")}
          <LinkButton to="/projects/$projectId/imports" params={{ projectId }} search={{ begin: true }}>
            {t("manage.home.empty.toImport")}
          </LinkButton>
        </p>
      )}
      {source === "sample" || first === undefined ? (
        <>
          <p className={styles.previewDetail}>{t("manage.form.preview.detail")}</p>
          <SamplePreview form={form} />
        </>
      ) : (
        <>
          <p className={styles.previewDetail}>{t("manage.form.preview.item.detail", { id: shortId(first.itemId) })}</p>
          <Look key={look} projectId={projectId} itemId={first.itemId} again={() => setLook(look + 1)}>
            {(item, media) => <ItemPreview form={form} item={item} media={media} />}
          </Look>
        </>
      )}
    </section>
  );
}
