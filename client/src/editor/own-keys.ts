import { keyMap, type KeyMap } from "@keyhole/shared/preferences";
import { z } from "zod";
import { parseChord } from "./chord.ts";
import type { Remap } from "./hotkeys.ts";
import { knownActions } from "./key-catalogue.ts";

export const hands = ["left", "right"] as const;
export type Hand = (typeof hands)[number];

/**
 * Everything that is usually out of one hand's reach, brought into it; what is not named here is in reach as it is. The
 * keys are of the half of the keyboard on which a Latin layout agrees, whatever the country.
 */
const oneHand: Readonly<Record<Hand, KeyMap>> = {
  left: {
    "work.submit": ["mod+s"],
    "work.skip": ["s"],
    "work.flag": ["alt+x"],
    "work.keys": ["alt+z"],
    "review.save": ["mod+s"],
    "review.accept": ["g"],
    "review.all": ["alt+g"],
    "image.mode.lasso": ["mod+b"],
    "image.delete": ["x"],
    "image.enter": ["b"],
    "image.next": ["c"],
    "image.previous": ["shift+c"],
    "image.nextHandle": ["t"],
    "image.previousHandle": ["shift+t"],
    "image.addVertex": ["a"],
    "image.occluded": ["alt+a"],
    "image.solid": ["alt+d"],
    "image.convert": ["alt+c"],
    "image.move": ["shift+a", "shift+d", "shift+w", "shift+s"],
    "image.moveFar": ["alt+shift+a", "alt+shift+d", "alt+shift+w", "alt+shift+s"],
    "image.front": ["alt+4"],
    "image.forward": ["alt+3"],
    "image.backward": ["alt+2"],
    "image.back": ["alt+1"],
    "image.hide": ["shift+q"],
    "image.hideOthers": ["alt+q"],
    "image.showAll": ["alt+shift+q"],
    "image.lock": ["shift+v"],
    "image.unlockAll": ["alt+v"],
    "image.snap": ["alt+t"],
    "image.fit": ["f"],
    "image.zoomIn": ["w"],
    "image.zoomOut": ["q"],
    "image.visitNext": ["alt+w"],
    "image.visitPrevious": ["alt+f"],
    "image.loupe": ["alt+s"],
    "image.crossHair": ["alt+shift+x"],
    "image.grid": ["alt+5"],
    "image.minimap": ["alt+shift+c"],
    "image.brighter": ["alt+shift+e"],
    "image.darker": ["alt+shift+b"],
    "image.moreContrast": ["alt+shift+r"],
    "image.lessContrast": ["alt+shift+f"],
    "image.moreGamma": ["alt+shift+t"],
    "image.lessGamma": ["alt+shift+g"],
    "image.invert": ["alt+shift+z"],
    "image.plain": ["mod+e"],
    "image.finger": ["alt+shift+v"],
    "text.find": ["alt+f"],
    "text.next": ["alt+w"],
    "text.previous": ["alt+q"],
    "text.endLater": ["alt+d"],
    "text.endEarlier": ["alt+a"],
    "text.startLater": ["alt+shift+d"],
    "text.startEarlier": ["alt+shift+a"],
    "text.remove": ["x"],
  },
  right: {
    "app.palette": ["mod+k"],
    "work.skip": ["n"],
    "work.flag": ["p"],
    "work.guideline": ["h"],
    "work.extend": ["m"],
    "work.takeOver": ["alt+shift+m"],
    "work.undo": ["u"],
    "work.redo": ["shift+u"],
    "review.return": ["p"],
    "review.edit": ["shift+p"],
    "review.pass": ["n"],
    "review.back": ["h"],
    "image.select": ["k"],
    "image.draw": ["j"],
    "image.mode.brush": ["shift+o"],
    "image.mode.erase": ["alt+shift+o"],
    "image.mode.fill": ["shift+n"],
    "image.mode.lasso": ["alt+shift+l"],
    "image.mode.cut": ["alt+shift+i"],
    "image.zoomSelection": ["y"],
    "image.fit": ["="],
    "image.fullSize": ["alt+shift+y"],
    "image.visitNext": ["alt+n"],
    "image.visitPrevious": ["alt+shift+n"],
    "image.loupe": ["shift+j"],
    "image.crossHair": ["alt+shift+k"],
    "image.grid": ["alt+shift+j"],
    "image.minimap": ["alt+m"],
    "image.finger": ["alt+shift+p"],
    "image.invert": ["shift+i"],
    "image.forward": ["alt+k"],
    "image.backward": ["alt+j"],
    "image.group": ["alt+u"],
    "image.ungroup": ["alt+shift+u"],
    "image.hide": ["shift+y"],
    "image.filter": ["alt+y"],
    "image.lock": ["shift+k"],
    "image.selectAll": ["alt+i"],
    "image.snap": ["alt+o"],
    "image.turn": ["l"],
    "image.turnBack": ["shift+l"],
    "image.moveCursor": ["mod+arrowleft", "mod+arrowright", "mod+arrowup", "mod+arrowdown"],
    "text.next": ["j"],
    "text.previous": ["i"],
    "text.endLater": ["l"],
    "text.endEarlier": ["k"],
    "text.startLater": ["shift+l"],
    "text.startEarlier": ["shift+k"],
  },
};

