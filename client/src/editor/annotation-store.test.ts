import { describe, expect, it } from "vitest";
import { AnnotationStore } from "./annotation-store.ts";
import type { AnswerChange } from "./annotation-store.ts";
import { History } from "./history.ts";

const box = (id: string, x = 0) => ({ id, label: "dog", x });
const boxes = (...regions: readonly object[]) => ({ width: 10, height: 10, regions });

describe("AnnotationStore", () => {
  it("undoes and redoes local changes, one question's at a time", () => {
    const store = new AnnotationStore();
    store.change("objects", boxes(box("a")));
    store.change("quality", { value: 3 });
    expect(store.undo()).toBe(true);
    expect(store.getState().answers).toEqual({ objects: boxes(box("a")) });
    expect(store.undo()).toBe(true);
    expect(store.getState().answers).toEqual({});
    expect(store.undo()).toBe(false);
    expect(store.redo()).toBe(true);
    expect(store.redo()).toBe(true);
    expect(store.getState().answers).toEqual({ objects: boxes(box("a")), quality: { value: 3 } });
    expect(store.getState()).toMatchObject({ canUndo: true, canRedo: false });
  });

  it("never undoes what was loaded or came from the server", () => {
    const store = new AnnotationStore();
    store.change("objects", boxes(box("a")));
    store.load({ objects: boxes(box("b")) });
    expect(store.undo()).toBe(false);
    store.change("objects", boxes(box("b"), box("c")));
    store.change("objects", boxes(box("z")), { origin: "remote" });
    expect(store.undo()).toBe(false);
    expect(store.getState().answers["objects"]).toEqual(boxes(box("z")));
  });

  it("tells observers each change with its origin, undo as local", () => {
    const store = new AnnotationStore();
    const seen: AnswerChange["origin"][] = [];
    store.observe(({ origin }) => seen.push(origin));
    store.load({ objects: boxes() });
    store.change("objects", boxes(box("a")));
    store.undo();
    store.load({ objects: boxes(box("r")) }, "remote");
    expect(seen).toEqual(["silent", "local", "local", "remote"]);
  });

  it("an equal answer is no change", () => {
    const store = new AnnotationStore();
    store.change("objects", boxes(box("a")));
    const before = store.getState();
    store.change("objects", boxes(box("a")));
    expect(store.getState()).toBe(before);
  });

  it("joins changes with the same merge key into one step, and keeps others apart", () => {
    const store = new AnnotationStore();
    store.change("objects", boxes(box("a")));
    for (const x of [1, 2, 3]) store.change("objects", boxes(box("a", x)), { merge: "nudge 1" });
    for (const x of [4, 5]) store.change("objects", boxes(box("a", x)), { merge: "nudge 2" });
    store.undo();
    expect(store.getState().answers["objects"]).toEqual(boxes(box("a", 3)));
    store.undo();
    expect(store.getState().answers["objects"]).toEqual(boxes(box("a", 0)));
  });

  it("a run that ended where it began never joins the step before it", () => {
    const store = new AnnotationStore();
    store.change("objects", boxes(box("a", 1)));
    for (const x of [2, 1, 3]) store.change("objects", boxes(box("a", x)), { merge: "nudge 1" });
    store.undo();
    expect(store.getState().answers["objects"]).toEqual(boxes(box("a", 1)));
  });

  it("selects what an undo brought back, and drops what it took away", () => {
    const store = new AnnotationStore();
    store.change("objects", boxes(box("a"), box("b")));
    store.change("objects", boxes(box("a")));
    store.undo();
    expect(store.getState().selection).toEqual([{ question: "objects", region: "b" }]);
    store.redo();
    expect(store.getState().selection).toEqual([]);
  });

  it("keeps undo through a reload, and refuses a history of other answers", () => {
    const store = new AnnotationStore();
    store.change("objects", boxes(box("a")));
    store.change("objects", boxes(box("a", 5)));
    store.change("quality", { value: 1 });
    store.undo();
    const stored: unknown = JSON.parse(JSON.stringify(store.storedHistory()));
    const { answers } = store.getState();

    const reloaded = new AnnotationStore();
    reloaded.load(answers);
    expect(reloaded.restoreHistory(stored)).toBe(true);
    expect(reloaded.getState()).toMatchObject({ canUndo: true, canRedo: true });
    reloaded.undo();
    reloaded.undo();
    expect(reloaded.getState().answers).toEqual({});
    reloaded.redo();
    reloaded.redo();
    reloaded.redo();
    expect(reloaded.getState().answers).toEqual({ objects: boxes(box("a", 5)), quality: { value: 1 } });

    const other = new AnnotationStore();
    other.load({ objects: boxes(box("x")) });
    expect(other.restoreHistory(stored)).toBe(false);
    expect(other.restoreHistory({ v: 2 })).toBe(false);
    expect(other.undo()).toBe(false);
  });

  it("forgets the oldest steps over the limit", () => {
    const store = new AnnotationStore(new History(2));
    for (const x of [1, 2, 3]) store.change("objects", boxes(box("a", x)));
    expect([store.undo(), store.undo(), store.undo()]).toEqual([true, true, false]);
    expect(store.getState().answers["objects"]).toEqual(boxes(box("a", 1)));
  });

  it("stores one element for one moved region among 10,000", () => {
    const store = new AnnotationStore();
    const regions = Array.from({ length: 10_000 }, (_, index) => box(`r${index}`));
    store.load({ objects: boxes(...regions) });
    store.change("objects", boxes(...regions.with(5_000, box("r5000", 9))));
    expect(JSON.stringify(store.storedHistory()).length).toBeLessThan(300);
  });

  it("drawing begins with nothing selected", () => {
    const store = new AnnotationStore();
    store.select({ question: "objects", region: "a" });
    store.setMode("draw");
    expect(store.getState().selection).toEqual([]);
  });
});
