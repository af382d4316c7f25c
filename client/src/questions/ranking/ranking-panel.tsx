import type { RankingAnswer, RankingSettings } from "@keyhole/shared/questions/ranking/schema";
import { useMemo, useRef, useState, type KeyboardEvent } from "react";
import { t } from "../../i18n/t.ts";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import type { PanelProps } from "../editor-type.ts";
import { QuestionFrame } from "../question-frame.tsx";
import { itemsOf, rowsOf } from "./ranking-items.ts";
import { rankingKey, type Grab } from "./ranking-keys.ts";
import { placeOf, type Groups } from "./ranking-moves.ts";
import { RankingRowView } from "./ranking-row.tsx";
import styles from "./ranking.module.css";
import { useRankingDrag } from "./use-ranking-drag.ts";

/** Best first. By drag, or by keys: a digit for a place, or grab and move. */
export function RankingPanel(props: PanelProps<RankingSettings, RankingAnswer>) {
  const { title, required, settings, facts, answer, readOnly, problems, onChange } = props;
  const items = useMemo(() => itemsOf(settings, facts), [settings, facts]);
  const groups: Groups = answer?.groups ?? [];
  const [grab, setGrab] = useState<Grab | null>(null);
  const [said, setSaid] = useState("");
  const list = useRef<HTMLOListElement>(null);

  const set = (next: Groups) => {
    if (next === groups) return;
    onChange(next.length === 0 ? undefined : { groups: next.map((group) => Array.from(group)) });
  };
  const drag = useRankingDrag({ list, groups, ties: settings.ties, isDisabled: readOnly, onDrop: set });
  const rows = rowsOf(drag.preview ?? groups, items);
  const nameOf = (value: string) => items.find((item) => item.value === value)?.name ?? value;

  const onKeyDown = (event: KeyboardEvent, item: string) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const result = rankingKey(event.key, item, { groups, grab, ties: settings.ties });
    if (result === null || (readOnly && result.kind === "change")) return;
    event.preventDefault();
    if (result.kind === "focus") {
      focusRow(list.current, item, result.to);
      return;
    }
    setGrab(result.grab);
    set(result.groups);
    setSaid(
      spoken({
        before: grab,
        after: result.grab,
        name: nameOf(item),
        place: placeOf(result.groups, item),
        key: event.key,
      }),
    );
  };
  const help = settings.ties ? t("questions.ranking.helpTies") : t("questions.ranking.help");
  return (
    <QuestionFrame title={title} required={required} problems={problems}>
      <ol ref={list} aria-label={title} className={styles.list}>
        {rows.map((row, index) => (
          <RankingRowView
            key={row.item.value}
            row={row}
            isFirstUnranked={row.place === null && rows[index - 1]?.place !== null}
            isGrabbed={grab?.item === row.item.value || drag.item === row.item.value}
            readOnly={readOnly}
            onKeyDown={(event) => onKeyDown(event, row.item.value)}
            onPointerDown={(event) => drag.start(event, row.item.value)}
            onBlur={() => setGrab(null)}
          />
        ))}
      </ol>
      {!readOnly && <p className={styles.help}>{help}</p>}
      <VisuallyHidden>
        <output>{said}</output>
      </VisuallyHidden>
    </QuestionFrame>
  );
}

function focusRow(list: HTMLElement | null, item: string, to: "next" | "previous" | "first" | "last"): void {
  const rows = Array.from(list?.querySelectorAll<HTMLElement>("[data-item]") ?? []);
  const at = rows.findIndex((row) => row.dataset["item"] === item);
  const target = { next: at + 1, previous: at - 1, first: 0, last: rows.length - 1 }[to];
  rows[Math.max(0, Math.min(target, rows.length - 1))]?.focus();
}

function spoken(act: {
  before: Grab | null;
  after: Grab | null;
  name: string;
  place: number | null;
  key: string;
}): string {
  const { before, after, name, place, key } = act;
  if (before === null && after !== null) return t("questions.ranking.grabbed", { name });
  if (key === "Escape") return t("questions.ranking.putBack", { name });
  if (place === null) return t("questions.ranking.rowUnranked", { name });
  return before !== null && after === null
    ? t("questions.ranking.dropped", { name, place })
    : t("questions.ranking.row", { name, place });
}
