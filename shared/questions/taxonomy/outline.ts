import type { Problem } from "../../errors.ts";
import { labelValue } from "../label.ts";
import { problem } from "../problem-keys.ts";
import { taxonomyDepth, type TaxonomyNode } from "./schema.ts";

/** How a tree is written as text: a line for each node, deeper ones indented; a line for each path, `a > b`; CSV. */
export const outlineKinds = ["indented", "paths", "csv"] as const;
export type OutlineKind = (typeof outlineKinds)[number];

interface Growing {
  value: string;
  title: string;
  description?: string;
  children: Growing[];
}

/**
 * Reads a tree from text. Indented: one more tab, or more spaces than the line above, is one level deeper; after a tab a
 * line may have a title and a description. Paths and CSV rows name every level; levels that were named before are the
 * same node. Lines that cannot be read are reported by number and left out.
 */
export function parseOutline(
  text: string,
  kind: OutlineKind,
): { readonly nodes: readonly TaxonomyNode[]; readonly problems: readonly Problem[] } {
  const roots: Growing[] = [];
  const problems: Problem[] = [];
  const add = kind === "indented" ? indented(roots) : paths(roots, kind);
  for (const [index, line] of text.split(/\r\n|\r|\n/u).entries()) {
    if (line.trim() === "") continue;
    const wrong = add(line);
    if (wrong === "value") problems.push(problem("settings.outline-value", ["nodes"], { line: index + 1 }));
    if (wrong === "depth") {
      problems.push(problem("settings.outline-depth", ["nodes"], { line: index + 1, maximum: taxonomyDepth }));
    }
  }
  return { nodes: roots, problems };
}

type Add = (line: string) => "value" | "depth" | null;

const isValue = (value: string): boolean => labelValue.safeParse(value).success;

function indented(roots: Growing[]): Add {
  const open: { readonly indent: number; readonly node: Growing }[] = [];
  return (line) => {
    const [space = ""] = /^\s*/u.exec(line) ?? [];
    // A tab is wider than any run of spaces that people mean by one level.
    const indent = Array.from(space).reduce((sum, character) => sum + (character === "\t" ? 8 : 1), 0);
    const [value = "", title = "", description = ""] = line
      .trim()
      .split("\t")
      .map((part) => part.trim());
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    if (!isValue(value) || title.length > 120 || description.length > 2000) return "value";
    if (open.length >= taxonomyDepth) return "depth";
    const node: Growing = { value, title: title === "" ? value : title, children: [] };
    if (description !== "") node.description = description;
    (open.at(-1)?.node.children ?? roots).push(node);
    open.push({ indent, node });
    return null;
  };
}

function paths(roots: Growing[], kind: "paths" | "csv"): Add {
  const below = new Map<Growing[], Map<string, Growing>>();
  return (line) => {
    const values = (kind === "csv" ? csvCells(line) : line.split(">").map((value) => value.trim())).filter(
      // A spreadsheet fills short paths with empty cells.
      (value, index, all) => value !== "" || all.slice(index).some((each) => each !== ""),
    );
    if (values.length === 0 || !values.every(isValue)) return "value";
    if (values.length > taxonomyDepth) return "depth";
    let siblings = roots;
    for (const value of values) {
      const named = below.get(siblings) ?? new Map<string, Growing>();
      below.set(siblings, named);
      let node = named.get(value);
      if (node === undefined) {
        node = { value, title: value, children: [] };
        named.set(value, node);
        siblings.push(node);
      }
      siblings = node.children;
    }
    return null;
  };
}

/** The cells of one row: quotes as in RFC 4180, parted by commas, or by semicolons or tabs where there is no comma. */
function csvCells(line: string): readonly string[] {
  const bare = line.replaceAll(/"(?:[^"]|"")*"/gu, "");
  const separator = bare.includes("\t") ? "\t" : !bare.includes(",") && bare.includes(";") ? ";" : ",";
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (const character of line) {
    if (character === '"') {
      // The second of two quotes opens again; the cell then keeps one of them.
      if (!quoted && cell !== "" && cell.endsWith("\u0000")) cell = `${cell.slice(0, -1)}"`;
      else if (quoted) cell += "\u0000";
      quoted = !quoted;
    } else if (character === separator && !quoted) {
      cells.push(cell);
      cell = "";
    } else cell += character;
  }
  return [...cells, cell].map((each) => each.replaceAll("\u0000", "").trim());
}

/** The tree as indented text that `parseOutline` reads as the same tree. */
export function toOutline(nodes: readonly TaxonomyNode[]): string {
  const lines: string[] = [];
  const visit = (siblings: readonly TaxonomyNode[], depth: number): void => {
    for (const { value, title, description = "", children } of siblings) {
      const columns = description === "" ? (title === value ? [value] : [value, title]) : [value, title, description];
      lines.push("\t".repeat(depth) + columns.map((column) => column.replaceAll(/[\t\r\n]+/gu, " ")).join("\t"));
      visit(children, depth + 1);
    }
  };
  visit(nodes, 0);
  return lines.join("\n");
}
