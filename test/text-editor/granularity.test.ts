import { describe, expect, it } from "vitest";
import { work } from "./work.ts";

describe("whole sentences or paragraphs", () => {
  const text = "One. Two here.\nThree. Four.";
  it("a drag grows to sentences whatever the switch for words says", () => {
    const { session, spans, drag } = work(text, { granularity: "sentence" });
    session.setWholeWords(false);
    drag(6, 8);
    session.label("entities", "per");
    expect(spans()).toEqual(["per:Two here."]);
  });
  it("with a label picked a click marks the paragraph, and a click on a mark still picks it", () => {
    const { session, store, spans, click } = work(text, { granularity: "paragraph" });
    session.label("entities", "loc");
    click(2);
    click(16);
    expect(spans()).toEqual(["loc:One. Two here.", "loc:Three. Four."]);
    click(2);
    expect(spans()).toHaveLength(2);
    expect(store.getState().selection).toEqual([{ question: "entities", region: "id1" }]);
  });
  it("an edge moves by sentences", () => {
    const { session, spans, drag } = work(text, { granularity: "sentence" });
    drag(1, 2);
    session.label("entities", "per");
    session.adjust({ edge: "end", forward: true, by: "grapheme" });
    expect(spans()).toEqual(["per:One. Two here."]);
  });
});

describe("arrow keys on a line of both directions", () => {
  it("follow the eye, and leave the line at its edges", () => {
    const { press, session, surface } = work("ab\nשבxyגד\nzz");
    // As drawn from left to right: the Hebrew end, the Latin run in its own direction, the Hebrew begin.
    surface.setVisualOrder([9, 8, 5, 6, 7, 4, 3]);
    session.setCursor({ part: "text", anchor: 4, focus: 4 });
    const seen = [];
    for (let step = 0; step < 6; step++) {
      press("ArrowLeft");
      seen.push(session.getState().cursor?.focus);
    }
    // Past the left edge a line that runs right to left goes on in the next one.
    expect(seen).toEqual([7, 6, 5, 8, 9, 10]);
    session.setCursor({ part: "text", anchor: 3, focus: 3 });
    press("ArrowRight");
    expect(session.getState().cursor?.focus).toBe(2);
  });
});
