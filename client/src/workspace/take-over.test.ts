import { parseForm } from "@keyhole/shared/form";
import { maskSettings } from "@keyhole/shared/questions/mask/schema";
import { areaOf } from "@keyhole/shared/questions/mask/runs";
import { fillRings } from "@keyhole/shared/questions/mask/fill";
import { describe, expect, it } from "vitest";
import { AnnotationStore } from "../editor/annotation-store.ts";
import type { Answers } from "../editor/history.ts";
import { maskLayer } from "../questions/mask/layer.ts";
import { runsOf, withRuns } from "../questions/mask/mask-runs.ts";
import type { OpenedTask } from "../api-types.ts";
import type { DeskView } from "./desk.ts";
import { LastShapes } from "./last-shapes.ts";
import { screenTask } from "./screen-task.ts";
import type { ScreenTask } from "./screen-task.ts";
import { isFor, keptShapes, takenOver } from "./take-over.ts";

const question = (name: string, type: string, settings: object) => ({
  name,
  title: name,
  type,
  field: "photo",
  settings,
});
const form = {
  v: 1,
  fields: [
    { name: "photo", kind: "image", title: "Photo" },
    { name: "words", kind: "text", title: "Words" },
  ],
  questions: [
    question("boxes", "box", { labels: ["car"], maxCount: 3, minSize: 5 }),
    question("roofs", "polygon", { labels: ["roof"] }),
    question("lanes", "polyline", { labels: ["lane"] }),
    question("ships", "rotated-box", { labels: ["ship"] }),
    question("people", "skeleton", { labels: ["person"], points: ["head", "foot"] }),
    question("paint", "mask", { labels: ["rust"], kind: "semantic" }),
    { name: "names", title: "Names", type: "span", field: "words", settings: { labels: ["name"] } },
  ],
};

/** A task of a project on a picture of a size, as the server opens it. */
function task(width: number, height: number, { project = "p", formId = "f" } = {}): ScreenTask {
  if (!parseForm(form).ok) throw new Error("the form of this test");
  const lease = { id: "l", epoch: 1, expires: 1e6, purpose: "annotate", leaseMs: 1e6, projectId: project, taskId: "t" };
  const fields = { photo: { kind: "image", width, height }, words: { kind: "text", text: "Ada" } };
  // Ids are branded on the server, and what this does not read is left out.
  return screenTask({ lease, now: 0, form, formId, fields, outboxKey: "A".repeat(43) } as unknown as OpenedTask, 0);
}

const size = { width: 400, height: 300 };
const ring = [
  [100, 100],
  [380, 100],
  [380, 250],
  [100, 250],
];
const square = withRuns(
  { id: "m", label: "rust" },
  fillRings(
    [
      [
        [0, 0],
        [300, 0],
        [300, 200],
        [0, 200],
      ],
    ],
    size,
  ),
  size,
);
const answers: Answers = {
  boxes: {
    ...size,
    regions: [
      { id: "a", label: "car", group: "g", x: 10, y: 10, width: 50, height: 40 },
      { id: "b", label: "car", group: "g", x: 180, y: 20, width: 100, height: 30 },
      { id: "c", label: "car", x: 300, y: 10, width: 50, height: 40 },
    ],
  },
  roofs: { ...size, regions: [{ id: "r", label: "roof", rings: [ring] }] },
  lanes: {
    ...size,
    regions: [
      {
        id: "s",
        label: "lane",
        points: [
          [10, 50],
          [190, 50],
          [390, 50],
        ],
      },
    ],
  },
  ships: { ...size, regions: [{ id: "t", label: "ship", cx: 350, cy: 200, width: 60, height: 20, angle: 30 }] },
  people: {
    ...size,
    regions: [
      {
        id: "u",
        label: "person",
        points: [
          { name: "head", x: 50, y: 50, visibility: "visible" },
          { name: "foot", x: 50, y: 280, visibility: "visible" },
        ],
      },
    ],
  },
  paint: { ...size, regions: [square] },
  names: { regions: [{ id: "n", label: "name", start: 0, end: 3 }] },
};
const given = (before: Answers = {}) => {
  let ids = 0;
  return { answers: before, newId: () => `n${(ids += 1)}` };
};
const kept = keptShapes(task(400, 300), answers);
if (kept === null) throw new Error("nothing was kept");

describe("shapes kept for the next task", () => {
  it("are shapes on pictures only: no span, no text, no choice", () => {
    expect(kept.byQuestion.map((each) => each.question)).toEqual([
      "boxes",
      "roofs",
      "lanes",
      "ships",
      "people",
      "paint",
    ]);
    expect(keptShapes(task(400, 300), { names: answers["names"] })).toBeNull();
  });

  it("are for the same project and the same form only", () => {
    expect(isFor(kept, task(100, 100))).toBe(true);
    expect(isFor(kept, task(400, 300, { project: "q" }))).toBe(false);
    expect(isFor(kept, task(400, 300, { formId: "g" }))).toBe(false);
  });
});

