import { carrierOf, type Carrier } from "./carrier.ts";
import { keyed } from "./keyed.ts";
import { tileSigns, type TileSigns } from "./tile-signs.ts";

/** What one project's marks are made with, under one version of the master key. */
export interface MarkKeys {
  /** Makes the words of workers and views. */
  readonly words: Uint8Array;
  readonly carrier: Carrier;
  readonly signs: TileSigns;
}

/**
 * Waves and signs differ from project to project, so that an average over many pictures of many projects never shows one constant
 * pattern. `master`: 32 bytes or more, kept apart from the data. Throws RangeError for less.
 */
export function markKeys(master: Uint8Array, project: string): MarkKeys {
  if (master.length < 32) throw new RangeError("a key of marks has at least 32 bytes");
  const waves = keyed(master, ["keyhole mark 1 waves", project]);
  return { words: keyed(master, ["keyhole mark 1 words"]), carrier: carrierOf(waves), signs: tileSigns(waves) };
}
