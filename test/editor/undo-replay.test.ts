import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AnnotationStore } from "../../client/src/editor/annotation-store.ts";
import { History, type Answers } from "../../client/src/editor/history.ts";

/** What a person can do to answers, in no particular order. */
type Edit =
  | { readonly do: "add"; readonly question: string; readonly id: string; readonly at: number }
  | {
      readonly do: "move";
      readonly question: string;
      readonly at: number;
      readonly by: number;
      readonly merge: boolean;
    }
  | { readonly do: "remove"; readonly question: string; readonly at: number }
  /** Several regions of both questions at once: every `of`th is moved, or goes. */
  | { readonly do: "many"; readonly of: number; readonly by: number | null; readonly merge: boolean }
  /** A stroke: pieces of long texts change, of one region or of all. */
  | { readonly do: "paint"; readonly at: number; readonly from: number; readonly ink: string; readonly all: boolean }
  | { readonly do: "rate"; readonly value: number | undefined };
type Action = Edit | { readonly do: "undo" | "redo" | "reload" };
const isEdit = (action: Action): action is Edit => !["undo", "redo", "reload"].includes(action.do);

interface Region {
  readonly id: string;
  readonly label: string;
  readonly x: number;
}

const masks = {
  width: 100,
  height: 100,
  regions: ["m1", "m2", "m3"].map((id) => ({ id, label: "dog", counts: `${id}${"0".repeat(300)}` })),
};

const questions = ["objects", "outlines"] as const;
const question = fc.constantFrom(...questions);
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ do: fc.constant("add" as const), question, id: fc.uuid(), at: fc.nat(20) }),
  fc.record({
    do: fc.constant("move" as const),
    question,
    at: fc.nat(20),
    by: fc.integer({ min: -1, max: 1 }),
    merge: fc.boolean(),
  }),
  fc.record({ do: fc.constant("remove" as const), question, at: fc.nat(20) }),
  fc.record({
    do: fc.constant("many" as const),
    of: fc.integer({ min: 1, max: 4 }),
    by: fc.option(fc.integer({ min: -1, max: 1 })),
    merge: fc.boolean(),
  }),
  fc.record({
    do: fc.constant("paint" as const),
    at: fc.nat(20),
    from: fc.nat(299),
    ink: fc.string({ maxLength: 5 }),
    all: fc.boolean(),
  }),
  fc.record({ do: fc.constant("rate" as const), value: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }) }),
  fc.record({ do: fc.constantFrom("undo" as const, "redo" as const, "reload" as const) }),
);

function regionsOf(answers: Answers, name: string): readonly Region[] {
  const answer = answers[name] as { readonly regions: readonly Region[] } | undefined; // this test alone writes answers
  return answer?.regions ?? [];
}

const namesOf = (each: Edit): readonly string[] =>
  each.do === "rate" ? ["quality"] : each.do === "paint" ? ["masks"] : each.do === "many" ? questions : [each.question];

/** The answers after an action that changes them; the same object where it changes nothing. */
function after(answers: Answers, each: Edit): Answers {
  if (each.do === "rate") {
    const { quality: _old, ...others } = answers;
    return each.value === undefined ? others : { ...others, quality: { value: each.value } };
  }
  if (each.do === "many") {
    const { of, by } = each;
    const changed = questions.flatMap((name) => {
      const answer = answers[name];
      if (answer === undefined) return [];
      const regions = regionsOf(answers, name).flatMap((region, at) => {
        if (at % of !== 0) return [region];
        return by === null ? [] : [{ ...region, x: region.x + by }];
      });
      return [[name, { ...answer, regions }] as const];
    });
    return { ...answers, ...Object.fromEntries(changed) };
  }
  if (each.do === "paint") {
    const given = answers["masks"] as typeof masks | undefined; // this test alone writes answers
    const { regions } = given ?? masks;
    const changed = regions.map((region, at) => {
      if (!each.all && at !== each.at % regions.length) return region;
      const { counts } = region;
      return { ...region, counts: counts.slice(0, each.from) + each.ink + counts.slice(each.from + 3) };
    });
    return { ...answers, masks: { ...masks, regions: changed } };
  }
  const regions = regionsOf(answers, each.question);
  const at = regions.length === 0 ? 0 : each.at % (regions.length + (each.do === "add" ? 1 : 0));
  const region = regions[at];
  let changed = regions;
  if (each.do === "add") changed = regions.toSpliced(at, 0, { id: each.id, label: "dog", x: each.at });
  else if (region === undefined) return answers;
  else if (each.do === "remove") changed = regions.toSpliced(at, 1);
  else changed = regions.with(at, { ...region, x: region.x + each.by });
  return { ...answers, [each.question]: { width: 100, height: 100, regions: changed } };
}

