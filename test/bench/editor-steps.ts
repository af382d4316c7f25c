import type { Page } from "playwright-core";

/** What a step does: move the dragged box, turn the wheel, move the view, choose a box by a click, add a span, or paint on. */
export type Action = "drag" | "zoom" | "pan" | "select" | "span" | "stroke";

// What the page offers (editor-page/world.tsx); this side is compiled for Node.
export interface BenchWindow {
  readonly bench: { load(count: number): Promise<number>; place(): { x: number; y: number }; state(): number };
  frames?: number[];
  stopFrames?: boolean;
}

/** Resolves after a frame that began after this call. */
export const nextFrame = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve))));

export interface Steps {
  /** What a step needs and is not counted. */
  prepare(index: number): Promise<void>;
  run(index: number): Promise<void>;
  finish(): Promise<void>;
}

/** Takes hold of the box in the middle; every step moves it by some pixels. */
async function dragging(page: Page): Promise<Steps> {
  const { x, y } = await page.evaluate(() => (globalThis as unknown as BenchWindow).bench.place()); // set by the page
  // The keys of the editor: choose, then the first region, so that the drag moves it whatever lies above.
  for (const key of ["v", "."]) await page.keyboard.press(key);
  await nextFrame(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  return {
    prepare: () => Promise.resolve(),
    async run(index) {
      await page.mouse.move(x + 12 + (index % 60) * 2, y + 12 + (index % 23));
      await nextFrame(page);
    },
    async finish() {
      await page.mouse.up();
      await nextFrame(page);
    },
  };
}

/** Turns the wheel over the middle: eight notches in, eight out. An odd number of steps ends at another view. */
async function zooming(page: Page): Promise<Steps> {
  const { x, y } = await page.evaluate(() => (globalThis as unknown as BenchWindow).bench.place()); // set by the page
  await page.mouse.move(x, y);
  return wheeling(page, (index) => [0, index % 16 < 8 ? -100 : 100]);
}

/** Two fingers on a trackpad, to and fro. */
async function panning(page: Page): Promise<Steps> {
  const { x, y } = await page.evaluate(() => (globalThis as unknown as BenchWindow).bench.place()); // as above
  await page.mouse.move(x, y);
  return wheeling(page, (index) => (index % 16 < 8 ? [9, 7] : [-9, -7]));
}

const wheeling = (page: Page, turn: (index: number) => readonly [number, number]): Steps => ({
  prepare: () => Promise.resolve(),
  async run(index) {
    await page.mouse.wheel(...turn(index));
    await nextFrame(page);
  },
  finish: () => Promise.resolve(),
});

/** Clicks through the picture: mostly one box after the other is chosen. */
async function selecting(page: Page): Promise<Steps> {
  await page.keyboard.press("v");
  const { x, y } = await page.evaluate(() => (globalThis as unknown as BenchWindow).bench.place()); // as above
  return {
    prepare: (index) => page.mouse.move(x - 200 + ((index * 37) % 400), y - 120 + ((index * 53) % 240)),
    async run() {
      await page.mouse.down();
      await page.mouse.up();
      await nextFrame(page);
    },
    finish: () => Promise.resolve(),
  };
}

/** Selects a word on screen by a double click, then presses the first label's key. */
async function addingSpans(page: Page): Promise<Steps> {
  const used: number[] = [];
  /** The next word on screen that has not been used; lines move as marks are added, so it is looked up each time. */
  const nextWord = () =>
    page.evaluate((taken) => {
      const part = document.querySelector("[role=application]");
      if (part === null) throw new Error("no text is shown");
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      // One for all words: every range slows down later changes of the page until it is collected.
      const range = document.createRange();
      let offset = 0;
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const content = node.textContent ?? "";
        for (const { index } of content.matchAll(/\b\w{5,}\b/g)) {
          const at = offset + index;
          const last = taken.at(-1);
          // A word away from the one before: a mark may have split the text of that one. Five letters: no span is as long.
          if (last !== undefined && at < last + 10) continue;
          range.setStart(node, index);
          range.setEnd(node, index + 5);
          const { left, top, bottom, width } = range.getBoundingClientRect();
          if (width === 0 || top < 60 || bottom > innerHeight - 20) continue;
          return { at, x: left + width / 2, y: (top + bottom) / 2 };
        }
        offset += content.length;
      }
      throw new Error("no word is left on screen");
    }, used);
  return {
    async prepare() {
      const { at, x, y } = await nextWord();
      used.push(at);
      await page.mouse.dblclick(x, y);
      await nextFrame(page);
    },
    async run() {
      await page.keyboard.press("1");
      await nextFrame(page);
    },
    finish: () => Promise.resolve(),
  };
}

/** Paints one stroke over the picture with the first label's brush, on and on: a step is a move of the tip. */
async function stroking(page: Page): Promise<Steps> {
  await page.keyboard.press("1");
  await nextFrame(page);
  const { x, y } = await page.evaluate(() => (globalThis as unknown as BenchWindow).bench.place()); // as above
  await page.mouse.move(x - 300, y);
  await page.mouse.down();
  return {
    prepare: () => Promise.resolve(),
    async run(index) {
      await page.mouse.move(x - 300 + (index % 120) * 5, y + 120 * Math.sin(index / 9));
      await nextFrame(page);
    },
    async finish() {
      await page.mouse.up();
      await nextFrame(page);
    },
  };
}

export const stepsOf: Readonly<Record<Action, (page: Page) => Promise<Steps>>> = {
  drag: dragging,
  zoom: zooming,
  pan: panning,
  select: selecting,
  span: addingSpans,
  stroke: stroking,
};
