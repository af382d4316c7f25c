import { useMemo, useState } from "react";
import type { TrailStory } from "../api-types.ts";
import { formatList } from "../i18n/format.ts";
import { t } from "../i18n/t.ts";
import listStyles from "./entry-list.module.css";
import { EntryRow } from "./entry-row.tsx";
import type { Names } from "./names.ts";
import { openEntry } from "./read-entry.ts";
import styles from "./story.module.css";
import { useUnfold } from "./use-unfold.ts";
import { storyWords } from "./story-words.ts";

/** What happened under one lease, in one session or at once; the entries it is told from one press below. */
export function Story({ story, names }: { readonly story: TrailStory; readonly names: Names }) {
  const [open, setOpen] = useState(false);
  const line = useUnfold<HTMLLIElement>(open);
  const entries = useMemo(() => story.entries.map(openEntry), [story]);
  const { lead, parts } = useMemo(
    () =>
      storyWords(
        story.kind,
        entries.map(({ entry }) => entry),
        names,
      ),
    [story.kind, entries, names],
  );
  const [only] = entries;
  if (only !== undefined && entries.length === 1) return <EntryRow shown={only} names={names} />;
  return (
    <li ref={line} className={styles.story}>
      <p>
        {lead}
        {parts.length > 0 && <span className={styles.parts}>: {formatList(parts)}</span>}.
      </p>
      <button type="button" className={styles.raw} data-entry="" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t("trail.story.raw", { count: entries.length })}
      </button>
      {open && (
        <ol className={listStyles.list}>
          {entries.map((shown) => (
            <EntryRow key={shown.sequence} shown={shown} names={names} />
          ))}
        </ol>
      )}
    </li>
  );
}
