import { describe, expect, it } from "vitest";
import { BlockMarks } from "../../client/src/fields/text/block-marks.ts";
import { followSelection } from "../../client/src/fields/text/follow-selection.ts";
import { textDocument } from "../../client/src/fields/text/text-document.ts";
import { gridSurface } from "./grid-surface.ts";
import { work } from "./work.ts";

describe("select, then label", () => {
  it("snaps to words and marks with the label's key", () => {
    const { session, spans, drag, store } = work("I saw Rick and Morty");
    drag(7, 17);
    session.label("entities", "per");
    expect(spans()).toEqual(["per:Rick and Morty"]);
    expect(store.getState().selection).toEqual([{ question: "entities", region: "id1" }]);
    expect(store.getState().mode).toBe("select");
  });

  it("leaves words alone while Alt is held, or when they are switched off", () => {
    const { session, spans, drag } = work("Donaudampfschiff");
    drag(5, 10, true);
    session.label("entities", "per");
    session.setWholeWords(false);
    drag(0, 2);
    session.label("entities", "loc");
    expect(spans()).toEqual(["per:dampf", "loc:Do"]);
  });

  it("takes a selection that came without a gesture, as a finger makes it", () => {
    const { session, spans, surface } = work("one two three");
    surface.select(5, 6);
    session.label("entities", "loc");
    expect(spans()).toEqual(["loc:two"]);
  });
});

describe("pick a label, then select", () => {
  it("marks every selection until the label is put down", () => {
    const { session, spans, drag, store } = work("one two three");
    session.label("entities", "loc");
    expect(store.getState().mode).toBe("draw");
    drag(0, 2);
    drag(9, 8);
    session.label("entities", "loc");
    expect(spans()).toEqual(["loc:one", "loc:three"]);
  });

  it("a finger's tap marks the word under it, and on a mark picks that; a click of the mouse does not", () => {
    const { session, spans, click, store } = work("one two three");
    session.label("entities", "loc");
    click(5);
    expect(spans()).toEqual([]);
    click(5, true);
    click(9, true);
    expect(spans()).toEqual(["loc:two", "loc:three"]);
    click(6, true);
    expect(store.getState().selection).toEqual([{ question: "entities", region: "id1" }]);
    // With the label put down, it marks nothing.
    session.escape();
    click(0, true);
    expect(store.getState().mode).toBe("select");
    expect(spans()).toEqual(["loc:two", "loc:three"]);
  });

  it("another label is for what comes next; the mark just made keeps its own, one picked by a click gets it", () => {
    const { session, spans, drag, click, store } = work("one two three");
    session.label("entities", "loc");
    drag(0, 2);
    session.label("entities", "per");
    expect(spans()).toEqual(["loc:one"]);
    drag(4, 6);
    expect(spans()).toEqual(["loc:one", "per:two"]);
    click(0);
    session.label("entities", "per");
    expect(spans()).toEqual(["per:one", "per:two"]);
    expect(store.getState().mode).toBe("draw");
  });

  it("is put down by Escape", () => {
    const { session, spans, drag, store } = work("one two three");
    session.label("entities", "loc");
    expect(session.escape()).toBe(true);
    drag(0, 2);
    expect(store.getState().mode).toBe("select");
    expect(spans()).toEqual([]);
  });
});

describe("overlap", () => {
  it("is refused with the reason, and nothing changes", () => {
    const { session, spans, drag } = work("Bank of England");
    drag(0, 15);
    session.label("entities", "per");
    drag(9, 12);
    session.label("entities", "loc");
    expect(spans()).toEqual(["per:Bank of England"]);
    expect(session.getState().refusal).toEqual({ message: "questions.span.overlap", values: { label: "per" } });
    drag(0, 1);
    expect(session.getState().refusal).toBeNull();
  });

  it("where allowed, clicks go through nested spans, shortest first", () => {
    const { session, store, drag, click, spans } = work("Bank of England", { overlap: true });
    const ranges = [
      [0, 15],
      [8, 15],
      [0, 4],
    ] as const;
    for (const [start, end] of ranges) {
      drag(start, end);
      session.label("entities", "loc");
    }
    store.select();
    expect(spans()).toHaveLength(3);
    const picked = [0, 1, 2].map(() => {
      click(10);
      return store.getState().selection[0]?.region;
    });
    expect(picked).toEqual(["id2", "id1", "id2"]);
    click(6);
    expect(store.getState().selection[0]?.region).toBe("id1");
  });
});

