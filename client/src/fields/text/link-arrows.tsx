import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { partKey } from "@keyhole/shared/questions/span/parts";
import { useAnnotations, useAnnotationStore } from "../../editor/use-annotations.ts";
import { cx } from "../../ui/class-names.ts";
import { arcsOf, type Arc, type ArcBox } from "./arcs.ts";
import { custom } from "./custom-properties.ts";
import { shownLinks, type ShownLink } from "./shown-links.ts";
import styles from "./link-arrows.module.css";
import type { TextMark } from "./text-layer.ts";
import type { TextWork } from "./use-text-session.ts";

type Drawn = Arc & { readonly link: ShownLink };

/**
 * Arrows between marks, over the texts of a field: fills the nearest positioned element that holds them all. What is
 * said here to the eye, the question's panel says in words.
 */
export function LinkArrows({ work }: { readonly work: TextWork }) {
  const { session } = work;
  const store = useAnnotationStore();
  const layer = useRef<HTMLDivElement>(null);
  const answers = useAnnotations((state) => state.answers);
  const selection = useAnnotations((state) => state.selection);
  const hidden = useAnnotations((state) => state.hidden);
  const linking = useSyncExternalStore(session.links.subscribe, () => session.links.getState().linking);
  const links = useMemo(
    () => shownLinks(work, { answers, selection, hidden }, linking),
    [work, answers, selection, hidden, linking],
  );
  const [drawn, setDrawn] = useState<readonly Drawn[]>([]);
  const measure = useCallback(() => {
    const element = layer.current;
    if (element === null) return;
    setDrawn((before) => (links.length === 0 && before.length === 0 ? before : arcsIn(element, work, links)));
  }, [work, links]);
  // Marks are drawn anew in a microtask after the store's change, and lines move with them.
  useLayoutEffect(() => {
    let ended = false;
    queueMicrotask(() => queueMicrotask(() => ended || measure()));
    return () => {
      ended = true;
    };
  }, [measure]);
  const latest = useRef(measure);
  useLayoutEffect(() => {
    latest.current = measure;
  }, [measure]);
  useEffect(() => {
    if (layer.current === null) return undefined;
    const observer = new ResizeObserver(() => latest.current());
    observer.observe(layer.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={layer} className={styles.layer} aria-hidden="true">
      <svg className={styles.arcs}>
        {drawn.map(({ id, path, tip, link }) => (
          <g key={id} className={cx(styles.arc, link.selected && styles.selected, link.open && styles.open)}>
            <path d={path} stroke={link.colour} fill="none" />
            {!link.symmetric && <path d={`M${tip.x - 4} ${tip.y - 7}h8l-4 7z`} fill={link.colour} stroke="none" />}
          </g>
        ))}
      </svg>
      {drawn.map(({ id, name, link }) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- for the pointer; the panel lists the same for keys
        <span
          key={id}
          className={cx(styles.name, link.selected && styles.selected)}
          style={custom({ "--left": `${name.x}px`, "--top": `${name.y}px`, "--colour": link.colour })}
          onClick={() => {
            if (link.open) return;
            store.select({ question: link.question, region: link.id });
          }}
        >
          {link.title}
        </span>
      ))}
    </div>
  );
}

function arcsIn(layer: Element, { session }: TextWork, links: readonly ShownLink[]): readonly Drawn[] {
  const origin = layer.getBoundingClientRect();
  const boxes = new Map<string, ArcBox | null>();
  const boxOf = (mark: TextMark): ArcBox | null => {
    const key = `${partKey(mark.part)} ${mark.id}`;
    const known = boxes.get(key);
    if (known !== undefined) return known;
    const box = session.mounted(partKey(mark.part))?.surface.clientBox(mark) ?? null;
    const placed = box === null ? null : { ...box, left: box.left - origin.left, top: box.top - origin.top };
    boxes.set(key, placed);
    return placed;
  };
  const byId = new Map(links.map((link) => [link.id, link]));
  const ends = links.flatMap(({ id, title, from: begin, to: end }) => {
    const [from, to] = [boxOf(begin), boxOf(end)];
    return from === null || to === null ? [] : [{ id, from, to, characters: title.length }];
  });
  return arcsOf(ends, origin.width).flatMap((arc) => {
    const link = byId.get(arc.id);
    return link === undefined ? [] : [{ ...arc, link }];
  });
}
