import { chordOf, parseChord, pressOf } from "./chord.ts";
import type { KeyPress } from "./chord.ts";
import type { Notice } from "./notice.ts";

/** From the page to what lies on top of it. A higher layer's binding of a key hides the one below. */
export const layers = ["workspace", "field", "question", "dialog"] as const;
export type Layer = (typeof layers)[number];

export interface Binding {
  /** Stable name such as `image.draw` or `objects.label.car`; `keysId` says what a person's own keys are stored under. */
  readonly id: string;
  /** Another action whose keys it shares, also where somebody changes them: undo over a picture is undo. */
  readonly follows?: string;
  readonly layer: Layer;
  /** Chords as `parseChord` reads them; the first is the one that is shown. */
  readonly keys: readonly string[];
  /** What it does, for the sheet: a catalogue message, or the lead's own word (a label). */
  readonly title: Notice | { readonly text: string };
  /** Also while typing in an input (submit by mod+enter). */
  readonly whileTyping?: boolean;
  /** Each key does it in another way, told by `press` (four arrows): the first changed key acts as the first usual one. */
  readonly byPlace?: true;
  /** Held keys repeat it (nudging); else only the first press counts. */
  readonly repeats?: boolean;
  /** Returns false when it had nothing to do; then the next lower binding is asked. */
  run(press: KeyPress): boolean | void;
}

/** Two bindings of one layer on one chord. The last in the list is asked first. */
export interface Clash {
  readonly chord: string;
  readonly ids: readonly string[];
}

/** A person's own keys by binding id; an empty list switches the binding off. */
export type Remap = Readonly<Record<string, readonly string[]>>;

export interface ListedBinding extends Binding {
  readonly chords: readonly string[];
}

/**
 * What the keys of a binding are stored under: for one that follows another, that one; for a question asked of each part,
 * the same for every part (`colour@r1.option.red` -> `colour.option.red`).
 */
export const keysId = ({ id, follows }: Pick<Binding, "id" | "follows">): string =>
  (follows ?? id).replace(/^([^.@]+)@[^.]*/u, "$1");

/** What `handle` needs of a DOM event; tests pass plain objects. */
export interface KeyEvent extends KeyPress {
  readonly defaultPrevented: boolean;
  readonly isComposing: boolean;
  readonly repeat: boolean;
  readonly target: unknown;
  preventDefault(): void;
}

/** All keys of the editor in one place, so that clashes can be seen and one sheet can list them. */
export class Hotkeys {
  readonly #groups = new Set<readonly Binding[]>();
  readonly #listeners = new Set<() => void>();
  #remap: Remap;
  #list: readonly ListedBinding[] | null = null;

  constructor(remap: Remap = {}) {
    this.#remap = remap;
  }

  /** Adds bindings until the returned function is called. */
  add(bindings: readonly Binding[]): () => void {
    this.#groups.add(bindings);
    this.#changed();
    return () => {
      this.#groups.delete(bindings);
      this.#changed();
    };
  }

  setRemap(remap: Remap): void {
    this.#remap = remap;
    this.#changed();
  }

  /** Runs what the key is bound to. True where something ran; then the event's default is prevented. */
  handle(event: KeyEvent): boolean {
    if (event.defaultPrevented || event.isComposing) return false;
    const chord = chordOf(event);
    const typing = isTyping(event.target);
    // What is typed is text: only a chord that writes nothing can mean more there, whatever key somebody chose.
    const writes = typing && !/^(?:mod|alt)\+|^f\d+$/.test(chord);
    if (!typing && isOwnKeyOf(event.target, chord)) return false;
    for (const binding of this.list().toReversed()) {
      if (!binding.chords.includes(chord) || writes || (typing && binding.whileTyping !== true)) continue;
      if (event.repeat && binding.repeats !== true) {
        event.preventDefault();
        return true;
      }
      if (binding.run(pressFor(binding, event, chord)) !== false) {
        event.preventDefault();
        return true;
      }
    }
    return false;
  }

  /** Every binding from the lowest layer to the highest, with the chords it has for this person. Stable until changed. */
  readonly list = (): readonly ListedBinding[] => {
    this.#list ??= [...this.#groups]
      .flat()
      .map((binding) => ({ ...binding, chords: (this.#remap[keysId(binding)] ?? binding.keys).map(parseChord) }))
      .toSorted((first, second) => layers.indexOf(first.layer) - layers.indexOf(second.layer));
    return this.#list;
  };

  clashes(): readonly Clash[] {
    const users = new Map<string, { chord: string; ids: string[] }>();
    for (const { id, layer, chords } of this.list()) {
      for (const chord of new Set(chords)) {
        const key = `${layer} ${chord}`;
        const user = users.get(key) ?? { chord, ids: [] };
        if (!user.ids.includes(id)) user.ids.push(id);
        users.set(key, user);
      }
    }
    return [...users.values()].filter(({ ids }) => ids.length > 1);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #changed(): void {
    this.#list = null;
    for (const listener of this.#listeners) listener();
  }
}

function pressFor(binding: ListedBinding, press: KeyPress, chord: string): KeyPress {
  const usual = binding.byPlace === true ? binding.keys[binding.chords.indexOf(chord)] : undefined;
  return usual === undefined ? press : pressOf(parseChord(usual));
}

interface ElementLike {
  readonly tagName: string;
  readonly type?: unknown;
  readonly isContentEditable?: unknown;
  getAttribute?(name: string): string | null;
}

const elementOf = (target: unknown): ElementLike | null =>
  typeof target === "object" && target !== null && "tagName" in target && typeof target.tagName === "string"
    ? (target as ElementLike) // every DOM element has these members; others are optional
    : null;

const notTyped = new Set(["checkbox", "radio", "range", "button", "submit", "reset", "color", "file", "image"]);
const typedRoles = new Set(["textbox", "searchbox", "combobox", "spinbutton"]);

function isTyping(target: unknown): boolean {
  const element = elementOf(target);
  if (element === null) return false;
  const tag = element.tagName.toLowerCase();
  if (tag === "textarea" || tag === "select" || element.isContentEditable === true) return true;
  if (tag === "input") return !notTyped.has(String(element.type));
  return typedRoles.has(element.getAttribute?.("role") ?? "");
}

const pressed = new Set(["button", "link", "menuitem", "option", "checkbox", "radio", "switch", "tab", "row"]);
const pressedTags = new Set(["button", "a", "summary", "input"]);

/** Enter and Space on a button or link belong to it, never to the editor. */
function isOwnKeyOf(target: unknown, chord: string): boolean {
  if (chord !== "enter" && chord !== "space") return false;
  const element = elementOf(target);
  if (element === null) return false;
  return pressedTags.has(element.tagName.toLowerCase()) || pressed.has(element.getAttribute?.("role") ?? "");
}
