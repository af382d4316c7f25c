import { setTimeout as wait } from "node:timers/promises";
import type { Locator, Page } from "playwright-core";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What somebody did, and how long a person takes for it; how long the product took is measured elsewhere. */
export interface Tally {
  readonly drags: number;
  readonly keys: number;
  readonly clicks: number;
  readonly scrolls: number;
  /** Milliseconds that a hand needs for it. */
  readonly handMs: number;
  /** Milliseconds of looking and deciding. */
  readonly thinkMs: number;
}

const nothing: Tally = { drags: 0, keys: 0, clicks: 0, scrolls: 0, handMs: 0, thinkMs: 0 };

/** Pressing a key, and pressing or lifting a button, without the way to it: Card, Moran and Newell (1980), a good typist. */
const keyMs = 120;
const buttonMs = 100;
/** A flick of the wheel and finding the place again. */
const scrollMs = 400;
/** Fitts' law with the usual constants for a mouse: MacKenzie (1992). */
const fitts = { startMs: 100, bitMs: 150 } as const;

/** A hand at mouse and keyboard. `pace` 1 is a person's; nearer to 0 its pauses shrink, never the path of the mouse. */
export class Hand {
  readonly page: Page;
  readonly #pace: number;
  #at: Point = { x: 640, y: 360 };
  #tally: Tally = nothing;
  #seed = 11;

  constructor(page: Page, pace: number) {
    this.page = page;
    this.#pace = pace;
  }

  /** What was done since this was last asked. */
  take(): Tally {
    const tally = this.#tally;
    this.#tally = nothing;
    return tally;
  }

  async think(ms: number): Promise<void> {
    this.#count({ thinkMs: ms });
    await this.#pause(ms);
  }

  async press(chord: string): Promise<void> {
    this.#count({ keys: 1, handMs: keyMs });
    await this.#pause(keyMs);
    await this.page.keyboard.press(chord);
  }

  async type(text: string): Promise<void> {
    const ms = keyMs * text.length;
    this.#count({ keys: text.length, handMs: ms });
    await this.#pause(ms);
    await this.page.keyboard.type(text);
  }

  /** Clicks on what can be pressed. True where it went elsewhere while the hand was on its way, so that it had to aim again. */
  async clickOn(target: Locator): Promise<boolean> {
    // Waits until it can be pressed, without pressing.
    await target.click({ trial: true });
    const middle = async (): Promise<Point> => {
      const box = await target.boundingBox();
      if (box === null) throw new Error(`${String(target)} is not on the page`);
      return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
    };
    const aimed = await middle();
    await this.#moveTo(aimed, 12);
    const now = await middle();
    await this.click(now);
    return now.x !== aimed.x || now.y !== aimed.y;
  }

  async click(at: Point): Promise<void> {
    this.#count({ clicks: 1 });
    await this.#moveTo(at, 12);
    await this.#button("down");
    await this.#button("up");
  }

  /** Turns the wheel over a list until something in it can be seen whole: one act, as a flick of the finger is. */
  async scrollTo(target: Locator): Promise<void> {
    const isSeen = await target.evaluate((element) => {
      const { left, top, bottom } = element.getBoundingClientRect();
      const reached = [top + 2, bottom - 2].map((y) => document.elementFromPoint(left + 4, y));
      return reached.every((each) => each !== null && element.contains(each));
    });
    if (isSeen) return;
    this.#count({ scrolls: 1, handMs: scrollMs });
    await this.#pause(scrollMs);
    await target.scrollIntoViewIfNeeded();
  }

  /** Presses at one place, lifts at another; `within` is how many pixels it may be off. */
  async drag(from: Point, to: Point, how: { readonly within: number; readonly alt?: boolean }): Promise<void> {
    this.#count({ drags: 1 });
    await this.#moveTo(from, how.within);
    await this.#button("down");
    await this.#moveTo(to, how.within);
    if (how.alt === true) await this.page.keyboard.down("Alt");
    await this.#button("up");
    if (how.alt === true) await this.page.keyboard.up("Alt");
  }

  async #button(way: "down" | "up"): Promise<void> {
    this.#count({ handMs: buttonMs / 2 });
    await this.#pause(buttonMs / 2);
    await (way === "down" ? this.page.mouse.down() : this.page.mouse.up());
  }

  /** A slightly bowed way with the speed of a reaching hand: minimum jerk, Flash and Hogan (1985). Ends on a whole pixel. */
  async #moveTo(goal: Point, within: number): Promise<void> {
    const to = { x: Math.round(goal.x), y: Math.round(goal.y) };
    const from = this.#at;
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const distance = Math.hypot(dx, dy);
    if (distance === 0) return;
    const ms = fitts.startMs + fitts.bitMs * Math.log2(distance / Math.max(within, 1) + 1);
    this.#count({ handMs: ms });
    const steps = Math.min(10, Math.max(4, Math.round(ms / 60)));
    const bow = (this.#random() - 0.5) * 0.12 * distance;
    const sent: Promise<void>[] = [];
    for (let step = 1; step <= steps; step++) {
      const t = step / steps;
      const way = t ** 3 * (10 - 15 * t + 6 * t * t);
      const aside = step === steps ? 0 : Math.sin(Math.PI * way) * bow;
      const x = from.x + dx * way - (dy / distance) * aside;
      const y = from.y + dy * way + (dx / distance) * aside;
      // The order is kept without waiting for each.
      sent.push(this.page.mouse.move(Math.round(x), Math.round(y)));
      await this.#pause(ms / steps);
    }
    await Promise.all(sent);
    this.#at = to;
  }

  async #pause(ms: number): Promise<void> {
    const real = ms * this.#pace;
    if (real >= 1) await wait(real);
  }

  #count(more: Partial<Tally>): void {
    const sum = (name: keyof Tally): number => this.#tally[name] + (more[name] ?? 0);
    this.#tally = {
      drags: sum("drags"),
      keys: sum("keys"),
      clicks: sum("clicks"),
      scrolls: sum("scrolls"),
      handMs: sum("handMs"),
      thinkMs: sum("thinkMs"),
    };
  }

  /** Always the same sequence, so that two runs take the same ways (Park and Miller, 1988). */
  #random(): number {
    return (this.#seed = (this.#seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  }
}
