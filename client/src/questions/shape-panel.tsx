import { memo, useDeferredValue, useMemo, useState } from "react";
import type { CSSProperties, ReactNode } from "react";
import type { Label } from "@keyhole/shared/questions/label";
import type { Region } from "@keyhole/shared/questions/question-type";
import { LabelCounts } from "../editor/list-change.ts";
import { textOfNotice } from "../editor/notice.ts";
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
  const regions = answer === undefined ? [] : layer.regions(answer);
  const target = useMemo(() => {
    const extent = facts.kind === "image" ? facts : { width: 0, height: 0 };
    return { question, store, layer, extent };
  }, [question, store, layer, facts]);
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
      hint={t("editor.regions.count", { count: regions.length })}
    >
      <ul className={styles.labels} aria-label={t("editor.labels")}>
        {labels.map((label) => (
          <li key={label.value}>
            <LabelRow
              question={question}
              label={label}
              count={counts.get(label.value) ?? 0}
              isFirst={label === labels[0]}
              {...(readOnly ? {} : { onPress: () => pressLabel(target, label.value) })}
            />
          </li>
        ))}
      </ul>
      <RegionList
        question={question}
        title={title}
        regions={regions}
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
  readonly onPress?: () => void;
}

function LabelRow({ question, label, count, isFirst, onPress }: LabelRowProps): ReactNode {
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
  if (onPress === undefined) {
    return (
      <span className={styles.label} style={style} title={label.description}>
        {content}
      </span>
    );
  }
  return (
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
  );
}
