import type { MessageKey } from "../i18n/t.ts";
import { layers, type Layer } from "./hotkeys.ts";

/** The screens that actions belong to; what is on one screen together may not share a key. */
export const keyScopes = ["app", "work", "review", "image", "text", "trail"] as const;
export type KeyScope = (typeof keyScopes)[number];

/** An action that exists whatever a form asks, with the keys it usually has. key-catalogue.test.ts holds it to the bindings. */
export interface KnownAction {
  readonly id: string;
  readonly layer: Layer;
  readonly keys: readonly string[];
  readonly title: { readonly message: MessageKey; readonly values?: Readonly<Record<string, number>> };
  readonly byPlace?: true;
}

const action = (
  id: string,
  keys: readonly string[],
  rest: { readonly message: MessageKey; readonly layer: Layer },
): KnownAction => ({ id, keys, layer: rest.layer, title: { message: rest.message } });

const work = (name: WorkName, ...keys: readonly string[]): KnownAction =>
  action(`work.${name}`, keys, { message: `workspace.key.${name}`, layer: "workspace" });
type WorkName = "submit" | "skip" | "flag" | "guideline" | "extend" | "takeOver" | "undo" | "redo" | "keys";

const compare = (name: "accept" | "return" | "edit" | "pass" | "all", ...keys: readonly string[]): KnownAction =>
  action(`review.${name}`, keys, { message: `review.key.${name}`, layer: "question" });

const image = (name: ImageName, ...keys: readonly string[]): KnownAction =>
  action(`image.${name}`, keys, { message: `editor.key.${name}`, layer: "field" });
type NamesOf<Key, Prefix extends string> = Key extends `${Prefix}${infer Name}` ? Name : never;
type ImageName = NamesOf<MessageKey, "editor.key.">;

/** A way in which a shape's tool draws: there where a form asks for such a shape. */
const mode = (name: Exclude<NamesOf<MessageKey, "editor.mode.">, "outline">, ...keys: readonly string[]): KnownAction =>
  action(`image.mode.${name}`, keys, { message: `editor.mode.${name}`, layer: "field" });

const text = (name: NamesOf<MessageKey, "questions.text.key.">, ...keys: readonly string[]): KnownAction =>
  action(`text.${name}`, keys, { message: `questions.text.key.${name}`, layer: "field" });

const arrows = (modifier: string): readonly string[] =>
  ["arrowleft", "arrowright", "arrowup", "arrowdown"].map((key) => `${modifier}${key}`);
const byPlace = (known: KnownAction): KnownAction => ({ ...known, byPlace: true });

export const paletteAction: KnownAction = action("app.palette", ["mod+k"], {
  message: "keys.palette",
  layer: "workspace",
});

export const knownActions: readonly KnownAction[] = [
  paletteAction,
  work("submit", "mod+enter"),
  work("skip", "s", "alt+s"),
  work("flag", "p", "alt+p"),
  work("guideline", "g", "alt+g"),
  work("extend", "alt+e"),
  work("takeOver", "alt+b"),
  work("keys", "?"),
  work("undo", "mod+z"),
  work("redo", "mod+shift+z", "mod+y"),
  compare("accept", "enter"),
  compare("return", "r"),
  compare("edit", "e"),
  compare("pass", "s"),
  ...Array.from({ length: 9 }, (_, index): KnownAction => ({
    id: `review.answer.${String(index + 1)}`,
    layer: "question",
    keys: [String(index + 1)],
    title: { message: "review.key.answer", values: { number: index + 1 } },
  })),
  compare("all", "0"),
  action("review.save", ["mod+enter"], { message: "review.key.save", layer: "workspace" }),
  action("review.back", ["alt+b"], { message: "review.key.back", layer: "workspace" }),
  image("select", "v"),
  image("draw", "d"),
  mode("cut", "shift+x"),
  mode("brush", "shift+b"),
  mode("erase", "shift+e"),
  mode("fill", "shift+g"),
  mode("lasso", "shift+l"),
  image("delete", "delete", "backspace"),
  image("enter", "enter"),
  image("escape", "escape"),
  image("next", "."),
  image("previous", ","),
  image("tabNext", "tab"),
  image("tabPrevious", "shift+tab"),
  image("nextHandle", "]"),
  image("previousHandle", "["),
  image("addVertex", "i"),
  image("occluded", "o"),
  image("solid", "shift+h"),
  image("convert", "shift+m"),
  image("turn", "shift+r"),
  image("turnBack", "alt+r"),
  image("front", "mod+shift+arrowup"),
  image("forward", "mod+arrowup"),
  image("backward", "mod+arrowdown"),
  image("back", "mod+shift+arrowdown"),
  image("group", "mod+g"),
  image("ungroup", "mod+shift+g"),
  image("hide", "h"),
  image("hideOthers", "alt+h"),
  image("showAll", "alt+shift+h"),
  image("filter", "shift+f"),
  image("lock", "l"),
  image("unlockAll", "alt+l"),
  image("selectAll", "mod+a"),
  image("snap", "shift+s"),
  byPlace(image("move", ...arrows(""))),
  byPlace(image("moveFar", ...arrows("shift+"))),
  byPlace(image("moveCursor", ...arrows("alt+"))),
  image("fit", "f", "0", "="),
  image("zoomIn", "+"),
  image("zoomOut", "-"),
  image("fullSize", "shift+z"),
  image("zoomSelection", "z"),
  image("visitNext", "n"),
  image("visitPrevious", "shift+n"),
  image("loupe", "b"),
  image("crossHair", "x"),
  image("grid", "#"),
  image("minimap", "m"),
  image("brighter", "alt+."),
  image("darker", "alt+,"),
  image("moreContrast", "alt+]"),
  image("lessContrast", "alt+["),
  image("moreGamma", "alt+="),
  image("lessGamma", "alt+-"),
  image("invert", "alt+i"),
  image("plain", "alt+0"),
  image("finger", "alt+t"),
  text("next", "alt+arrowdown"),
  text("previous", "alt+arrowup"),
  text("endLater", "alt+arrowright"),
  text("endEarlier", "alt+arrowleft"),
  text("startLater", "alt+shift+arrowright"),
  text("startEarlier", "alt+shift+arrowleft"),
  text("remove", "delete", "backspace"),
  text("find", "/"),
  text("escape", "escape"),
  action("trail.next", ["j"], { message: "keys.trail.next", layer: "workspace" }),
  action("trail.previous", ["k"], { message: "keys.trail.previous", layer: "workspace" }),
  action("trail.filter", ["/"], { message: "keys.trail.filter", layer: "workspace" }),
];

