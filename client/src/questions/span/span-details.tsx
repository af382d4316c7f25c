import type { SpanRegion, SpanSettings } from "@keyhole/shared/questions/span/schema";
import { ArrowLeftToLine, ArrowRightToLine, ChevronLeft, ChevronRight, Trash2 } from "lucide-react";
import { memo, useLayoutEffect, useMemo, useRef, useState } from "react";
import { textOfNotice, type Notice } from "../../editor/notice.ts";
import { useAnnotationStore } from "../../editor/use-annotations.ts";
import { fixedSnap, moveEdge, removeMarks, replaceMark, type EdgeMove } from "../../fields/text/mark-edits.ts";
import type { TextQuestion } from "../../fields/text/text-layer.ts";
import { t } from "../../i18n/t.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Select } from "../../ui/select.tsx";
import type { PartTexts } from "./part-texts.ts";
import { spanLayer } from "./span-layer.ts";
import styles from "./span-panel.module.css";

export interface SpanDetailsProps {
  readonly question: string;
  readonly settings: SpanSettings;
  /** The selected span; null for none, or several. */
  readonly region: SpanRegion | null;
  readonly texts: PartTexts;
}

/**
 * What can be done with the selected span: another label, its two ends, delete. Stays in the page, unseen, while none is
 * selected: making its controls anew with every span would cost more than all the rest of adding one.
 */
export function SpanDetails({ question: name, settings, region, texts }: SpanDetailsProps) {
  const store = useAnnotationStore();
  const [refusal, setRefusal] = useState<{ readonly id: string; readonly notice: Notice } | null>(null);
  const latest = useRef(region);
  useLayoutEffect(() => {
    latest.current = region;
  }, [region]);
  const acts = useMemo((): SpanActs => {
    const question: TextQuestion = { name, settings, layer: spanLayer };
    const replace = (change: (before: SpanRegion) => SpanRegion | null): void => {
      const before = latest.current;
      const next = before === null ? null : change(before);
      if (next === null) return;
      const notice = replaceMark(store, question, next);
      setRefusal(notice === null ? null : { id: next.id, notice });
    };
    return {
      relabel: (label) => replace((before) => ({ ...before, label })),
      move: (edge, forward) =>
        replace((before) => {
          const document = texts.document(before.part);
          const range =
            document && moveEdge(document, before, { edge, forward, by: fixedSnap(question) ?? "grapheme" });
          return range === null ? null : { ...before, ...range };
        }),
      remove: () => {
        if (latest.current !== null) removeMarks(store, question, new Set([latest.current.id]));
      },
    };
  }, [store, name, settings, texts]);
  // The label stays as it was last while nothing is selected.
  const [label, setLabel] = useState(region?.label ?? "");
  if (region !== null && region.label !== label) setLabel(region.label);
  const error = region !== null && refusal?.id === region.id ? textOfNotice(refusal.notice) : undefined;
  return (
    <div hidden={region === null}>
      <Controls settings={settings} label={label} error={error} acts={acts} />
    </div>
  );
}

interface SpanActs {
  relabel(this: void, label: string): void;
  move(this: void, edge: EdgeMove["edge"], forward: boolean): void;
  remove(this: void): void;
}

interface ControlsProps {
  readonly settings: SpanSettings;
  readonly label: string;
  readonly error: string | undefined;
  readonly acts: SpanActs;
}

/** The same for every span of one label: choosing another one renders nothing here. */
const Controls = memo(function Controls({ settings, label, error, acts }: ControlsProps) {
  const move = (edge: EdgeMove["edge"], forward: boolean) => () => acts.move(edge, forward);
  return (
    <div className={styles.details}>
      <Select
        label={t("questions.span.relabel")}
        options={settings.labels.map(({ value, title }) => ({ id: value, label: title }))}
        value={label}
        onChange={acts.relabel}
        {...(error === undefined ? {} : { error })}
      />
      <div className={styles.tools}>
        <IconButton
          size="small"
          label={t("questions.span.startEarlier")}
          hotkey="Alt+Shift+←"
          icon={<ArrowLeftToLine />}
          onPress={move("start", false)}
        />
        <IconButton
          size="small"
          label={t("questions.span.startLater")}
          hotkey="Alt+Shift+→"
          icon={<ChevronRight />}
          onPress={move("start", true)}
        />
        <span className={styles.between} aria-hidden="true" />
        <IconButton
          size="small"
          label={t("questions.span.endEarlier")}
          hotkey="Alt+←"
          icon={<ChevronLeft />}
          onPress={move("end", false)}
        />
        <IconButton
          size="small"
          label={t("questions.span.endLater")}
          hotkey="Alt+→"
          icon={<ArrowRightToLine />}
          onPress={move("end", true)}
        />
        <span className={styles.rest} />
        <IconButton
          size="small"
          label={t("questions.span.remove")}
          hotkey="Del"
          icon={<Trash2 />}
          onPress={acts.remove}
        />
      </div>
    </div>
  );
});
