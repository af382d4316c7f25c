import type { Page } from "playwright-core";
import { seen } from "./eyes.ts";
import type { Point } from "./hand.ts";
import type { TruePost, TrueSpan } from "./real-data.ts";
import { glanceMs, openField, type Work } from "./work.ts";

export const postShown = `${openField} [data-block] [data-text]`;
const markShown = `${openField} [data-block] > [aria-hidden="true"] > div`;

/** Reads the post that is on the page. */
export async function readPost(page: Page, posts: readonly TruePost[]): Promise<TruePost> {
  const shown = (await page.locator(postShown).allTextContents()).join("\n").trim();
  const found = posts.find(({ text }) => text.trim() === shown);
  if (found === undefined) throw new Error(`a post is shown that nobody knows: ${shown}`);
  return found;
}

/** Marks every span: one drag over its words, one key. */
export async function labelPost(post: TruePost, work: Work): Promise<void> {
  const { hand, waits, keys, surprises } = work;
  for (const span of post.spans) {
    await hand.think(glanceMs);
    const words = Array.from(post.text).slice(span.start, span.end).join("");
    if (!(await select(span, words, work, false))) {
      surprises.push(`"${words}": other text was selected than what the mouse went over`);
      await hand.think(glanceMs);
      if (!(await select(span, words, work, true))) throw new Error(`"${words}" cannot be selected`);
    }
    const key = keys.get(span.label);
    if (key === undefined) throw new Error(`the label ${span.label} has no key`);
    const sight = { selector: markShown, how: "grows" } as const;
    waits.add("keyToShown", await seen(hand.page, { event: "keydown", sight }, () => hand.press(key)));
  }
}

/** Drags from the first character to the last. False where the page then shows another text as selected. */
async function select(span: TrueSpan, words: string, { hand, waits }: Work, alt: boolean): Promise<boolean> {
  const { page } = hand;
  const ends = await page.locator(openField).evaluate((field, { start, end }): readonly [Point, Point] => {
    const walker = document.createTreeWalker(field, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement?.closest("[data-text]") == null ? NodeFilter.FILTER_SKIP : NodeFilter.FILTER_ACCEPT,
    );
    let before = 0;
    const places: Point[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const characters = Array.from(node.textContent ?? "");
      for (const [at, isEnd] of [
        [start, false],
        [end - 1, true],
      ] as const) {
        if (at < before || at >= before + characters.length) continue;
        const from = characters.slice(0, at - before).join("").length;
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, from + (characters[at - before] ?? "").length);
        const box = range.getBoundingClientRect();
        places.push({ x: isEnd ? box.right - 1 : box.left + 1, y: (box.top + box.bottom) / 2 });
      }
      before += characters.length;
    }
    const [first, last] = places;
    if (first === undefined || last === undefined) throw new Error("the words are not on the page");
    return [first, last];
  }, span);
  const [from, to] = ends;
  const sight = { selector: postShown, how: { selects: words } } as const;
  const drag = (): Promise<void> => hand.drag(from, to, { within: 6, alt });
  const ms = await seen(page, { event: "pointerup", sight, patience: 700 }, drag);
  if (ms !== null) waits.add("releaseToShape", ms);
  return ms !== null;
}
