import { activityOf } from "../signal/activity.ts";
import { embed, patternOf, strengths, type StrengthName } from "../signal/embed.ts";
import type { MarkKeys } from "../signal/mark-keys.ts";
import type { Candidate } from "../signal/verdict.ts";
import { viewWord, workerWord } from "../signal/words.ts";
import { lightOf, type Picture } from "./picture.ts";

export interface MarkedFor extends Candidate {
  readonly strength: StrengthName;
}

/** A marked copy of a picture in its own size. */
export function markPicture(picture: Picture, keys: MarkKeys, of: MarkedFor): Picture {
  const pixels = Uint8Array.from(picture.pixels);
  const words = {
    worker: workerWord(keys.words, of),
    view: viewWord(keys.words, of.view),
  };
  embed(pixels, {
    pattern: patternOf(keys.carrier, keys.signs, words),
    activity: activityOf(lightOf(picture)),
    strength: strengths[of.strength],
    origin: { x: 0, y: 0 },
  });
  return { ...picture, pixels };
}