/** The order in which questions were answered first does not count. */
const sameAnswers = (first: Answers | undefined, second: Answers): boolean =>
  first !== undefined && JSON.stringify(sorted(first)) === JSON.stringify(sorted(second));

const sorted = (answers: Answers): readonly unknown[] =>
  Object.entries(answers).toSorted(([first], [second]) => (first < second ? -1 : 1));

/** The simplest undo there is: every state kept whole. The store must end where this ends. */
class Model {
  past: Answers[] = [];
  present: Answers = {};
  future: Answers[] = [];
  merge: string | null = null;

  change(next: Answers, merge: string | null): void {
    if (sameAnswers(this.present, next)) return;
    if (merge === null || merge !== this.merge) this.past.push(this.present);
    this.merge = merge;
    this.future = [];
    this.present = next;
    // A run that ends where it began is no step.
    if (!sameAnswers(this.past.at(-1), next)) return;
    this.past.pop();
    this.merge = null;
  }

  travel(from: Answers[], to: Answers[]): void {
    const next = from.pop();
    if (next === undefined) return;
    to.push(this.present);
    this.present = next;
    this.merge = null;
  }
}

describe("undo and redo", () => {
  it("any sequence of edits, undos, redos and reloads ends where replaying whole states ends", () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        let store = new AnnotationStore();
        const model = new Model();
        for (const each of actions) {
          if (each.do === "undo") {
            store.undo();
            model.travel(model.past, model.future);
          } else if (each.do === "redo") {
            store.redo();
            model.travel(model.future, model.past);
          } else if (each.do === "reload") {
            const { canUndo, canRedo } = store.getState();
            const kept = [store.getState().answers, store.storedHistory() ?? null];
            const [answers, history] = JSON.parse(JSON.stringify(kept)) as [Answers, unknown]; // as stringified
            store = new AnnotationStore();
            store.load(answers);
            expect(store.restoreHistory(history)).toBe(canUndo || canRedo);
            model.merge = null;
          } else if (isEdit(each)) {
            const next = after(store.getState().answers, each);
            const names = namesOf(each);
            // Undo joins a run only while it changes the same things, so the key names the place as the editor's do.
            const merge = "merge" in each && each.merge ? `move ${names.join(" ")}` : null;
            store.changeAll(
              names.map((name) => [name, next[name]]),
              merge === null ? {} : { merge },
            );
            model.change(next, merge);
          }
          expect(sorted(store.getState().answers)).toEqual(sorted(model.present));
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("undoing everything gives back the loaded answers, redoing everything the last ones", () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), fc.array(fc.uuid(), { maxLength: 30 }), (actions, ids) => {
        const loaded = { objects: { width: 100, height: 100, regions: ids.map((id) => ({ id, label: "dog", x: 0 })) } };
        const store = new AnnotationStore();
        store.load(loaded);
        for (const each of actions) {
          if (!isEdit(each)) continue;
          const next = after(store.getState().answers, each);
          store.changeAll(namesOf(each).map((name) => [name, next[name]]));
        }
        const last = store.getState().answers;
        while (store.undo());
        expect(store.getState().answers).toEqual(loaded);
        while (store.redo());
        expect(store.getState().answers).toEqual(last);
      }),
      { numRuns: 200 },
    );
  });

  it("of a history that is too long for its place the nearest steps come back, and lead where they led", () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), fc.nat(4_000), (actions, most) => {
        const store = new AnnotationStore();
        const history = new History();
        let answers: Answers = {};
        const past: Answers[] = [];
        for (const each of actions) {
          if (!isEdit(each)) continue;
          const next = after(answers, each);
          const changes = namesOf(each).map((name) => ({ question: name, before: answers[name], after: next[name] }));
          if (sameAnswers(answers, next)) continue;
          history.record(changes);
          past.push(answers);
          answers = next;
        }
        const stored = history.toJSON(most);
        if (stored !== undefined)
          expect(JSON.stringify(stored.undo).length).toBeLessThanOrEqual(most + past.length + 2);
        store.load(answers);
        expect(store.restoreHistory(JSON.parse(JSON.stringify(stored ?? null)))).toBe(stored !== undefined);
        let steps = 0;
        while (store.undo())
          expect(sorted(store.getState().answers)).toEqual(sorted(past[past.length - ++steps] ?? {}));
        expect(steps).toBe(stored?.undo.length ?? 0);
        while (store.redo());
        expect(sorted(store.getState().answers)).toEqual(sorted(answers));
      }),
      { numRuns: 300 },
    );
  });
});
