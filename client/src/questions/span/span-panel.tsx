import type { SpanAnswer, SpanRegion, SpanSettings } from "@keyhole/shared/questions/span/schema";
import { memo, useCallback, useDeferredValue, useMemo } from "react";
import { SortedView } from "../../editor/list-change.ts";
import { RegionList } from "../../editor/region-list.tsx";
import { useAnnotationStore, useAnnotations } from "../../editor/use-annotations.ts";
import { removeMarks } from "../../fields/text/mark-edits.ts";
import { textOf } from "../../fields/text/text-document.ts";
import { t } from "../../i18n/t.ts";
import type { PanelProps } from "../editor-type.ts";
import { QuestionFrame } from "../question-frame.tsx";
import { partTexts, type PartTexts } from "./part-texts.ts";
import { SpanDetails } from "./span-details.tsx";
import { spanLayer } from "./span-layer.ts";
import styles from "./span-panel.module.css";

type Props = PanelProps<SpanSettings, SpanAnswer>;

/**
 * The spans in reading order. The selected one, picked here or in the text, can be changed below the list. A mark shows
 * in the text at once; this list follows when there is time.
 */
export function SpanPanel(props: Props) {
  const { question } = props;
  const selected = useAnnotations(({ selection }) =>
    selection.length === 1 && selection[0]?.question === question ? (selection[0]?.region ?? null) : null,
  );
  return <Spans {...useDeferredValue(useMemo(() => ({ ...props, selected }), [props, selected]))} />;
}

const Spans = memo(function Spans(props: Props & { readonly selected: string | null }) {
  const { question, title, required, settings, answer, value, problems, readOnly, selected } = props;
  const store = useAnnotationStore();
  const texts = useMemo(() => partTexts(value), [value]);
  const inOrder = useMemo(() => new SortedView<SpanRegion>(readingOrder(texts)), [texts]);
  const regions = inOrder.of(answer?.regions ?? none);
  const describe = useMemo(() => describer(settings, texts), [settings, texts]);
  const current = selected === null ? undefined : regions.find(({ id }) => id === selected);
  const onDelete = useCallback(
    (ids: ReadonlySet<string>) => void removeMarks(store, { name: question, settings, layer: spanLayer }, ids),
    [store, question, settings],
  );
  return (
    <QuestionFrame
      title={title}
      required={required}
      problems={problems}
      hint={t("questions.span.summary", { count: regions.length })}
    >
      {regions.length === 0 ? (
        <p className={styles.empty}>{readOnly ? t("questions.span.none") : t("questions.span.empty")}</p>
      ) : (
        <div className={styles.list}>
          <RegionList
            question={question}
            title={title}
            regions={regions}
            readOnly={readOnly}
            describe={describe}
            onDelete={onDelete}
          />
        </div>
      )}
      {!readOnly && regions.length > 0 && (
        <SpanDetails question={question} settings={settings} region={current ?? null} texts={texts} />
      )}
    </QuestionFrame>
  );
});

/** Code points of a span that the list shows; what is more is cut by the line's end anyway. */
const shownLength = 120;

function detailOf(region: SpanRegion, texts: PartTexts): string {
  const document = texts.document(region.part);
  if (document === null) return "";
  const text = textOf(document, { start: region.start, end: Math.min(region.end, region.start + shownLength) });
  const part = texts.name(region.part);
  return part === null ? text : t("questions.span.inPart", { text, part });
}

const none: readonly SpanRegion[] = [];

const readingOrder =
  (texts: PartTexts) =>
  (a: SpanRegion, b: SpanRegion): number =>
    (a.part === b.part ? 0 : texts.order(a.part) - texts.order(b.part)) || a.start - b.start || b.end - a.end;

function describer(settings: SpanSettings, texts: PartTexts) {
  const labels = new Map(settings.labels.map((label) => [label.value, label]));
  return (region: SpanRegion) => {
    const label = labels.get(region.label);
    return {
      title: label?.title ?? region.label,
      colour: label?.colour ?? "#808080",
      detail: detailOf(region, texts),
    };
  };
}
