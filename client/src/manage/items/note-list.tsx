import type { InspectedItem } from "../../api-types.ts";
import { formatDateTime } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import styles from "./item-page.module.css";

const titleOf = ({ state, name }: InspectedItem["notes"][number]): string => {
  if (state === "flagged") return t("manage.item.note.flagged", { name });
  return state === "skipped" ? t("manage.item.note.skipped", { name }) : t("manage.item.note.other", { name });
};

/** Why people flagged or skipped the item, in their words. */
export function NoteList({ notes }: { readonly notes: InspectedItem["notes"] }) {
  if (notes.length === 0) return null;
  return (
    <section className={styles.part}>
      <h2 className={styles.heading}>{t("manage.item.notes")}</h2>
      <ul className={styles.notes}>
        {notes.map((note) => (
          <li key={note.id}>
            <p className={styles.answerName}>{titleOf(note)}</p>
            <p className={styles.said}>{note.text}</p>
            <p className={styles.quiet}>{formatDateTime(note.changed)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
