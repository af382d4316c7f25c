import type { Form } from "@keyhole/shared/form";
import { useMemo } from "react";
import type { InspectedItem } from "../../api-types.ts";
import { formatList, formatTime } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import type { Media } from "../../workspace/media.ts";
import { markedFrame, shownFields } from "../items/disclosed.tsx";
import { Preview } from "./preview.tsx";
import styles from "./preview.module.css";

export interface ItemPreviewProps {
  readonly form: Form;
  readonly item: InspectedItem;
  readonly media: Media;
}

/** The form over an item of the project, under the mark of a recorded view. Fields that the item lacks are named. */
export function ItemPreview({ form, item, media }: ItemPreviewProps) {
  const fields = useMemo(() => {
    const kinds = new Map(form.fields.map(({ name, kind }) => [name, kind]));
    return shownFields(item, form, media).filter(({ name, value }) => kinds.get(name) === value.kind);
  }, [form, item, media]);
  const frame = useMemo(() => markedFrame(media), [media]);
  const missing = form.fields.filter(({ name }) => fields.every((field) => field.name !== name));
  return (
    <>
      <p className={styles.left}>{t("manage.item.recorded", { time: formatTime(item.lease.expires) })}</p>
      {missing.length > 0 && (
        <p className={styles.left}>
          {t("manage.form.preview.lacks", {
            fields: formatList(missing.map(({ title, name }) => title || name)),
          })}
        </p>
      )}
      <Preview form={form} fields={fields} frame={frame} />
    </>
  );
}
