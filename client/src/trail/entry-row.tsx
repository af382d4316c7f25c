import { useState } from "react";
import { formatUtc } from "../i18n/format.ts";
import { t, tIfKnown } from "../i18n/t.ts";
import { Badge } from "../ui/badge.tsx";
import styles from "./entry-list.module.css";
import { sentenceOf } from "./entry-words.ts";
import type { Names } from "./names.ts";
import { RawEntry } from "./raw-entry.tsx";
import { useUnfold } from "./use-unfold.ts";
import type { OpenEntry } from "./read-entry.ts";

/** One entry as a line that opens to its raw form. */
export function EntryRow({ shown, names }: { readonly shown: OpenEntry; readonly names: Names }) {
  const [open, setOpen] = useState(false);
  const line = useUnfold<HTMLLIElement>(open);
  const { entry, sequence } = shown;
  const outcome = entry?.outcome ?? "failed";
  return (
    <li ref={line} className={styles.entry}>
      {/* The list's own keys move between these buttons; Enter opens one as any button. */}
      <button type="button" className={styles.row} aria-expanded={open} data-entry="" onClick={() => setOpen(!open)}>
        <span className={styles.time}>{entry === null ? "" : formatUtc(entry.time).replace(" UTC", "")}</span>
        <span className={styles.sentence}>
          {sentenceOf(entry, names)}
          {outcome !== "ok" && (
            <Badge tone={outcome === "denied" ? "warning" : "danger"}>{tIfKnown(`trail.outcome.${outcome}`)}</Badge>
          )}
        </span>
        <span className={styles.where}>{entry?.project === undefined ? "" : names.project(entry.project)}</span>
        <span className={styles.sequence}>
          <span className={styles.hidden}>{t("trail.raw.sequence")} </span>
          {sequence}
        </span>
      </button>
      {open && <RawEntry shown={shown} names={names} />}
    </li>
  );
}
