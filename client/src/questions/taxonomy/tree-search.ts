import { searchText } from "@keyhole/shared/search-text";
import type { TreeIndex } from "@keyhole/shared/questions/taxonomy/tree-index";

/** What a search leaves of a tree: the nodes that match, and those above them. */
export interface Found {
  /** Positions in order; every one above a hit is there. */
  readonly rows: readonly number[];
  readonly hits: ReadonlySet<number>;
  /** Those with a row below them. */
  readonly opened: ReadonlySet<number>;
  /** The hit to begin with: one that starts with what was typed, else the first. -1 without any. */
  readonly best: number;
}

interface SearchTexts {
  /** A node's own title and value, and those of its whole path. */
  readonly own: readonly string[];
  readonly path: readonly string[];
}

const known = new WeakMap<TreeIndex, SearchTexts>();

function searchTexts(index: TreeIndex): SearchTexts {
  const before = known.get(index);
  if (before !== undefined) return before;
  const own: string[] = [];
  const path: string[] = [];
  for (const { node, parent } of index.entries) {
    const text = searchText(node.value === node.title ? node.title : `${node.title} ${node.value}`);
    own.push(text);
    path.push(parent === -1 ? text : `${path[parent] ?? ""} ${text}`);
  }
  const texts = { own, path };
  known.set(index, texts);
  return texts;
}

/**
 * Finds nodes by words in any order: each must occur on the node's path, and one of them in the node itself, so that
 * "dog pug" finds the pug below dogs and not all that is below. Null for an empty search.
 */
export function searchTree(index: TreeIndex, query: string): Found | null {
  const words = searchText(query)
    .split(/\s+/u)
    .filter((word) => word !== "");
  if (words.length === 0) return null;
  const { own, path } = searchTexts(index);
  const start = words.join(" ");
  const hits = new Set<number>();
  const opened = new Set<number>();
  const shown = new Uint8Array(own.length);
  let best = -1;
  let isStart = false;
  for (let position = 0; position < own.length; position++) {
    const text = own[position] ?? "";
    if (!isHit(words, text, path[position] ?? "")) continue;
    hits.add(position);
    if (best === -1 || (!isStart && text.startsWith(start))) best = position;
    isStart ||= text.startsWith(start);
    for (let at = position; at !== -1 && shown[at] !== 1; at = index.entries[at]?.parent ?? -1) {
      shown[at] = 1;
      opened.add(index.entries[at]?.parent ?? -1);
    }
  }
  const rows: number[] = [];
  for (let position = 0; position < shown.length; position++) if (shown[position] === 1) rows.push(position);
  return { rows, hits, opened, best };
}

/** Most nodes fail on their own text, which is the shorter one. */
function isHit(words: readonly string[], own: string, path: string): boolean {
  if (!words.some((word) => own.includes(word))) return false;
  return words.length === 1 || words.every((word) => path.includes(word));
}
