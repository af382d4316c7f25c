import { memo, useCallback, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { cx } from "../../ui/class-names.ts";
import type { BlockMarks, PlacedMark } from "./block-marks.ts";
import { custom } from "./custom-properties.ts";
import { measuredOnce, strokesOf, type Measures, type Stroke } from "./mark-strokes.ts";
import styles from "./text-view.module.css";
import type { TextBlock } from "./text-document.ts";
import type { TextSurface } from "./text-surface.ts";
import { useNear } from "./use-near.ts";

export interface BlockViewProps {
  readonly block: TextBlock;
  readonly marks: BlockMarks;
  /** Null until the whole text is in the page. */
  readonly surface: TextSurface | null;
  /** Rises when boxes moved. */
  readonly layout: number;
  /** Lanes kept free below each line, so that a first mark moves nothing. */
  readonly leastLanes: 0 | 1;
  /** Lanes kept free above each line. */
  readonly above: 0 | 1;
}

/** One block of text with its marks beneath it. Renders again only when its own marks or the layout changed. */
export const BlockView = memo(function BlockView({ block, marks, surface, layout, leastLanes, above }: BlockViewProps) {
  const content = useSyncExternalStore(
    useCallback((listener) => marks.subscribe(block.index, listener), [marks, block.index]),
    () => marks.get(block.index),
  );
  const element = useRef<HTMLDivElement>(null);
  const near = useNear(element, content.marks.length > 0);
  const least = block.text === "" ? 0 : leastLanes;
  const below = content.marks.reduce<number>((most, { lane }) => Math.max(most, lane + 1), least);
  // What stands above a line is the room below the one before it.
  const lanes = below + (block.text === "" ? 0 : above);
  return (
    <div ref={element} data-block={block.index} className={styles.block} style={custom({ "--lanes": lanes })}>
      {near && surface !== null && (
        <Marks key={layout} block={block} placed={content.marks} surface={surface} lanes={lanes} />
      )}
      <div data-text className={styles.text} dir={block.direction}>
        {block.text}
      </div>
      {content.caret !== null && surface !== null && (
        <Caret key={layout * 100 + lanes} offset={content.caret} surface={surface} />
      )}
    </div>
  );
});

function Caret({ offset, surface }: { readonly offset: number; readonly surface: TextSurface }) {
  const [isLaidOut, setLaidOut] = useState(false);
  // oxlint-disable-next-line react/set-state-in-effect -- as for Marks
  useLayoutEffect(() => setLaidOut(true), []);
  const box = useMemo(() => (isLaidOut ? surface.caretBox(offset) : null), [isLaidOut, offset, surface]);
  if (box === null) return null;
  return (
    <div
      data-caret={offset}
      className={styles.caret}
      style={custom({ "--left": `${box.left}px`, "--top": `${box.top}px`, "--height": `${box.height}px` })}
    />
  );
}

interface MarksProps {
  readonly block: TextBlock;
  readonly placed: readonly PlacedMark[];
  readonly surface: TextSurface;
  /** Lines stand apart by so many lanes: with more of them, every box is elsewhere. */
  readonly lanes: number;
}

function Marks({ block, placed, surface, lanes }: MarksProps) {
  // oxlint-disable-next-line react/exhaustive-deps -- other lanes are other places
  const measures = useMemo(() => measuredOnce(surface), [surface, lanes]);
  // Boxes exist only once the text is laid out: measured then, drawn before the screen is painted. From then on marks
  // that come move no text, so they are measured while rendering: one commit less for each.
  const [laidOut, setLaidOut] = useState<Measures | null>(null);
  // oxlint-disable-next-line react/set-state-in-effect -- see above
  useLayoutEffect(() => setLaidOut(measures), [measures]);
  const strokes = useMemo(() => (laidOut === null ? [] : strokesOf(block, placed, laidOut)), [block, placed, laidOut]);
  return (
    <div className={styles.marks} aria-hidden="true">
      {strokes.map((stroke) => (
        <MarkStroke key={stroke.key} stroke={stroke} />
      ))}
    </div>
  );
}

const MarkStroke = memo(
  function MarkStroke({ stroke: { mark, box, chip } }: { readonly stroke: Stroke }) {
    return (
      <div
        className={cx(styles.mark, mark.selected && styles.selected)}
        data-pattern={mark.pattern}
        style={custom({
          "--colour": mark.colour,
          "--lane": mark.lane,
          "--left": `${box.left}px`,
          "--top": `${box.top}px`,
          "--width": `${box.width}px`,
          "--height": `${box.height}px`,
        })}
      >
        {chip !== null && (
          <span
            className={cx(styles.chip, chip.side === "right" && styles.chipRight)}
            style={custom({ "--room": `${chip.room}px` })}
          >
            {mark.title}
          </span>
        )}
      </div>
    );
  },
  ({ stroke: a }, { stroke: b }) =>
    a.mark === b.mark &&
    a.chip?.room === b.chip?.room &&
    a.chip?.side === b.chip?.side &&
    a.box.left === b.box.left &&
    a.box.top === b.box.top &&
    a.box.width === b.box.width,
);
