import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listChange, SortedView } from "../../client/src/editor/list-change.ts";
import { BlockMarks, type DrawnMark } from "../../client/src/fields/text/block-marks.ts";
import { textDocument } from "../../client/src/fields/text/text-document.ts";

// What is kept from edit to edit must be what a fresh start from the same answer would give.

const text = Array.from({ length: 12 }, (_, at) => "abcdefgh".slice(0, 2 + (at % 6))).join("\n");
const document = textDocument(text);
const last = document.table.length;

type Act =
  | { readonly act: "add"; readonly start: number; readonly length: number }
  | { readonly act: "remove" | "select" | "undo"; readonly at: number }
  | { readonly act: "move"; readonly at: number; readonly start: number; readonly length: number };

const place = { start: fc.nat(last - 1), length: fc.integer({ min: 1, max: 30 }) };
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    fc.record({ act: fc.constant("add" as const), ...place }),
    fc.record({ act: fc.constantFrom("remove" as const, "select" as const, "undo" as const), at: fc.nat(40) }),
    fc.record({ act: fc.constant("move" as const), at: fc.nat(40), ...place }),
  ),
  { maxLength: 40 },
);

const range = (start: number, length: number) => ({ start, end: Math.min(last, start + length) });

/** Every list of marks that a run of edits leads through. */
function lists(run: readonly Act[]): readonly (readonly DrawnMark[])[] {
  const all: (readonly DrawnMark[])[] = [];
  const made = { question: "q", title: "t", colour: "#000000", selected: false };
  let marks: readonly DrawnMark[] = [];
  for (const [step, act] of run.entries()) {
    const at = "at" in act ? act.at % Math.max(1, marks.length) : 0;
    const change = (by: (mark: DrawnMark) => DrawnMark) => marks.map((mark, place) => (place === at ? by(mark) : mark));
    switch (act.act) {
      case "add":
        marks = [...marks, { ...made, id: `m${step}`, ...range(act.start, act.length) }];
        break;
      case "remove":
        marks = marks.filter((_, place) => place !== at);
        break;
      case "select":
        marks = change((mark) => ({ ...mark, selected: !mark.selected }));
        break;
      case "move":
        marks = change((mark) => ({ ...mark, ...range(act.start, act.length) }));
        break;
      case "undo":
        marks = all.at(-2) ?? marks;
        break;
    }
    all.push(marks);
  }
  return all;
}

describe("marks kept from edit to edit", () => {
  it("stand in each block as after a fresh start, on the same lanes", () => {
    fc.assert(
      fc.property(acts, (run) => {
        const kept = new BlockMarks(document);
        for (const marks of lists(run)) {
          kept.set(marks);
          const fresh = new BlockMarks(document);
          fresh.set(marks);
          for (const { index } of document.blocks) expect(kept.get(index)).toEqual(fresh.get(index));
        }
      }),
    );
  });

  it("tell exactly the blocks that show something else than before", () => {
    fc.assert(
      fc.property(acts, (run) => {
        const kept = new BlockMarks(document);
        const told = new Set<number>();
        for (const { index } of document.blocks) kept.subscribe(index, () => told.add(index));
        for (const marks of lists(run)) {
          const before = document.blocks.map(({ index }) => kept.get(index).marks);
          told.clear();
          kept.set(marks);
          const changed = document.blocks.filter(({ index }) => kept.get(index).marks !== before[index]);
          expect([...told].toSorted((a, b) => a - b)).toEqual(changed.map(({ index }) => index));
        }
      }),
    );
  });

  it("are listed in the order that sorting them anew gives", () => {
    fc.assert(
      fc.property(acts, (run) => {
        const compare = (a: DrawnMark, b: DrawnMark) => a.start - b.start || b.end - a.end;
        const view = new SortedView<DrawnMark>(compare);
        for (const marks of lists(run)) expect(view.of(marks)).toEqual(marks.toSorted(compare));
      }),
    );
  });
});

describe("listChange", () => {
  it("leads from the one list to the other", () => {
    const members = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 12 });
    fc.assert(
      fc.property(members, members, (before, after) => {
        const { start, removed, inserted } = listChange(before, after);
        expect(before.toSpliced(start, removed.length, ...inserted)).toEqual(after);
        expect(before.slice(start, start + removed.length)).toEqual(removed);
      }),
    );
  });
});
