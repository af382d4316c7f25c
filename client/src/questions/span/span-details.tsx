import type { SpanAnswer, SpanRegion, SpanSettings } from "@keyhole/shared/questions/span/schema";
import { ArrowLeftToLine, ArrowRightToLine, ChevronLeft, ChevronRight, Trash2 } from "lucide-react";
import { useState } from "react";
import { textOfNotice, type Notice } from "../../editor/notice.ts";
import { useAnnotationStore } from "../../editor/use-annotations.ts";
import { moveEdge, removeMarks, replaceMark, type EdgeMove } from "../../fields/text/mark-edits.ts";
import type { TextQuestion } from "../../fields/text/text-layer.ts";
import { t } from "../../i18n/t.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Select } from "../../ui/select.tsx";
import type { PanelProps } from "../editor-type.ts";
import type { PartTexts } from "./part-texts.ts";
import { spanLayer } from "./span-layer.ts";
import styles from "./span-panel.module.css";

export interface SpanDetailsProps extends PanelProps<SpanSettings, SpanAnswer> {
  readonly region: SpanRegion;
  readonly texts: PartTexts;
}

/** What can be done with the selected span: another label, its two ends, delete. */
export function SpanDetails({ question: name, settings, region, texts }: SpanDetailsProps) {
  const store = useAnnotationStore();
  const [refusal, setRefusal] = useState<{ readonly id: string; readonly notice: Notice } | null>(null);
  const question: TextQuestion = { name, settings, layer: spanLayer };
  const replace = (next: SpanRegion) => {
    const notice = replaceMark(store, question, next);
    setRefusal(notice === null ? null : { id: region.id, notice });
  };
  const move = (edge: EdgeMove["edge"], forward: boolean) => () => {
    const document = texts.document(region.part);
    const range = document && moveEdge(document, region, { edge, forward, by: "grapheme" });
    if (range !== null) replace({ ...region, ...range });
  };
  return (
    <div className={styles.details}>
      <Select
        label={t("questions.span.relabel")}
        options={settings.labels.map(({ value, title }) => ({ id: value, label: title }))}
        value={region.label}
        onChange={(label) => replace({ ...region, label })}
        {...(refusal?.id === region.id ? { error: textOfNotice(refusal.notice) } : {})}
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
          onPress={() => removeMarks(store, question, new Set([region.id]))}
        />
      </div>
    </div>
  );
}