describe("the keyboard alone", () => {
  it("moves by words, extends, marks, and trims the white space that was taken along", () => {
    const { press, session, spans } = work("I saw Rick and Morty");
    for (let words = 0; words < 2; words++) press("ArrowRight", { ctrl: true });
    for (let words = 0; words < 3; words++) press("ArrowRight", { ctrl: true, shift: true });
    session.label("entities", "per");
    expect(spans()).toEqual(["per:Rick and Morty"]);
  });

  it("follows the eye in a right-to-left line", () => {
    const { press, session } = work("שלום abc");
    press("ArrowLeft");
    expect(session.getState().cursor?.focus).toBe(1);
    press("ArrowRight");
    expect(session.getState().cursor?.focus).toBe(0);
  });

  it("goes through paragraphs of both directions by one arrow, and follows the eye again after another", () => {
    const { press, session, document } = work("ab\nשלום\ncd");
    const focus = () => session.getState().cursor?.focus;
    const passed: unknown[] = [];
    for (let presses = 0; presses < document.table.length; presses++) {
      press("ArrowRight");
      passed.push(focus());
    }
    // It used to swing between the end of the first paragraph and the start of the second.
    expect(passed).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    press("ArrowUp");
    press("ArrowRight");
    press("ArrowLeft");
    expect(document.text.slice(3, 7)).toBe("שלום");
    expect(focus()).toBe(5);
    for (let presses = 0; presses < 5; presses++) press("ArrowRight");
    expect(focus()).toBe(0);
  });

  it("takes both directions into one selection by one arrow", () => {
    const { press, session, spans } = work("ab\nשלום\ncd");
    for (let presses = 0; presses < 7; presses++) press("ArrowRight", { shift: true });
    session.label("entities", "per");
    expect(spans()).toEqual(["per:ab\nשלום"]);
  });

  it("marks the word at the caret with Enter while a label is picked, also at the word's end", () => {
    const { press, session, spans } = work("one two");
    session.label("entities", "per");
    press("ArrowRight", { ctrl: true });
    expect(session.markWord()).toBe(true);
    press("End");
    expect(session.markWord()).toBe(true);
    expect(spans()).toEqual(["per:one", "per:two"]);
  });

  it("goes from span to span, re-labels, moves edges and deletes", () => {
    const { session, question, spans, drag, store, surface } = work("one two three");
    const stop = followSelection(session, [question]);
    drag(8, 13);
    session.label("entities", "per");
    drag(0, 3);
    session.label("entities", "per");
    store.select();
    session.step(true);
    expect(store.getState().selection[0]?.region).toBe("id2");
    session.label("entities", "loc");
    session.adjust({ edge: "end", forward: false, by: "grapheme" });
    session.step(true);
    expect(surface.shown.at(-1)).toBe(8);
    session.adjust({ edge: "start", forward: true, by: "grapheme" });
    expect(spans()).toEqual(["per:hree", "loc:on"]);
    session.remove();
    expect(spans()).toEqual(["loc:on"]);
    store.undo();
    expect(spans()).toEqual(["per:hree", "loc:on"]);
    stop();
  });

  it("re-labels and deletes several as one undo step each; one that may not stand leaves all as they were", () => {
    const { session, store, drag, spans } = work("one two two", { overlap: true });
    for (const [from, to] of [
      [0, 3],
      [4, 7],
      [8, 11],
    ] as const) {
      drag(from, to);
      session.label("entities", "per");
    }
    const all = ["id1", "id2", "id3"].map((region) => ({ question: "entities", region }));
    store.setLocked(["id3"], true);
    store.select(...all);
    session.label("entities", "loc");
    expect(spans()).toEqual(["loc:one", "loc:two", "per:two"]);
    session.remove();
    expect(spans()).toEqual(["per:two"]);
    store.undo();
    store.undo();
    expect(spans()).toEqual(["per:one", "per:two", "per:two"]);
    drag(0, 3);
    session.label("entities", "loc");
    store.select(...all);
    session.label("entities", "loc");
    expect(spans()).toEqual(["per:one", "per:two", "per:two", "loc:one"]);
    expect(session.getState().refusal?.message).toBe("questions.span.same");
  });

  it("makes a run of edge moves one undo step", () => {
    const { session, spans, drag, store } = work("abcdef ghi");
    drag(0, 6);
    session.label("entities", "per");
    for (let moves = 0; moves < 3; moves++) session.adjust({ edge: "end", forward: false, by: "grapheme" });
    expect(spans()).toEqual(["per:abc"]);
    store.undo();
    expect(spans()).toEqual(["per:abcdef"]);
  });
});

describe("locked and hidden spans", () => {
  it("are neither changed nor picked", () => {
    const { session, spans, drag, store, click } = work("one two");
    drag(0, 3);
    session.label("entities", "per");
    store.setLocked(["id1"], true);
    session.label("entities", "loc");
    session.adjust({ edge: "end", forward: true, by: "grapheme" });
    session.remove();
    expect(spans()).toEqual(["per:one"]);
    store.setHidden(["id1"], true);
    click(1);
    expect(store.getState().selection).toEqual([]);
  });
});

describe("the next item", () => {
  it("starts without what was selected in the one before", () => {
    const { session, drag, spans, store } = work("one two");
    drag(0, 3);
    const document = textDocument("other text");
    store.load({});
    session.mount({
      part: { kind: "text" },
      document,
      surface: gridSurface(document),
      marks: new BlockMarks(document),
    });
    session.label("entities", "per");
    expect(session.getState().cursor).toBeNull();
    expect(spans()).toEqual([]);
  });
});
