import type { ListAnswer, ListSettings } from "@keyhole/shared/questions/list/schema";
import { Plus } from "lucide-react";
import { useEffect, useRef } from "react";
import { newRegionId } from "../../editor/region-id.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import type { PanelProps } from "../editor-type.ts";
import { QuestionFrame } from "../question-frame.tsx";
import { EntryRow } from "./entry-row.tsx";
import { added, changed, entriesOf, entry, moved, removed } from "./list-rules.ts";
import styles from "./list.module.css";

/** A list that is written by the keyboard: Enter adds, Backspace in an empty entry removes, Alt and arrows move. */
export function ListPanel(props: PanelProps<ListSettings, ListAnswer>) {
  const { question, title, required, settings, answer, readOnly, problems, onChange } = props;
  const entries = entriesOf(answer, settings);
  const list = useRef<HTMLOListElement>(null);
  // The entry that gets the keyboard once it is on screen.
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const text = list.current?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(wanted.current)}"] [data-text]`);
    wanted.current = null;
    text?.focus();
  });
  const canAdd = !readOnly && !settings.fixed && entries.length < settings.maxEntries;
  const add = (after?: string) => {
    if (!canAdd) return;
    const fresh = entry(newRegionId());
    wanted.current = fresh.id;
    onChange(added(entries, fresh, { most: settings.maxEntries, ...(after === undefined ? {} : { after }) }));
  };
  const remove = (id: string) => {
    const at = entries.findIndex((each) => each.id === id);
    wanted.current = (entries[at - 1] ?? entries[at + 1])?.id ?? null;
    onChange(removed(entries, id));
  };
  return (
    <QuestionFrame title={title} required={required} problems={problems} hint={hintOf(settings, entries.length)}>
      {entries.length === 0 && (
        <p className={styles.none}>{t(readOnly ? "questions.notAnswered" : "questions.list.none")}</p>
      )}
      <ol ref={list} aria-label={title} className={styles.list}>
        {entries.map((each, index) => (
          <EntryRow
            key={each.id}
            entry={each}
            position={index + 1}
            isLast={index === entries.length - 1}
            settings={settings}
            readOnly={readOnly}
            onChange={(part) => {
              const merge =
                part.verdict === undefined ? { merge: `list ${question} ${each.id} ${Object.keys(part).join()}` } : {};
              onChange(changed(entries, each.id, part), merge);
            }}
            onAdd={() => add(each.id)}
            onRemove={() => remove(each.id)}
            onMove={(by) => {
              wanted.current = each.id;
              onChange(moved(entries, each.id, by));
            }}
          />
        ))}
      </ol>
      {canAdd && (
        <div>
          <Button size="small" icon={<Plus size={14} />} onPress={() => add()}>
            {t("questions.list.add")}
          </Button>
        </div>
      )}
    </QuestionFrame>
  );
}

function hintOf({ minEntries: minimum, maxEntries: maximum, fixed }: ListSettings, count: number): string | undefined {
  if (fixed) return undefined;
  return minimum > 0 && count < minimum
    ? t("questions.list.atLeast", { count, minimum })
    : t("questions.list.count", { count, maximum });
}
