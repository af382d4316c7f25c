import type { SpanPart } from "@keyhole/shared/questions/span/schema";
import { memo, useEffect, useRef, useState } from "react";
import { Markdown } from "../../ui/markdown.tsx";
import { TextPart } from "../text/text-part.tsx";
import { useNear } from "../text/use-near.ts";
import type { TextWork } from "../text/use-text-session.ts";
import styles from "./part-text.module.css";

/** UTF-16 units beyond which a text stays as written: rendering it would hold the page up. */
export const renderedLimit = 50_000;

export interface PartTextProps {
  readonly work: TextWork;
  /** The same object from render to render. */
  readonly part: SpanPart;
  readonly text: string;
  readonly label: string;
  readonly annotatable: boolean;
  /** Markdown is rendered. Never where a question marks the texts: marks count the characters as written. */
  readonly isRendered: boolean;
  /** What is far down the page is rendered only when it comes near. */
  readonly isLate?: boolean;
}

/** The text of a turn or a candidate: as written, where it can be marked, or rendered. */
export function PartText({ work, part, text, label, annotatable, isRendered, isLate = false }: PartTextProps) {
  if (isRendered && text.length <= renderedLimit) return <Rendered text={text} isLate={isLate} />;
  return (
    <TextPart
      session={work.session}
      part={part}
      text={text}
      label={label}
      annotatable={annotatable}
      marked={work.questions.length > 0}
      linked={work.links.length > 0}
    />
  );
}

const Rendered = memo(function Rendered({ text, isLate }: { readonly text: string; readonly isLate: boolean }) {
  const [wasNear, setWasNear] = useState(!isLate);
  const element = useRef<HTMLDivElement>(null);
  const near = useNear(element, !wasNear);
  // Once rendered it stays so: nothing jumps on the way back.
  // oxlint-disable-next-line react/set-state-in-effect -- see above
  useEffect(() => setWasNear((before) => before || near), [near]);
  return (
    <div ref={element} className={styles.rendered} dir="auto">
      {wasNear ? <Markdown isJudged source={text} /> : <p className={styles.waiting}>{text}</p>}
    </div>
  );
});
