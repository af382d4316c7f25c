import type { Page } from "playwright-core";
import type { Place } from "./drawing.ts";
import { finger, type Way } from "./hands.ts";

// The ways to mark a text and to join its marks.

/** One code unit for each character. */
export const text = "Yesterday Mira Okafor met people of Halden Freight in Trondheim.";
const labels = [
  { label: "person", key: "1" },
  { label: "company", key: "2" },
] as const;
/** A finger marks words one by one. */
export const spansBy = (way: Way) =>
  labels.map((label, at) => ({
    ...label,
    words: (way === "touch" ? ["Okafor", "Halden"] : ["Mira Okafor", "Halden Freight"])[at] ?? "",
  }));
export const textForm = {
  v: 1,
  fields: [{ name: "text", kind: "text", title: "Text" }],
  questions: [
    {
      name: "names",
      title: "Names",
      type: "span",
      field: "text",
      settings: { labels: labels.map(({ label, key }) => ({ value: label, hotkey: key })) },
    },
    {
      name: "relations",
      title: "Relations",
      type: "relation",
      field: "text",
      settings: { spans: "names", labels: [{ value: "works-for", hotkey: "3" }] },
    },
  ],
};

export interface TextHand {
  /** Marks words, which stand once in the text, with a label. */
  mark(words: string, label: { readonly label: string; readonly key: string }): Promise<void>;
  /** A relation's label, and the words of its two marks. */
  join(label: string, key: string, ends: readonly string[]): Promise<void>;
}

/** The middle of the `at`-th character of words as drawn. */
export const pointOn = (page: Page, words: string, at = 0): Promise<Place> =>
  page.evaluate(
    ([wanted, index]): [number, number] => {
      const walker = document.createTreeWalker(document.querySelector("[data-part]") ?? document, NodeFilter.SHOW_TEXT);
      while (walker.nextNode() !== null) {
        const found = walker.currentNode.textContent?.indexOf(wanted) ?? -1;
        if (found === -1) continue;
        const range = new Range();
        range.setStart(walker.currentNode, found + index);
        range.setEnd(walker.currentNode, found + index + 1);
        const { x, y, width, height } = range.getBoundingClientRect();
        return [x + width / 2, y + height / 2];
      }
      throw new Error(`not drawn: ${wanted}`);
    },
    [words, at] as const,
  );

const button = (page: Page, name: string) => page.getByRole("button", { name: new RegExp(`^${name}\\b`) }).first();

function mouse(page: Page): TextHand {
  return {
    async mark(words, { key }) {
      const [from, to] = [await pointOn(page, words), await pointOn(page, words, words.length - 1)];
      // From before the middle of the first character to behind that of the last.
      await page.mouse.move(from[0] - 2, from[1]);
      await page.mouse.down();
      await page.mouse.move(to[0] + 2, to[1], { steps: 6 });
      await page.mouse.up();
      await page.keyboard.press(key);
    },
    async join(label, _, [from = "", to = ""]) {
      await page.mouse.click(...(await pointOn(page, from, 1)));
      await button(page, label).click();
      await page.mouse.click(...(await pointOn(page, to, 1)));
    },
  };
}

function keyboard(page: Page): TextHand {
  const part = page.getByRole("application");
  const times = async (key: string, count: number) => {
    for (let press = 0; press < count; press++) await page.keyboard.press(key);
  };
  return {
    async mark(words, { key }) {
      const isThere = () => part.evaluate((element) => element === document.activeElement);
      for (let tries = 0; tries < 40 && !(await isThere()); tries++) await page.keyboard.press("Tab");
      const from = text.indexOf(words);
      await page.keyboard.press("Control+Home");
      await times("ArrowRight", from);
      await times("Shift+ArrowRight", words.length);
      await page.keyboard.press(key);
    },
    async join(_, key) {
      // What was marked last is not selected: the first mark, the relation's key, the next mark.
      await times("Escape", 2);
      await page.keyboard.press("Alt+ArrowDown");
      await page.keyboard.press(key);
      await page.keyboard.press("Alt+ArrowDown");
      await page.keyboard.press("Enter");
    },
  };
}

async function touch(page: Page): Promise<TextHand> {
  const device = await page.context().newCDPSession(page);
  return {
    // A browser without a screen has no long press that selects: the label first, then taps on words.
    async mark(words, { label }) {
      await button(page, label).tap();
      await finger(device, await pointOn(page, words, 1));
    },
    async join(label, _, [from = "", to = ""]) {
      await finger(device, await pointOn(page, from, 1));
      await button(page, label).tap();
      await finger(device, await pointOn(page, to, 1));
    },
  };
}

export async function textHandOf(page: Page, way: Way): Promise<TextHand> {
  switch (way) {
    case "mouse":
      return mouse(page);
    case "keyboard":
      return keyboard(page);
    case "touch":
      return touch(page);
  }
}
