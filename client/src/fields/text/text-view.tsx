import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { BlockView } from "./block-view.tsx";
import type { BlockMarks } from "./block-marks.ts";
import { custom } from "./custom-properties.ts";
import { domTextSurface, groupSize } from "./dom-text-surface.ts";
import styles from "./text-view.module.css";
import type { TextBlock, TextDocument } from "./text-document.ts";
import type { TextSurface } from "./text-surface.ts";

export interface TextViewProps {
  readonly document: TextDocument;
  readonly marks: BlockMarks;
  /** Lanes kept free below each line: 1 where marks may come. */
  readonly leastLanes: 0 | 1;
  /** Lanes kept free above each line, beyond those of its marks. */
  readonly above: 0 | 1;
  /** Called once the text is in the page, with the surface that answers for it; returns the way to let go of it. */
  readonly onSurface: (surface: TextSurface) => () => void;
}

/** A text and its marks, drawn in the DOM. Nothing outside learns that: what it can do is the surface. */
export const TextView = memo(function TextView({ document, marks, leastLanes, above, onSurface }: TextViewProps) {
  const root = useRef<HTMLDivElement>(null);
  const [surface, setSurface] = useState<TextSurface | null>(null);
  const groups = useMemo(() => inGroups(document.blocks), [document]);
  const [layout, setLayout] = useState(0);
  useLayoutEffect(() => {
    if (root.current === null) return;
    const made = domTextSurface(root.current, document);
    setSurface(made);
    return onSurface(made);
  }, [document, onSurface]);
  useEffect(() => surface?.onLayout(() => setLayout((before) => before + 1)), [surface]);
  return (
    <div ref={root} className={styles.root}>
      {groups.map((blocks) => (
        <div key={blocks[0]?.index} className={styles.group} style={custom({ "--blocks": blocks.length })}>
          {blocks.map((block) => (
            <BlockView
              key={block.index}
              block={block}
              marks={marks}
              surface={surface}
              layout={layout}
              leastLanes={leastLanes}
              above={above}
            />
          ))}
        </div>
      ))}
    </div>
  );
});

const inGroups = (blocks: readonly TextBlock[]): readonly (readonly TextBlock[])[] =>
  Array.from({ length: Math.ceil(blocks.length / groupSize) }, (_, group) =>
    blocks.slice(group * groupSize, (group + 1) * groupSize),
  );
