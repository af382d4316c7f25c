import { partKey } from "@keyhole/shared/questions/span/parts";
import type { SpanPart } from "@keyhole/shared/questions/span/schema";
import { useCallback, useEffect, useMemo, useRef, type KeyboardEvent, type PointerEvent } from "react";
import { t } from "../../i18n/t.ts";
import { BlockMarks } from "./block-marks.ts";
import { caretKey, type CaretGoal } from "./caret-keys.ts";
import { textDocument } from "./text-document.ts";
import { cx } from "../../ui/class-names.ts";
import styles from "./text-part.module.css";
import type { TextSession } from "./text-session.ts";
import type { TextSurface } from "./text-surface.ts";
import { TextView } from "./text-view.tsx";

export interface TextPartProps {
  readonly session: TextSession;
  /** The same object from render to render. */
  readonly part: SpanPart;
  readonly text: string;
  /** What it is, for screen readers: "Article", "Turn 2, user". */
  readonly label: string;
  /** False where nothing can be marked: then it has no caret. */
  readonly annotatable: boolean;
  /** Marks may be shown here: each line keeps room for one, so that paragraphs stay alike. */
  readonly marked: boolean;
  /** Arrows may run above each line. */
  readonly linked: boolean;
}

/** One text that can be read, selected from and marked. It has a caret of its own, so that no mouse is needed. */
export function TextPart({ session, part, text, label, annotatable, marked, linked }: TextPartProps) {
  const key = partKey(part);
  const document = useMemo(() => textDocument(text), [text]);
  const marks = useMemo(() => new BlockMarks(document), [document]);
  const onSurface = useCallback(
    (surface: TextSurface) => session.mount({ part, document, surface, marks }),
    [session, part, document, marks],
  );
  const goal = useRef<CaretGoal | null>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    const mounted = session.mounted(key);
    if (mounted === null) return;
    const cursor = session.getState().cursor;
    const here = cursor?.part === key ? cursor : { part: key, anchor: 0, focus: 0 };
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && !event.altKey) {
      if (!session.links.confirm() && !session.markWord()) session.pickAt(key, here.focus);
      event.preventDefault();
      return;
    }
    const move = caretKey({ ...keysOf(event) }, { cursor: here, goal: goal.current, mounted });
    if (move === null) return;
    event.preventDefault();
    goal.current = move.goal;
    session.setCursor(move.cursor);
    mounted.surface.scrollTo(move.cursor.focus);
  };

  const drag = useRef<AbortController | null>(null);
  useEffect(() => () => drag.current?.abort(), []);
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    goal.current = null;
    drag.current?.abort();
    const gesture = new AbortController();
    drag.current = gesture;
    const pressed =
      session.links.getState().linking === null ? null : session.hitsAt({ x: event.clientX, y: event.clientY });
    globalThis.document.addEventListener(
      "pointerup",
      ({ clientX, clientY, altKey, pointerType }) => {
        gesture.abort();
        // The browser drops an old selection only after this event: look when it has.
        setTimeout(() => {
          const point = { x: clientX, y: clientY };
          if (pressed !== null && session.links.drop(pressed, session.hitsAt(point)))
            session.mounted(key)?.surface.setSelection(null);
          else session.release(key, point, { alt: altKey, touch: pointerType === "touch" });
        });
      },
      { signal: gesture.signal },
    );
  };

  const view = (
    <TextView
      document={document}
      marks={marks}
      leastLanes={marked ? 1 : 0}
      above={linked ? 1 : 0}
      onSurface={onSurface}
    />
  );
  if (!annotatable) return view;
  return (
    // A text with a caret that takes no typing has no role of its own; "application" hands its keys to this code.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
    <div
      role="application"
      aria-label={label}
      aria-roledescription={t("questions.text.role")}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
      tabIndex={0}
      data-part={key}
      className={cx(styles.part, linked && styles.linked)}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onFocus={() => {
        if (
          session.getState().cursor?.part !== key &&
          globalThis.document.activeElement?.matches(":focus-visible") === true
        )
          session.setCursor({ part: key, anchor: 0, focus: 0 });
      }}
    >
      {view}
    </div>
  );
}

const keysOf = ({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) => ({
  key,
  code,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
});