export const handKeys = (hand: Hand | undefined): KeyMap => (hand === undefined ? {} : oneHand[hand]);

export interface KeySources {
  /** The project's, set by its lead. */
  readonly project?: KeyMap | undefined;
  readonly hand?: Hand | undefined;
  /** The person's own, for every project. */
  readonly own?: KeyMap | undefined;
  /** The person's own for what this project's form asks. */
  readonly ofProject?: KeyMap | undefined;
}

/** Keys by action, what is nearer to the person over what is farther. */
export const remapOf = ({ project, hand, own, ofProject }: KeySources): Remap => ({
  ...project,
  ...handKeys(hand),
  ...own,
  ...ofProject,
});

/** Keys that browsers keep for themselves: a page never hears of them. */
const kept = new Set(["mod+w", "mod+t", "mod+n", "mod+shift+w", "mod+shift+t", "mod+shift+n", "mod+q", "f11", "f12"]);
export const isKeptByBrowser = (chord: string): boolean => kept.has(chord);

/** `keys` with another list for one action; a list that says what holds anyway is not kept. */
export function withKeys(
  keys: KeyMap,
  id: string,
  change: { chords: readonly string[]; usual: readonly string[] },
): KeyMap {
  const chords = change.chords.map(parseChord);
  const isUsual = chords.join(" ") === change.usual.map(parseChord).join(" ");
  const { [id]: _before, ...others } = keys;
  return isUsual ? others : { ...others, [id]: chords };
}

const keyFile = z.strictObject({
  format: z.literal("keyhole-keys"),
  v: z.literal(1),
  hand: z.enum(hands).optional(),
  keys: keyMap,
});
export type KeyFile = z.infer<typeof keyFile>;

/** Keys of actions only: those of labels would carry words of a form out of Keyhole. */
export const writeKeyFile = ({ hand, keys }: Pick<KeyFile, "hand" | "keys">): string =>
  `${JSON.stringify({ format: "keyhole-keys", v: 1, ...(hand === undefined ? {} : { hand }), keys }, null, 2)}\n`;

/** Bytes of a file of keys. */
export const mostKeyFileBytes = 64 * 1024;

export type KeyFileResult =
  | {
      readonly ok: true;
      readonly file: KeyFile;
      /** Actions that this version does not know: left out. */ readonly unknown: readonly string[];
    }
  | { readonly ok: false };

export function readKeyFile(json: string): KeyFileResult {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return { ok: false };
  }
  const read = keyFile.safeParse(data);
  if (!read.success) return { ok: false };
  const known = new Set(knownActions.map(({ id }) => id));
  const entries = Object.entries(read.data.keys);
  return {
    ok: true,
    file: {
      ...read.data,
      keys: Object.fromEntries(
        entries.flatMap(([id, chords]) => (known.has(id) ? [[id, chords.map(parseChord)]] : [])),
      ),
    },
    unknown: entries.flatMap(([id]) => (known.has(id) ? [] : [id])),
  };
}
