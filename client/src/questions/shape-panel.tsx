import { memo, useDeferredValue, useMemo, useState } from "react";
import type { CSSProperties, ReactNode } from "react";
import type { Label } from "@keyhole/shared/questions/label";
import type { Region } from "@keyhole/shared/questions/question-type";
import { Eye, EyeOff } from "lucide-react";
import { labelKey } from "../editor/annotation-store.ts";
import { LabelCounts } from "../editor/list-change.ts";
import { textOfNotice } from "../editor/notice.ts";
import { RegionActions } from "../editor/region-actions.tsx";
import { RegionList } from "../editor/region-list.tsx";
import { useAnnotationStore, useAnnotations } from "../editor/use-annotations.ts";
import { useKeyCaps } from "../editor/use-hotkeys.ts";
import type { ImageLayer } from "../fields/image/image-layer.ts";
import { t } from "../i18n/t.ts";
import { cx } from "../ui/class-names.ts";
import { Kbd } from "../ui/kbd.tsx";
import type { PanelProps } from "./editor-type.ts";
import { changeShapes, pressLabel } from "./label-action.ts";
import { QuestionFrame } from "./question-frame.tsx";
import styles from "./shape-panel.module.css";

export interface ShapePanelProps<Settings, Answer, Shape extends Region> extends PanelProps<Settings, Answer> {
  readonly layer: ImageLayer<Settings, Answer, Shape>;
}

/**
 * The panel of every question that draws on a picture: its labels with their counts, and the list of its regions. A
 * region shows on the picture at once; this panel follows when there is time.
 */
export function ShapePanel<Settings, Answer, Shape extends Region>(
  props: ShapePanelProps<Settings, Answer, Shape>,
): ReactNode {
  return <Shapes {...useDeferredValue(props)} />;
}

function ShapesNow<Settings, Answer, Shape extends Region>(props: ShapePanelProps<Settings, Answer, Shape>): ReactNode {
  const { question, title, required, settings, answer, facts, readOnly, problems, layer } = props;
  const store = useAnnotationStore();
  const labels = layer.labels(settings);
  const regions = useMemo(() => (answer === undefined ? [] : layer.regions(answer)), [answer, layer]);
  const target = useMemo(() => {
    const extent = facts.kind === "image" ? facts : { width: 0, height: 0 };
    return { question, store, layer, extent };
  }, [question, store, layer, facts]);
  const unseen = useAnnotations((state) => state.unseen);
  const shown = useMemo(
    () => (unseen.size === 0 ? regions : regions.filter((region) => !unseen.has(labelKey(question, region.label)))),
    [regions, unseen, question],
  );
  const [counter] = useState(() => new LabelCounts());
  const counts = counter.of(regions);
  const describe = useMemo(() => {
    const byValue = new Map(layer.labels(settings).map((label) => [label.value, label]));
    return (region: Shape) => ({
      title: byValue.get(region.label)?.title ?? region.label,
      colour: byValue.get(region.label)?.colour ?? "#9a9a9a",
      detail: textOfNotice(layer.describe(region, settings)),
    });
  }, [layer, settings]);
  return (
    <QuestionFrame
      title={title}
      required={required}
      problems={problems}
      hint={
        shown.length === regions.length
          ? t("editor.regions.count", { count: regions.length })
          : t("editor.regions.shown", { shown: shown.length, count: regions.length })
      }
    >
      <ul className={styles.labels} aria-label={t("editor.labels")}>
        {labels.map((label) => (
          <li key={label.value}>
            <LabelRow
              question={question}
              label={label}
              count={counts.get(label.value) ?? 0}
              isFirst={label === labels[0]}
              isUnseen={unseen.has(labelKey(question, label.value))}
              {...(readOnly ? {} : { onPress: () => pressLabel(target, label.value) })}
            />
          </li>
        ))}
      </ul>
      {!readOnly && regions.length > 0 && <RegionActions question={question} />}
      <RegionList
        question={question}
        title={title}
        regions={shown}
        empty={shown.length < regions.length ? t("editor.regions.filtered") : undefined}
        readOnly={readOnly}
        describe={describe}
        onDelete={(ids) => changeShapes(target, ids, () => null)}
      />
    </QuestionFrame>
  );
}

// memo loses the type parameters; what comes out takes the same props.
const Shapes = memo(ShapesNow) as typeof ShapesNow;

interface LabelRowProps {
  readonly question: string;
  readonly label: Label;
  readonly count: number;
  readonly isFirst: boolean;
  /** Its regions are out of sight. */
  readonly isUnseen: boolean;
  readonly onPress?: () => void;
}

function LabelRow({ question, label, count, isFirst, isUnseen, onPress }: LabelRowProps): ReactNode {
  const store = useAnnotationStore();
  const isNext = useAnnotations(
    (state) =>
      state.mode === "draw" &&
      state.question === question &&
      (state.labels[question] === label.value || (state.labels[question] === undefined && isFirst)),
  );
  const caps = useKeyCaps(`${question}.label.${label.value}`);
  const content = (
    <>
      <span className={styles.swatch} aria-hidden="true" />
      <span className={styles.title}>{label.title}</span>
      {count > 0 && <span className={styles.count}>{t("editor.label.count", { count })}</span>}
      {onPress !== undefined && caps !== undefined && <Kbd keys={caps} />}
    </>
  );
  // A custom property is no member of CSSProperties by type.
  const style = { "--colour": label.colour } as CSSProperties;
  const sight = (count > 0 || isUnseen) && (
    <button
      type="button"
      aria-pressed={isUnseen}
      aria-label={t("editor.label.hide", { label: label.title })}
      title={t(isUnseen ? "editor.label.show" : "editor.label.hide", { label: label.title })}
      className={styles.sight}
      onClick={() => store.setUnseen([labelKey(question, label.value)], !isUnseen)}
    >
      {isUnseen ? <EyeOff size={14} /> : <Eye size={14} />}
    </button>
  );
  return (
    <span className={cx(styles.row, isUnseen && styles.unseen)}>
      {onPress === undefined ? (
        <span className={styles.label} style={style} title={label.description}>
          {content}
        </span>
      ) : (
        <button
          type="button"
          aria-pressed={isNext}
          title={label.description}
          className={cx(styles.label, styles.pressable, isNext && styles.next)}
          style={style}
          onClick={onPress}
        >
          {content}
        </button>
      )}
      {sight}
    </span>
  );
}
