import type { Page } from "playwright-core";
import { seen } from "./eyes.ts";
import type { TruePair } from "./real-data.ts";
import { glanceMs, openField, type Work } from "./work.ts";

export const pairShown = `${openField} [data-candidate]`;

/** Letters only: what is rendered differs from what is written in signs, spaces and numbers of lists. */
const gist = (text: string): string => text.toLowerCase().replaceAll(/\P{L}+/gu, "");

/** Letters by which a text is told from another: some answers begin with the same sentence. */
const wordsKnown = 200;

export interface SeenPair {
  readonly pair: TruePair;
  /** Ids of the responses as they stand. */
  readonly order: readonly string[];
}

/** Reads the pair that is on the page: which it is, and which response stands where. Looks again where it makes no sense yet. */
export async function readPair({ hand, surprises }: Work, pairs: readonly TruePair[]): Promise<SeenPair> {
  for (let look = 0; look < 20; look++) {
    const seen = await glance(hand.page, pairs);
    if (seen !== null) return seen;
    if (look === 0) surprises.push("a pair was not whole when it was first shown");
    await hand.page.waitForTimeout(100);
  }
  throw new Error("a pair is shown that nobody knows");
}

async function glance(page: Page, pairs: readonly TruePair[]): Promise<SeenPair | null> {
  const [field = ""] = (await page.locator(openField).allTextContents()).map(gist);
  const shown = (await page.locator(pairShown).allTextContents()).map(gist);
  const holds = (pair: TruePair, response: string): number =>
    shown.findIndex(
      (each) =>
        each.includes(gist(response).slice(0, wordsKnown)) && field.includes(gist(pair.prompt).slice(0, wordsKnown)),
    );
  for (const pair of pairs) {
    const places = pair.responses.map(({ id, text }) => ({ id, at: holds(pair, text) }));
    if (places.every(({ at }) => at >= 0) && new Set(places.map(({ at }) => at)).size === places.length)
      return { pair, order: places.toSorted((one, other) => one.at - other.at).map(({ id }) => id) };
  }
  return null;
}

/** Reading two answers, in short: a fluent reader takes longer over long ones, which is thinking and not counted. */
const readingMs = 2 * glanceMs;

/** Presses the key of the better response. */
export async function labelPair(pair: TruePair, order: readonly string[], { hand, waits, keys }: Work): Promise<void> {
  await hand.think(readingMs);
  const place = order.indexOf(pair.better);
  const key = keys.get(String(place));
  if (key === undefined) throw new Error("the better response has no key");
  const sight = { selector: `${openField} [data-candidate] [data-chosen="true"]`, how: "appears" } as const;
  waits.add("keyToShown", await seen(hand.page, { event: "keydown", sight }, () => hand.press(key)));
}
