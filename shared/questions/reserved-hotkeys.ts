import type { FieldKind } from "../vocabulary.ts";

/**
 * Keys without modifiers that the editor keeps for itself while such a field is on screen; no label may take them. Named
 * keys (Escape, Delete, arrows) and the space bar cannot be hotkeys at all, and commands with Ctrl or Cmd never clash.
 */
const reserved: Readonly<Record<FieldKind, readonly string[]>> = {
  // fit, zoom, select, draw, next and previous region, next and previous handle, add a vertex, occluded
  image: ["f", "=", "+", "-", "z", "v", "d", ".", ",", "]", "[", "i", "o"],
  // search
  text: ["/"],
  conversation: ["/"],
};

/** Every reserved key of a screen with these kinds of fields. "?" shows all keys, everywhere. */
export const reservedHotkeys = (kinds: readonly FieldKind[]): ReadonlySet<string> =>
  new Set(["?", ...kinds.flatMap((kind) => reserved[kind])]);
