import type { KeyPress } from "../../editor/chord.ts";
import { moveCaret } from "./boundaries.ts";
import type { Cursor } from "./places.ts";
import { blockAt, type TextDocument } from "./text-document.ts";
import type { MountedPart } from "./mounted-part.ts";

/** What the caret remembers from one press to the next: the column of lines passed, or the way that an arrow goes. */
export interface CaretGoal {
  /** Where the line of a vertical move began, so that passing a short line does not lose the column. */
  readonly x?: number;
  /**
   * An arrow that came into a paragraph of the other direction goes on through the text as long as it is pressed: if it
   * followed the eye there too, it would step right back, and the caret would swing between the two forever.
   */
  readonly run?: { readonly key: string; readonly forward: boolean };
}

export interface CaretMove {
  readonly cursor: Cursor;
  readonly goal: CaretGoal | null;
}

interface Target extends CaretGoal {
  readonly offset: number;
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
  const { offset: focus, ...goal } = to;
  return { cursor: { part: cursor.part, anchor: press.shiftKey ? cursor.anchor : focus, focus }, goal };
}

function target(
  key: string,
  jump: boolean,
  { cursor, goal, mounted }: { cursor: Cursor; goal: CaretGoal | null; mounted: MountedPart },
): Target | null {
  const { document, surface } = mounted;
  const { focus } = cursor;
  switch (key) {
    case "ArrowLeft":
    case "ArrowRight":
      return sideways(key, jump ? "word" : "grapheme", { focus, goal, mounted });
    case "ArrowUp":
    case "ArrowDown": {
      const { offset, goalX } = surface.moveByLine(focus, {
        down: key === "ArrowDown",
        ...(goal?.x === undefined ? {} : { goalX: goal.x }),
      });
      return { offset, x: goalX };
    }
    case "Home":
      return { offset: jump ? 0 : surface.lineEdge(focus, "start") };
    case "End":
      return { offset: jump ? document.table.length : surface.lineEdge(focus, "end") };
    default:
      return null;
  }
}

function sideways(
  key: "ArrowLeft" | "ArrowRight",
  by: "word" | "grapheme",
  { focus, goal, mounted: { document, surface } }: { focus: number; goal: CaretGoal | null; mounted: MountedPart },
): Target {
  const run = goal?.run;
  if (run?.key === key) return { offset: moveCaret(document, focus, { by, forward: run.forward }), run };
  const rtl = surface.directionAt(focus) === "rtl";
  const order = by === "word" ? null : surface.visualOrder(focus);
  const forward = (key === "ArrowRight") !== rtl;
  const offset =
    order === null
      ? moveCaret(document, focus, { by, forward })
      : visually(order, { document, focus, left: key === "ArrowLeft", rtl });
  const isOther = blockAt(document, offset).index !== blockAt(document, focus).index;
  const turns = isOther && (surface.directionAt(offset) === "rtl") !== rtl;
  return turns ? { offset, run: { key, forward: offset > focus } } : { offset };
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
