import type { CDPSession, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { Place } from "./drawing.ts";

// The three ways to work on a task: the same program of presses and drags, done by each of them.

/** Places are pixels of the picture. */
export interface Hands {
  /** A label, by its name or by its key. */
  label(name: string, key: string): Promise<void>;
  /** A way to draw, by its button or by its key. */
  mode(title: RegExp, key: string): Promise<void>;
  /** One press after the other. */
  press(...places: readonly Place[]): Promise<void>;
  /** Down at the first place, through the others, up. Keys have no drag: they press at each of the places. */
  drag(...places: readonly Place[]): Promise<void>;
}

export const ways = ["mouse", "keyboard", "touch"] as const;
export type Way = (typeof ways)[number];

const stageOf = (page: Page) => page.locator('[role="application"] > img').first();

/** How the picture lies on the screen now. */
async function viewOf(
  page: Page,
  width: number,
): Promise<{ readonly scale: number; onScreen(this: void, place: Place): Place }> {
  const box = await stageOf(page).boundingBox();
  if (box === null) throw new Error("no picture");
  const scale = box.width / width;
  return { scale, onScreen: ([x, y]) => [box.x + x * scale, box.y + y * scale] };
}

/** A list that just got its row moves the label away from under a hand that is as quick as this one: then it presses again. */
async function pick(page: Page, name: string, press: (button: Locator) => Promise<void>): Promise<void> {
  const button = page.getByRole("button", { name: new RegExp(`^${name}\\b`) });
  const isPicked = async () => (await button.getAttribute("aria-pressed")) === "true";
  for (let tries = 0; tries < 5 && !(await isPicked()); tries += 1) {
    await press(button);
    await expect
      .poll(isPicked, { timeout: 1_000 })
      .toBe(true)
      .catch(() => null);
  }
  expect(await isPicked(), name).toBe(true);
}

export interface Picture {
  readonly width: number;
  readonly height: number;
}

function mouse(page: Page, { width }: Picture): Hands {
  return {
    label: (name) => pick(page, name, (button) => button.click()),
    mode: (title) => page.getByRole("toolbar").getByRole("button", { name: title }).click(),
    async press(...places) {
      const { onScreen } = await viewOf(page, width);
      for (const place of places) await page.mouse.click(...onScreen(place));
    },
    async drag(...places) {
      const { onScreen } = await viewOf(page, width);
      const [first = [0, 0], ...rest] = places.map(onScreen);
      await page.mouse.move(...first);
      await page.mouse.down();
      for (const place of rest) await page.mouse.move(...place, { steps: 4 });
      await page.mouse.up();
    },
  };
}

/** Half of what touches, CSS pixels. */
const radius = 8;

/** One finger on the screen, through places of the window. */
export async function finger(device: CDPSession, ...way: readonly Place[]): Promise<void> {
  for (const [at, [x, y]] of way.entries()) {
    const type = at === 0 ? "touchStart" : "touchMove";
    const touchPoints = [{ x, y, id: 0, radiusX: radius, radiusY: radius }];
    await device.send("Input.dispatchTouchEvent", { type, touchPoints });
  }
  await device.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

/** `count` steps from each place to the next. */
function inSteps(places: readonly Place[], count: number): readonly Place[] {
  const [first] = places;
  if (first === undefined) return [];
  const between = places.slice(1).flatMap(([x, y], at) => {
    const [fromX, fromY] = places[at] ?? first;
    return Array.from({ length: count }, (_, step): Place => {
      const part = (step + 1) / count;
      return [fromX + (x - fromX) * part, fromY + (y - fromY) * part];
    });
  });
  return [first, ...between];
}

function touch(page: Page, { width }: Picture, device: CDPSession): Hands {
  return {
    label: (name) => pick(page, name, (button) => button.tap()),
    mode: (title) => page.getByRole("toolbar").getByRole("button", { name: title }).tap(),
    async press(...places) {
      const { onScreen } = await viewOf(page, width);
      for (const place of places) await finger(device, onScreen(place));
    },
    async drag(...places) {
      const { onScreen } = await viewOf(page, width);
      await finger(device, ...inSteps(places.map(onScreen), 4));
    },
  };
}

/** Never touches a pointer: the cursor begins in the middle of the picture and is moved by arrows. */
function keyboard(page: Page, picture: Picture): Hands {
  const middle: Place = [picture.width / 2, picture.height / 2];
  let cursor = middle;
  let isUp = false;
  const fresh = async (key: string) => {
    // Lets go of the cursor, so that it begins in the middle again, whichever question is drawn for next.
    if (isUp) await page.keyboard.press("Escape");
    await page.keyboard.press(key);
    [cursor, isUp] = [middle, false];
  };
  /** As documented: an arrow goes 8 pixels of the screen, with Shift 40, with Alt one of the picture. */
  async function along(by: number, [back, forth]: readonly [string, string], scale: number): Promise<void> {
    const [near, far] = [8, 40].map((pixels) => Math.max(1, Math.round(pixels / scale)));
    let left = Math.round(by);
    for (const [modifier, step] of [
      ["Shift+", far ?? 1],
      ["", near ?? 1],
      ["Alt+", 1],
    ] as const) {
      // To the nearest, also from beyond.
      const times = step === 1 ? left : Math.round(left / step);
      for (let press = 0; press < Math.abs(times); press++)
        await page.keyboard.press(`${modifier}${times < 0 ? back : forth}`);
      left -= times * step;
    }
  }
  async function press(...places: readonly Place[]): Promise<void> {
    const { scale } = await viewOf(page, picture.width);
    for (const place of places) {
      // Enter brings the cursor up, and from then on presses.
      if (!isUp) await page.keyboard.press("Enter");
      isUp = true;
      await along(place[0] - cursor[0], ["ArrowLeft", "ArrowRight"], scale);
      await along(place[1] - cursor[1], ["ArrowUp", "ArrowDown"], scale);
      cursor = place;
      await page.keyboard.press("Enter");
    }
  }
  return {
    label: (_, key) => fresh(key),
    async mode(_, key) {
      await page.keyboard.press(key);
    },
    press,
    drag: press,
  };
}

export async function handsOf(page: Page, way: Way, picture: Picture): Promise<Hands> {
  switch (way) {
    case "mouse":
      return mouse(page, picture);
    case "keyboard":
      return keyboard(page, picture);
    case "touch":
      return touch(page, picture, await page.context().newCDPSession(page));
  }
}
