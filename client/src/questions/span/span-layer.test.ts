import { spanSettings, type SpanRegion } from "@keyhole/shared/questions/span/schema";
import { describe, expect, it } from "vitest";
import { spanLayer } from "./span-layer.ts";

const mark = (id: string, start: number, end: number, label = "per"): SpanRegion => ({
  id,
  label,
  start,
  end,
  part: { kind: "text" },
});
const apart = spanSettings.parse({ labels: [{ value: "per", title: "Person" }, "loc"] });
const overlapping = { ...apart, overlap: true };

describe("spanLayer.refuse", () => {
  it("refuses an overlap with the name of the other, unless overlaps are allowed", () => {
    const others = [mark("a", 2, 6)];
    expect(spanLayer.refuse(mark("b", 5, 9), others, apart)).toEqual({
      message: "questions.span.overlap",
      values: { label: "Person" },
    });
    expect(spanLayer.refuse(mark("b", 5, 9), others, overlapping)).toBeNull();
    expect(spanLayer.refuse(mark("b", 6, 9), others, apart)).toBeNull();
  });
  it("lets spans of other parts share offsets", () => {
    const turn: SpanRegion = { ...mark("b", 2, 6), part: { kind: "turn", index: 0 } };
    expect(spanLayer.refuse(turn, [mark("a", 2, 6)], apart)).toBeNull();
  });
  it("refuses the same span twice, and one more than the most", () => {
    expect(spanLayer.refuse(mark("b", 2, 6), [mark("a", 2, 6)], overlapping)?.message).toBe("questions.span.same");
    expect(spanLayer.refuse(mark("b", 2, 6, "loc"), [mark("a", 2, 6)], overlapping)).toBeNull();
    expect(spanLayer.refuse(mark("b", 8, 9), [mark("a", 2, 6)], { ...apart, maxCount: 1 })?.message).toBe(
      "questions.span.tooMany",
    );
  });
});