/** The scope of an action by its id; undefined for what a form asks. */
export const scopeOf = (id: string): KeyScope | undefined => keyScopes.find((scope) => id.startsWith(`${scope}.`));

/** Whether a binding belongs to the form of a project: its own keys are kept for that project. */
export const isOfForm = ({ id, layer }: { readonly id: string; readonly layer: Layer }): boolean =>
  layer === "question" && scopeOf(id) === undefined;

/** Scopes that are never on one screen, or that only work where the keyboard is. */
const apart: readonly (readonly [KeyScope, KeyScope])[] = [
  ["image", "text"],
  ["work", "review"],
  ["trail", "work"],
  ["trail", "review"],
  ["trail", "image"],
  ["trail", "text"],
];

/** One action with its keys, as lists and clashes need it. */
export interface KeyedAction {
  readonly id: string;
  readonly layer: Layer;
  /** Its place among the bindings: of one layer the last is asked first (hotkeys.ts). */
  readonly rank: number;
  readonly chords: readonly string[];
  /** Not as it usually is: the person, or the project, changed it. */
  readonly isChanged: boolean;
}

export interface KeyClash {
  readonly chord: string;
  /** The other action. */
  readonly id: string;
  /** Whether this action gets the key; the other one does where this has nothing to do. */
  readonly wins: boolean;
}

const meet = (first: string, second: string): boolean => {
  const [one, other] = [scopeOf(first), scopeOf(second)];
  return !apart.some(([left, right]) => (left === one && right === other) || (left === other && right === one));
};

/** Steps of a correction and of a comparison are never on screen together, and both belong to the review. */
const correcting = new Set(["review.save", "review.back"]);
const isReviewPair = (first: string, second: string): boolean =>
  scopeOf(first) === "review" && scopeOf(second) === "review" && correcting.has(first) !== correcting.has(second);

/**
 * What else is on the keys of each action. Two that share a key as they usually are do so on purpose (a label's letter
 * over a tool's), unless they stand in one layer and belong to the form: that is its lead's mistake.
 */
export function clashesOf(actions: readonly KeyedAction[]): ReadonlyMap<string, readonly KeyClash[]> {
  const byChord = new Map<string, KeyedAction[]>();
  for (const each of actions) {
    for (const chord of new Set(each.chords)) byChord.set(chord, [...(byChord.get(chord) ?? []), each]);
  }
  const clashes = new Map<string, KeyClash[]>();
  for (const [chord, users] of byChord) {
    for (const one of users) {
      for (const other of users) {
        if (one.id === other.id || !meet(one.id, other.id) || isReviewPair(one.id, other.id)) continue;
        const isMeant = !one.isChanged && !other.isChanged && !(isOfForm(one) && isOfForm(other));
        if (isMeant) continue;
        const above = layers.indexOf(one.layer) - layers.indexOf(other.layer);
        const wins = above === 0 ? one.rank > other.rank : above > 0;
        clashes.set(one.id, [...(clashes.get(one.id) ?? []), { chord, id: other.id, wins }]);
      }
    }
  }
  return clashes;
}
