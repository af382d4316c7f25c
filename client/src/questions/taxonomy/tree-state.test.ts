import { taxonomySettings } from "@keyhole/shared/questions/taxonomy/schema";
import { treeIndex } from "@keyhole/shared/questions/taxonomy/tree-index";
import { describe, expect, it } from "vitest";
import { searchTree } from "./tree-search.ts";
import { closedTree, isOpen, pressed, rowsOf, type TreeState, type TreeView } from "./tree-state.ts";

const settings = taxonomySettings.parse({
  nodes: [
    { value: "animal", children: [{ value: "dog", children: ["pug", "poodle"] }, "cat"] },
    { value: "plant", children: ["palm", "Bäume"] },
    "stone",
  ],
});
const index = treeIndex(settings);
const view: TreeView = { index, found: null };
const names = (rows: readonly number[]) => rows.map((row) => index.entries[row]?.node.value);
const at = (state: TreeState) => index.entries[state.active]?.node.value;
const press = (state: TreeState, ...keys: readonly string[]): TreeState =>
  keys.reduce((before, key, step) => pressed(view, before, { key, at: 1000 + step * 2000 }) ?? before, state);

describe("a closed tree", () => {
  it("shows its roots, and the arrows stop at both ends", () => {
    expect(names(rowsOf(view, closedTree))).toEqual(["animal", "plant", "stone"]);
    expect(at(press(closedTree, "ArrowDown"))).toBe("animal");
    expect(at(press(closedTree, "ArrowUp"))).toBe("stone");
    expect(at(press(closedTree, "ArrowDown", "ArrowUp", "ArrowUp"))).toBe("animal");
    expect(at(press(closedTree, "End", "ArrowDown"))).toBe("stone");
    expect(at(press(closedTree, "PageDown", "PageDown", "Home"))).toBe("animal");
  });
  it("opens by Right, enters by Right again, and closes by Left", () => {
    const open = press(closedTree, "Home", "ArrowRight");
    expect([at(open), names(rowsOf(view, open))]).toEqual(["animal", ["animal", "dog", "cat", "plant", "stone"]]);
    const inside = press(open, "ArrowRight", "ArrowRight", "ArrowRight");
    expect(at(inside)).toBe("pug");
    expect(at(press(inside, "ArrowRight"))).toBe("pug");
    expect(at(press(inside, "ArrowLeft"))).toBe("dog");
    expect(names(rowsOf(view, press(inside, "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft")))).toEqual([
      "animal",
      "plant",
      "stone",
    ]);
  });
  it("opens a whole level by *", () => {
    expect(names(rowsOf(view, press(closedTree, "Home", "*")))).toEqual([
      "animal",
      "dog",
      "cat",
      "plant",
      "palm",
      "Bäume",
      "stone",
    ]);
  });
});

describe("typing", () => {
  it("jumps to the next title that begins so, round the end", () => {
    expect(at(press(closedTree, "s"))).toBe("stone");
    expect(at(press(closedTree, "s", "a"))).toBe("animal");
  });
  it("takes letters typed quickly as one word, without accents and case", () => {
    const open = press(closedTree, "Home", "*");
    const quick = ["B", "a", "u"].reduce<TreeState>(
      (state, key, step) => pressed(view, state, { key, at: 9000 + step * 100 }) ?? state,
      open,
    );
    expect(at(quick)).toBe("Bäume");
  });
  it("leaves keys alone that mean nothing in a tree", () => {
    for (const key of ["F2", "Tab", " ", "Shift", "Escape"])
      expect(pressed(view, closedTree, { key, at: 0 })).toBeNull();
  });
});

describe("a search", () => {
  it("keeps what matches and what is above it, opened", () => {
    const found = searchTree(index, "P");
    expect(names(found?.rows ?? [])).toEqual(["animal", "dog", "pug", "poodle", "plant", "palm"]);
    expect(names([found?.best ?? -1])).toEqual(["pug"]);
    const searching = { index, found };
    expect(isOpen(searching, closedTree, 0)).toBe(true);
    expect(isOpen(searching, closedTree, found?.best ?? -1)).toBe(false);
  });
  it("needs every word on the path and one in the node itself", () => {
    expect(names(searchTree(index, "dog animal")?.rows ?? [])).toEqual(["animal", "dog", "pug", "poodle"].slice(0, 2));
    expect(searchTree(index, "plant pug")?.rows).toEqual([]);
    expect(names(searchTree(index, "baume")?.rows ?? [])).toEqual(["plant", "Bäume"]);
    expect(searchTree(index, "  ")).toBeNull();
  });
  it("goes through what is left by the arrows", () => {
    const found = searchTree(index, "palm");
    const state = pressed({ index, found }, { ...closedTree, active: 5 }, { key: "ArrowRight", at: 0 });
    expect(at(state ?? closedTree)).toBe("palm");
  });
});

describe("10,000 nodes", () => {
  const big = treeIndex(
    taxonomySettings.parse({
      nodes: Array.from({ length: 100 }, (_, root) => ({
        value: `group ${root}`,
        children: Array.from({ length: 99 }, (_, leaf) => `thing ${root}-${leaf}`),
      })),
    }),
  );
  it("are searched within two frames once their texts are prepared", () => {
    expect(big.entries).toHaveLength(10_000);
    searchTree(big, "x");
    for (const query of ["t", "thing", "thing 9", "group 4 thing", "nothing like it"]) {
      const times = Array.from({ length: 5 }, () => {
        const before = performance.now();
        searchTree(big, query);
        return performance.now() - before;
      });
      // The best of five: what the search takes, not what else the machine does meanwhile.
      expect(Math.min(...times), query).toBeLessThan(32);
    }
  });
});
