import { type Label, paletteColour } from "../label.ts";
import type { TaxonomyNode, TaxonomySettings } from "./schema.ts";

/** A node with its place. Positions count all nodes, a node before those below it. */
export interface TreeEntry {
  readonly node: TaxonomyNode;
  readonly path: readonly string[];
  readonly titles: readonly string[];
  /** 0 for a root. */
  readonly depth: number;
  /** Position of the node above; -1 for a root. */
  readonly parent: number;
  /** Position after the last node below it. */
  readonly end: number;
  /** Place among its siblings from 1, and how many they are. */
  readonly place: number;
  readonly siblings: number;
}

export interface TreeIndex {
  readonly entries: readonly TreeEntry[];
  /** Position of the node at a path. */
  find(this: void, path: readonly string[]): number | undefined;
  /** Each value once, with its first title and the colour of its root. */
  readonly labels: readonly Label[];
  readonly depth: number;
}

/** Values hold no control characters, so that no two paths share a key. */
export const pathKey = (path: readonly string[]): string => path.join("\u0000");

const known = new WeakMap<readonly TaxonomyNode[], TreeIndex>();

/** The tree of these very nodes, laid out once. */
export function treeIndex({ nodes }: Pick<TaxonomySettings, "nodes">): TreeIndex {
  const before = known.get(nodes);
  if (before !== undefined) return before;
  const index = layOut(nodes);
  known.set(nodes, index);
  return index;
}

type Growing = { -readonly [Member in keyof TreeEntry]: TreeEntry[Member] };

function layOut(nodes: readonly TaxonomyNode[]): TreeIndex {
  const entries: Growing[] = [];
  const visit = (siblings: readonly TaxonomyNode[], parent: number): void => {
    const above = entries[parent];
    for (const [at, node] of siblings.entries()) {
      const position = entries.length;
      const entry: Growing = {
        node,
        path: [...(above?.path ?? []), node.value],
        titles: [...(above?.titles ?? []), node.title],
        depth: above === undefined ? 0 : above.depth + 1,
        parent,
        end: position + 1,
        place: at + 1,
        siblings: siblings.length,
      };
      entries.push(entry);
      visit(node.children, position); // as deep as the schema lets a tree be
      entry.end = entries.length;
    }
  };
  visit(nodes, -1);
  const positions = new Map<string, number>();
  const labels = new Map<string, Label>();
  let root = -1;
  for (const [position, { path, depth, node }] of entries.entries()) {
    if (depth === 0) root++;
    const key = pathKey(path);
    if (!positions.has(key)) positions.set(key, position);
    if (!labels.has(node.value)) {
      labels.set(node.value, { value: node.value, title: node.title, colour: paletteColour(root) });
    }
  }
  return {
    entries,
    find: (path) => positions.get(pathKey(path)),
    labels: [...labels.values()],
    depth: entries.reduce((most, { depth }) => Math.max(most, depth + 1), 0),
  };
}

/** Whether the settings let this node be chosen. */
export const isChoosable = ({ node }: TreeEntry, { pick }: TaxonomySettings): boolean =>
  pick === "any" || node.children.length === 0;