describe("taking over", () => {
  const regionsOf = (changes: readonly (readonly [string, unknown])[], name: string): readonly unknown[] =>
    (changes.find(([question]) => question === name)?.[1] as { regions: readonly unknown[] } | undefined)?.regions ??
    [];

  it("onto a picture of the same size keeps every shape as it is, with ids of its own and its group as one", () => {
    const { changes, count, left } = takenOver(kept, task(400, 300), given());
    expect({ count, left }).toEqual({ count: 8, left: 0 });
    expect(regionsOf(changes, "boxes")).toEqual([
      { id: "n2", label: "car", group: "n1", x: 10, y: 10, width: 50, height: 40 },
      { id: "n3", label: "car", group: "n1", x: 180, y: 20, width: 100, height: 30 },
      { id: "n4", label: "car", x: 300, y: 10, width: 50, height: 40 },
    ]);
    expect(regionsOf(changes, "roofs")).toMatchObject([{ rings: [ring] }]);
    expect(regionsOf(changes, "paint")).toMatchObject([{ counts: square.counts }]);
  });

  it("onto a smaller picture cuts at its border and leaves what lies beside it", () => {
    const { changes, left } = takenOver(kept, task(200, 200), given());
    expect(regionsOf(changes, "boxes")).toMatchObject([{ x: 10 }, { x: 180, width: 20, height: 30 }]);
    expect(regionsOf(changes, "roofs")).toMatchObject([
      {
        rings: [
          [
            [100, 200],
            [100, 100],
            [200, 100],
            [200, 200],
          ],
        ],
      },
    ]);
    expect(regionsOf(changes, "lanes")).toMatchObject([
      {
        points: [
          [10, 50],
          [190, 50],
          [200, 50],
        ],
      },
    ]);
    expect(regionsOf(changes, "ships")).toEqual([]);
    expect(regionsOf(changes, "people")).toMatchObject([
      { points: [{ visibility: "visible" }, { y: 200, visibility: "absent" }] },
    ]);
    const [mask] = maskLayer.regions(changes.find(([name]) => name === "paint")?.[1] as never); // the test's own
    expect(mask && areaOf(runsOf(mask, { width: 200, height: 200 }))).toBe(200 * 200);
    expect(left).toBe(2);
  });

  it("adds to what is there, as far as there is room; one mask a label is not mixed with another's pixels", () => {
    const before = {
      boxes: { ...size, regions: [{ id: "z", label: "car", x: 0, y: 0, width: 9, height: 9 }] },
      paint: answers["paint"],
    };
    const { changes, left } = takenOver(kept, task(400, 300), given(before));
    expect(regionsOf(changes, "boxes")).toMatchObject([{ id: "z" }, { x: 10 }, { x: 180 }]);
    expect(regionsOf(changes, "paint")).toEqual([]);
    expect(left).toBe(2);
    expect(maskLayer.excludes?.(maskSettings.parse({ kind: "instance" }))).toBe(false);
  });
});

describe("LastShapes", () => {
  /** A desk that only says where it is. */
  function followed() {
    const store = new AnnotationStore();
    const listeners = new Set<() => void>();
    const first = task(400, 300);
    let view = { session: { phase: "idle" }, drafting: null, submitted: 0 } as unknown as DeskView;
    const go = (change: object): void => {
      view = { ...view, ...change } as DeskView; // phases of a real session, as far as they are read
      for (const listener of listeners) listener();
    };
    const last = new LastShapes();
    const stop = last.follow({
      getView: () => view,
      subscribe: (listener) => (listeners.add(listener), () => listeners.delete(listener)),
    });
    const submit = (taken = true): void => {
      go({ session: { phase: "open", task: first, notice: false }, drafting: { store } });
      store.load(answers);
      go({ session: { phase: "submitting", task: first } });
      if (taken) store.load({});
      go(taken ? { submitted: view.submitted + 1 } : { session: { phase: "open", task: first, notice: false } });
    };
    return { last, go, submit, stop, next: task(400, 300) };
  }

  it("submitting -> opening -> open: what was handed in is offered in the next task of the form", () => {
    const { last, go, submit, next } = followed();
    submit();
    go({ session: { phase: "opening", task: next } });
    go({ session: { phase: "open", task: next, notice: false } });
    expect(last.for(next)?.byQuestion).toHaveLength(6);
    expect(last.for(task(400, 300, { formId: "other" }))).toBeNull();
  });

  it("a refused submit offers nothing", () => {
    const { last, submit, next } = followed();
    submit(false);
    expect(last.for(next)).toBeNull();
  });

  it.each(["withheld", "closed", "nothing", "elsewhere", "failed", "idle"])("%s: forgotten", (phase) => {
    const { last, go, submit, next } = followed();
    submit();
    go({ session: { phase, task: next } });
    go({ session: { phase: "open", task: next, notice: false } });
    expect(last.for(next)).toBeNull();
  });

  it("leaving the screen forgets as well", () => {
    const { last, submit, stop, next } = followed();
    submit();
    expect(last.for(next)).not.toBeNull();
    stop();
    expect(last.for(next)).toBeNull();
  });
});
