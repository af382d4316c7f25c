import { describe, expect, it } from "vitest";
import { BlockMarks, type DrawnMark } from "./block-marks.ts";
import { textDocument } from "./text-document.ts";

const mark = (id: string, start: number, end: number): DrawnMark => ({
  id,
  question: "q",
  title: id,
  colour: "#000000",
  selected: false,
  start,
  end,
});

function watched(text: string) {
  const marks = new BlockMarks(textDocument(text));
  const told: number[] = [];
  for (let block = 0; block < 4; block++) marks.subscribe(block, () => told.push(block));
  const toldOf = (act: () => void) => {
    told.length = 0;
    act();
    return told.toSorted((first, second) => first - second);
  };
  return { marks, toldOf };
}

describe("BlockMarks", () => {
  const a = mark("a", 0, 2);
  const c = mark("c", 6, 8);
  it("tells only the blocks whose marks changed", () => {
    const { marks, toldOf } = watched("aa\nbb\ncc\ndd");
    expect(toldOf(() => marks.set([a, c]))).toEqual([0, 2]);
    expect(toldOf(() => marks.set([a, c, mark("b", 3, 5)]))).toEqual([1]);
    expect(toldOf(() => marks.set([a]))).toEqual([1, 2]);
    expect(toldOf(() => marks.set([a]))).toEqual([]);
  });

  it("gives a mark over a line break to both blocks, on the same lane", () => {
    const { marks } = watched("aa\nbb\ncc\ndd");
    marks.set([mark("long", 1, 7), mark("inner", 4, 5)]);
    expect(marks.get(0).marks.map(({ id, lane }) => [id, lane])).toEqual([["long", 1]]);
    expect(marks.get(2).marks.map(({ id, lane }) => [id, lane])).toEqual([["long", 1]]);
  });

  it("moves a mark to another lane when an inner one comes, and back", () => {
    const { marks, toldOf } = watched("aa\nbb\ncc\ndd");
    marks.set([a]);
    expect(toldOf(() => marks.set([a, mark("inner", 0, 1)]))).toEqual([0]);
    expect(marks.get(0).marks.map(({ id, lane }) => [id, lane])).toEqual([
      ["a", 1],
      ["inner", 0],
    ]);
    marks.set([a]);
    expect(marks.get(0).marks[0]?.lane).toBe(0);
  });

  it("moves the caret without touching marks", () => {
    const { marks, toldOf } = watched("aa\nbb\ncc\ndd");
    marks.set([a]);
    const before = marks.get(0).marks;
    expect(toldOf(() => marks.setCaret(1))).toEqual([0]);
    expect(marks.get(0)).toEqual({ marks: before, caret: 1 });
    expect(toldOf(() => marks.setCaret(7))).toEqual([0, 2]);
    expect(marks.get(0).marks).toBe(before);
    expect(toldOf(() => marks.setCaret(null))).toEqual([2]);
  });
});
