import { searchText } from "@keyhole/shared/search-text";
import type { TreeIndex } from "@keyhole/shared/questions/taxonomy/tree-index";
import type { Found } from "./tree-search.ts";

/** Where somebody is in a tree. `active` is a position, -1 for none yet; a search opens what it needs by itself. */
export interface TreeState {
  readonly open: ReadonlySet<number>;
  readonly active: number;
  /** What was typed to jump to a title, and when (ms). */
  readonly typed: { readonly text: string; readonly at: number };
}

export const closedTree: TreeState = { open: new Set(), active: -1, typed: { text: "", at: 0 } };

/** Letters typed closer together than this (ms) are one word. */
const typedWithin = 700;
/** Rows that Page Up and Page Down go over. */
const page = 8;

export interface TreeView {
  readonly index: TreeIndex;
  readonly found: Found | null;
}

/** Positions of the rows on screen, in order. */
export function rowsOf({ index, found }: TreeView, { open }: TreeState): readonly number[] {
  if (found !== null) return found.rows;
  const rows: number[] = [];
  for (let at = 0; at < index.entries.length; at = open.has(at) ? at + 1 : (index.entries[at]?.end ?? at + 1)) {
    rows.push(at);
  }
  return rows;
}

export const isOpen = ({ found }: TreeView, { open }: TreeState, position: number): boolean =>
  (found === null ? open : found.opened).has(position);

/** Opens or closes one node. */
export function toggled(state: TreeState, position: number): TreeState {
  const open = new Set(state.open);
  if (!open.delete(position)) open.add(position);
  return { ...state, open, active: position };
}

export interface TreeKey {
  readonly key: string;
  /** When it was pressed (ms). */
  readonly at: number;
}

/**
 * What a key does, as the ARIA tree pattern has it: arrows, Home, End, pages, "*" for all on a level, letters that jump.
 * Null where the key means nothing here. Picking (Enter, Space) is the caller's.
 */
export function pressed(view: TreeView, state: TreeState, { key, at }: TreeKey): TreeState | null {
  const rows = rowsOf(view, state);
  const { entries } = view.index;
  const row = rows.indexOf(state.active);
  const entry = entries[state.active];
  const go = (to: number): TreeState => {
    const position = rows[Math.min(Math.max(to, 0), rows.length - 1)];
    return position === undefined ? state : { ...state, active: position };
  };
  switch (key) {
    case "ArrowDown":
      return go(row + 1);
    case "ArrowUp":
      return go(row === -1 ? rows.length - 1 : row - 1);
    case "PageDown":
      return go(row + page);
    case "PageUp":
      return go(row - page);
    case "Home":
      return go(0);
    case "End":
      return go(rows.length - 1);
    case "ArrowRight":
      if (entry === undefined || row === -1) return go(0);
      if (entry.node.children.length === 0) return state;
      if (isOpen(view, state, state.active)) return go(row + 1);
      if (view.found !== null) return state;
      return toggled(state, state.active);
    case "ArrowLeft":
      if (entry === undefined) return state;
      if (view.found === null && state.open.has(state.active)) return toggled(state, state.active);
      return entry.parent === -1 ? state : { ...state, active: entry.parent };
    case "*": {
      if (entry === undefined) return state;
      const open = new Set(state.open);
      for (const [position, { parent, node }] of entries.entries()) {
        if (parent === entry.parent && node.children.length > 0) open.add(position);
      }
      return { ...state, open };
    }
    default:
      return Array.from(key).length === 1 && key !== " " ? jumped(view, state, { key, at }) : null;
  }
}

function jumped(view: TreeView, state: TreeState, { key, at }: TreeKey): TreeState {
  const rows = rowsOf(view, state);
  const before = at - state.typed.at <= typedWithin ? state.typed.text : "";
  const text = before + searchText(key);
  const row = rows.indexOf(state.active);
  // A first letter looks from the next row on, more letters from where one is: "bb" can still mean "bb…".
  const from = before === "" ? row + 1 : Math.max(row, 0);
  for (let step = 0; step < rows.length; step++) {
    const position = rows[(from + step) % rows.length];
    if (position === undefined) continue;
    if (searchText(view.index.entries[position]?.node.title ?? "").startsWith(text)) {
      return { ...state, active: position, typed: { text, at } };
    }
  }
  return { ...state, typed: { text, at } };
}
