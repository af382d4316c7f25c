import { keyName } from "../ui/key-names.ts";

/** What a key press says, whoever made the event: the members of KeyboardEvent that matter here. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * A chord is the canonical name of a key press: `mod+shift+z`, `1`, `?`, `shift+arrowup`. `mod` is Ctrl, or Command on
 * a Mac. Letters follow the layout (event.key); digits fall back to the place of the key (event.code), so that 1 to 9
 * work where the layout needs Shift for them (French), and letters do where the layout writes another script.
 */
export function chordOf(press: KeyPress): string {
  const { key, shift } = keyOf(press);
  const mod = press.ctrlKey || press.metaKey;
  return [mod ? "mod" : "", press.altKey ? "alt" : "", shift ? "shift" : "", key]
    .filter((part) => part !== "")
    .join("+");
}

function keyOf({ key, code, altKey, shiftKey }: KeyPress): { key: string; shift: boolean } {
  if (key === " ") return { key: "space", shift: shiftKey };
  if (!/^.$/u.test(key) || /^[a-z]$/i.test(key)) return { key: key.toLowerCase(), shift: shiftKey };
  if (/^[0-9]$/.test(key)) return { key, shift: false };
  const digit = /^Digit([0-9])$/.exec(code)?.[1];
  if (digit !== undefined && !shiftKey) return { key: digit, shift: false };
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined && (altKey || /^\p{L}$/u.test(key))) return { key: letter.toLowerCase(), shift: shiftKey };
  // A sign says by itself whether Shift was needed for it.
  return { key: key.toLowerCase(), shift: false };
}

const order = ["mod", "alt", "shift"] as const;
const aliases: Readonly<Record<string, string>> = {
  ctrl: "mod",
  control: "mod",
  cmd: "mod",
  meta: "mod",
  esc: "escape",
  del: "delete",
  " ": "space",
  plus: "+",
};

/** The canonical chord of what a person or a setting wrote (`Ctrl+Z` -> `mod+z`). */
export function parseChord(written: string): string {
  const parts = written === "+" ? ["+"] : written.toLowerCase().split("+");
  const names = parts.map((part) => aliases[part] ?? part).filter((part) => part !== "");
  const modifiers = order.filter((name) => names.includes(name));
  const key = names.find((name) => !order.some((modifier) => modifier === name)) ?? "+";
  return [...modifiers, key].join("+");
}

const named: Readonly<Record<string, string>> = {
  arrowup: "ArrowUp",
  arrowdown: "ArrowDown",
  arrowleft: "ArrowLeft",
  arrowright: "ArrowRight",
  pageup: "PageUp",
  pagedown: "PageDown",
  space: " ",
};

/** The press that a chord is the name of, for an action that is run without one (from the palette, by another key). */
export function pressOf(chord: string): KeyPress {
  const parts = chord === "+" ? ["+"] : chord.replace(/\+\+$/, "+plus").split("+");
  const last = parts.at(-1) ?? "";
  const key = last === "plus" ? "+" : last;
  return {
    key: named[key] ?? (key.length > 1 ? key.slice(0, 1).toUpperCase() + key.slice(1) : key),
    code: "",
    ctrlKey: parts.includes("mod"),
    metaKey: false,
    altKey: parts.includes("alt"),
    shiftKey: parts.includes("shift"),
  };
}

/** A press of a modifier alone: the beginning of a chord, none yet. */
export const isModifier = ({ key }: Pick<KeyPress, "key">): boolean =>
  ["Control", "Meta", "Alt", "AltGraph", "Shift", "CapsLock", "Dead", "Process", "Unidentified"].includes(key);

const shown: Readonly<Record<string, string>> = {
  mod: "Ctrl",
  alt: "Alt",
  shift: "Shift",
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
  escape: "Esc",
  delete: "Del",
  backspace: "⌫",
  enter: "↵",
  space: "Space",
  tab: "Tab",
  pageup: "PgUp",
  pagedown: "PgDn",
  home: "Home",
  end: "End",
};

/** The parts of a chord as they stand on a keyboard of the page's language, for key caps: `mod+z` -> ["Ctrl", "Z"]. */
export function keyCaps(chord: string, apple = false): readonly string[] {
  const parts =
    chord === "+" ? ["+"] : chord.endsWith("++") ? [...chord.slice(0, -2).split("+"), "+"] : chord.split("+");
  return parts.map((part) => (apple && part === "mod" ? "⌘" : keyName(shown[part] ?? part.toUpperCase())));
}
