import type { KeyPress } from "../../editor/chord.ts";
import { moveCaret } from "./boundaries.ts";
import type { Cursor } from "./places.ts";
import type { TextDocument } from "./text-document.ts";
import type { MountedPart } from "./mounted-part.ts";

/** Where the line of a vertical move began, so that passing a short line does not lose the column. */
export interface CaretGoal {
  readonly x: number;
}

export interface CaretMove {
  readonly cursor: Cursor;
  readonly goal: CaretGoal | null;
}

/**
 * What a key does to the caret of a read-only text: arrows by grapheme and line, with Ctrl (Alt on a Mac) by word,
 * Home and End, Shift extends, Ctrl+A takes all. Left and right follow the eye in right-to-left lines. Null: not a key
 * of the caret.
 */
export function caretKey(
  press: KeyPress,
  at: { cursor: Cursor; goal: CaretGoal | null; mounted: MountedPart },
): CaretMove | null {
  const { cursor, mounted } = at;
  if (press.altKey) return null;
  const jump = press.ctrlKey || press.metaKey;
  if (jump && press.key.toLowerCase() === "a" && !press.shiftKey) {
    return { cursor: { ...cursor, anchor: 0, focus: mounted.document.table.length }, goal: null };
  }
  const to = target(press.key, jump, at);
  if (to === null) return null;
  const focus = to.offset;
  return {
    cursor: { part: cursor.part, anchor: press.shiftKey ? cursor.anchor : focus, focus },
    goal: to.goalX === undefined ? null : { x: to.goalX },
  };
}

function target(
  key: string,
  jump: boolean,
  { cursor, goal, mounted }: { cursor: Cursor; goal: CaretGoal | null; mounted: MountedPart },
): { readonly offset: number; readonly goalX?: number } | null {
  const { document, surface } = mounted;
  const { focus } = cursor;
  switch (key) {
    case "ArrowLeft":
    case "ArrowRight": {
      const order = jump ? null : surface.visualOrder(focus);
      if (order !== null)
        return {
          offset: visually(order, {
            document,
            focus,
            left: key === "ArrowLeft",
            rtl: surface.directionAt(focus) === "rtl",
          }),
        };
      const forward = (key === "ArrowRight") === (surface.directionAt(focus) === "ltr");
      return { offset: moveCaret(document, focus, { by: jump ? "word" : "grapheme", forward }) };
    }
    case "ArrowUp":
    case "ArrowDown":
      return surface.moveByLine(focus, {
        down: key === "ArrowDown",
        ...(goal === null ? {} : { goalX: goal.x }),
      });
    case "Home":
      return { offset: jump ? 0 : surface.lineEdge(focus, "start") };
    case "End":
      return { offset: jump ? document.table.length : surface.lineEdge(focus, "end") };
    default:
      return null;
  }
}

/** One place to the left or right on a line with both directions; past its edge, on to the line before or after. */
function visually(
  order: readonly number[],
  { document, focus, left, rtl }: { document: TextDocument; focus: number; left: boolean; rtl: boolean },
): number {
  const at = order.indexOf(focus);
  const next = at === -1 ? undefined : order[at + (left ? -1 : 1)];
  if (next !== undefined) return next;
  const forward = left === rtl;
  const edge = forward ? Math.max(...order, focus) : Math.min(...order, focus);
  return moveCaret(document, edge, { by: "grapheme", forward });
}
