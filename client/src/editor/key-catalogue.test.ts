import { expect, it } from "vitest";
import { imageBindings, type KeyTarget } from "../fields/image/keys.ts";
import { textBindings } from "../fields/text/text-bindings.ts";
import type { TextSession } from "../fields/text/text-session.ts";
import { maskLayer } from "../questions/mask/layer.ts";
import { polygonLayer } from "../questions/polygon/layer.ts";
import { compareBindings, correctBindings, type ReviewCommands } from "../review/review-bindings.ts";
import { takeOverBinding, workBindings, type WorkCommands } from "../workspace/work-bindings.ts";
import type { ScreenTask } from "../workspace/screen-task.ts";
import { keysId, type Binding } from "./hotkeys.ts";
import { clashesOf, knownActions, type KeyedAction } from "./key-catalogue.ts";
import { hands, handKeys } from "./own-keys.ts";

/** Everything that a picture can be asked to do: bindings look at which members a layer has, and call none. */
const modes = [...(maskLayer.modes ?? []), ...(polygonLayer.modes ?? [])];
const everything = new Proxy({}, { get: (_, name) => (name === "modes" ? modes : () => undefined) });
const question = { name: "q", settings: {}, layer: everything };
const surface = { options: { store: {}, readOnly: false, questions: [question, question] } };
// Only what the makers of bindings read when they make them.
const target = { surface, tools: {}, hasFocus: () => true, now: () => 0 } as unknown as KeyTarget;
const task = { form: { questions: [] }, opened: { lease: { purpose: "annotate" } } } as unknown as ScreenTask;

const bindings: readonly Binding[] = [
  ...workBindings({} as WorkCommands, task),
  takeOverBinding(() => true),
  ...compareBindings({} as ReviewCommands, 9),
  ...correctBindings({} as ReviewCommands),
  ...imageBindings(target),
  ...textBindings({} as TextSession, []),
];

it("lists every action that exists whatever a form asks, with the keys and the name it has on the screen", () => {
  const real = new Map(bindings.filter((each) => each.follows === undefined).map((each) => [keysId(each), each]));
  const listed = new Map(knownActions.map((each) => [each.id, each]));
  for (const [id, { keys, layer, title, byPlace }] of real)
    expect({ ...listed.get(id), byPlace: listed.get(id)?.byPlace }).toEqual({ id, keys, layer, title, byPlace });
  const elsewhere = [...listed.keys()].filter((id) => !real.has(id));
  expect(elsewhere).toEqual(["app.palette", "trail.next", "trail.previous", "trail.filter"]);
});

const keyed = (changed: Readonly<Record<string, readonly string[]>>): readonly KeyedAction[] =>
  knownActions.map(({ id, layer, keys }, rank) => {
    const chords = changed[id] ?? keys;
    return { id, layer, rank, chords, isChanged: id in changed };
  });

it("has no clash as it usually is, nor in a layout for one hand", () => {
  for (const changed of [{}, ...hands.map(handKeys)]) expect([...clashesOf(keyed(changed))]).toEqual([]);
});

it("says of a changed key what else has it, for both, and who gets it", () => {
  const clashes = clashesOf(keyed({ "image.draw": ["s"], "text.next": ["j"] }));
  expect(clashes.get("image.draw")).toEqual([
    { chord: "s", id: "work.skip", wins: true },
    { chord: "s", id: "review.pass", wins: false },
  ]);
  expect(clashes.get("work.skip")).toEqual([{ chord: "s", id: "image.draw", wins: false }]);
  // Another page's key is no clash, nor is what is only in the other kind of field.
  expect(clashes.get("text.next")).toBeUndefined();
});

it("shows two labels of one form on one key as a clash, though nobody changed them", () => {
  const label = (id: string, rank: number): KeyedAction => ({
    id,
    layer: "question",
    rank,
    chords: ["1"],
    isChanged: false,
  });
  const clashes = clashesOf([label("objects.label.car", 100), label("scene.option.day", 101), ...keyed({})]);
  expect(clashes.get("objects.label.car")).toEqual([{ chord: "1", id: "scene.option.day", wins: false }]);
  expect(clashes.get("scene.option.day")).toEqual([{ chord: "1", id: "objects.label.car", wins: true }]);
});

const left = /^(mod\+|alt\+|shift\+)*([1-5qwertasdfgzxcvb]|tab|escape|space)$/;
const right = /^(mod\+|alt\+|shift\+)*([6-90yuiophjklnm,.\-=+[\]?/]|arrow\w+|enter|delete|backspace|escape)$/;

it("a layout for one hand brings every action into its reach", () => {
  const reach = { left, right } as const;
  for (const hand of hands) {
    const keys = handKeys(hand);
    const far = knownActions.filter(
      ({ id, keys: usual }) => !(keys[id] ?? usual).some((chord) => reach[hand].test(chord)),
    );
    const meant = {
      // The palette runs everything; digits beyond five and the cursor's arrows are of the other hand.
      left: ["app.palette", ...[6, 7, 8, 9].map((digit) => `review.answer.${digit}`), "image.moveCursor"],
      right: [...[1, 2, 3, 4, 5].map((digit) => `review.answer.${digit}`), "image.tabNext", "image.tabPrevious"],
    };
    expect(far.map(({ id }) => id).filter((id) => !id.startsWith("trail."))).toEqual(meant[hand]);
  }
});

it("layouts name actions that exist", () => {
  const ids = new Set(knownActions.map(({ id }) => id));
  for (const hand of hands) expect(Object.keys(handKeys(hand)).filter((id) => !ids.has(id))).toEqual([]);
});
