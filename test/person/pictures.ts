import sharp from "sharp";
import type { Page } from "playwright-core";
import { seen } from "./eyes.ts";
import type { TrueBox, TruePicture } from "./real-data.ts";
import { chordOf } from "./scene.ts";
import { glanceMs, openField, type Work } from "./work.ts";

export const pictureShown = `${openField} [role=application] img`;
const handle = `${openField} [role=application] [data-handle]`;
const labelRow = 'ul[aria-label="Labels"] button';

/** Side of the square that a picture is remembered by, in cells of one colour each. */
const grain = 12;

/** Recognises the picture that is on the page by its colours, as coarse as somebody remembers them. */
export async function recogniser(pictures: readonly TruePicture[]): Promise<(page: Page) => Promise<TruePicture>> {
  const memories = await Promise.all(
    pictures.map(async (picture) => {
      const small = sharp(picture.bytes).rotate().resize(grain, grain, { fit: "fill" });
      return { picture, memory: await small.removeAlpha().toColourspace("srgb").raw().toBuffer() };
    }),
  );
  return async (page) => {
    const cells = await page.locator(pictureShown).evaluate((picture, side) => {
      const context = Object.assign(document.createElement("canvas"), { width: side, height: side }).getContext("2d");
      if (context === null || !(picture instanceof HTMLImageElement)) return [];
      context.imageSmoothingQuality = "high";
      context.drawImage(picture, 0, 0, side, side);
      return [...context.getImageData(0, 0, side, side).data].filter((_, at) => at % 4 < 3);
    }, grain);
    const [best, second] = memories
      .map(({ picture, memory }) => ({
        picture,
        off: cells.reduce((sum, each, at) => sum + Math.abs(each - (memory[at] ?? 0)), 0),
      }))
      .toSorted((one, other) => one.off - other.off);
    if (best === undefined || (second !== undefined && best.off > 0.7 * second.off))
      throw new Error("a picture is shown that nobody knows");
    return best.picture;
  };
}

/** Draws every box with its label. */
export async function labelPicture(picture: TruePicture, work: Work): Promise<void> {
  const { hand, surprises } = work;
  for (const box of picture.boxes) {
    await hand.think(glanceMs);
    await chooseLabel(box.label, work);
    for (let tries = 1; !(await drawBox(box, work)); tries++) {
      const words = `${picture.name}: the ${box.label} at ${box.x}, ${box.y} was not drawn`;
      surprises.push(words);
      if (tries === 3) throw new Error(words);
      await hand.think(glanceMs);
      await hand.press("Control+z");
      while ((await hand.page.locator(handle).count()) > 0) await hand.press("Escape");
      await chooseLabel(box.label, work);
    }
  }
}

/** By its key, or where it has none by a click on its name; not at all where it is the one that is drawn next. */
async function chooseLabel(label: string, { hand, waits, keys }: Work): Promise<void> {
  const { page } = hand;
  const name = "span:nth-of-type(2)";
  const next = await page.locator(`${labelRow}[aria-pressed="true"] > ${name}`).allTextContents();
  if (next[0] === label) return;
  const key = keys.get(label);
  const sight = { selector: `${labelRow}[aria-pressed="true"] > ${name}`, how: { reads: label } } as const;
  if (key !== undefined) {
    waits.add("keyToShown", await seen(page, { event: "keydown", sight }, () => hand.press(chordOf(key))));
    return;
  }
  const rows = await page.locator(`${labelRow} > ${name}`).allTextContents();
  const row = page.locator(labelRow).nth(rows.indexOf(label));
  await hand.scrollTo(row);
  const box = await row.boundingBox();
  if (box === null) throw new Error(`the label ${label} is not on the page`);
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  waits.add("keyToShown", await seen(page, { event: "pointerup", sight }, () => hand.click(middle)));
}

/** One drag from corner to corner. False where another box stands there than the one drawn. */
async function drawBox(box: TrueBox, { hand, waits }: Work): Promise<boolean> {
  const place = await hand.page.locator(pictureShown).evaluate((picture) => {
    const { left, top, width } = picture.getBoundingClientRect();
    return { left, top, scale: width / (picture instanceof HTMLElement ? picture.offsetWidth : width) };
  });
  const x = (at: number): number => Math.round(place.left + at * place.scale);
  const y = (at: number): number => Math.round(place.top + at * place.scale);
  const rect = { left: x(box.x), top: y(box.y), right: x(box.x + box.width), bottom: y(box.y + box.height) };
  const sight = { selector: handle, how: { spans: rect } } as const;
  const drag = (): Promise<void> =>
    hand.drag({ x: rect.left, y: rect.top }, { x: rect.right, y: rect.bottom }, { within: 4 });
  const ms = await seen(hand.page, { event: "pointerup", sight, patience: 1_500 }, drag);
  if (ms !== null) waits.add("releaseToShape", ms);
  return ms !== null;
}
