import type { Page } from "playwright-core";

/** What somebody looks for on the page. What is inert (a frame that goes) does not count. */
export interface Sight {
  readonly selector: string;
  /** There is one; there are more than before; they show something else; one reads so; their middles span this rectangle; this text is selected in one. */
  readonly how:
    | "appears"
    | "grows"
    | "changes"
    | { readonly reads: string }
    | { readonly spans: Rect }
    | { readonly selects: string };
}

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** How long somebody looks before believing that it does not come. */
const patienceMs = 5_000;

/**
 * Does something and waits for what should be seen then. Milliseconds from the input event (the last of this type before
 * it is seen) to the frame that shows it, by the page's own clock; null where it never came.
 */
export async function seen(
  page: Page,
  {
    event,
    sight,
    patience = patienceMs,
  }: { readonly event: "keydown" | "pointerup"; readonly sight: Sight; readonly patience?: number },
  act: () => Promise<void>,
): Promise<number | null> {
  const watch = await page.evaluateHandle(
    ({ event, sight: { selector, how }, patience }) => {
      const found = (): readonly Element[] =>
        [...document.querySelectorAll(selector)].filter((each) => each.closest("[inert]") === null);
      const shown = (): string =>
        found()
          .map((each) => (each instanceof HTMLImageElement ? each.src : each.textContent))
          .join("\n");
      const before = { count: found().length, shown: shown() };
      const outlines = (rect: { left: number; top: number; right: number; bottom: number }): boolean => {
        const boxes = found().map((each) => each.getBoundingClientRect());
        if (boxes.length === 0) return false;
        const [xs, ys] = [boxes.map((box) => box.left + box.width / 2), boxes.map((box) => box.top + box.height / 2)];
        const off = [
          Math.min(...xs) - rect.left,
          Math.min(...ys) - rect.top,
          Math.max(...xs) - rect.right,
          Math.max(...ys) - rect.bottom,
        ];
        return off.every((each) => Math.abs(each) <= 3);
      };
      const isThere = (): boolean => {
        if (typeof how === "object") {
          if ("reads" in how) return found().some((each) => each.textContent === how.reads);
          if ("spans" in how) return outlines(how.spans);
          return getSelection()?.toString() === how.selects;
        }
        if (how === "changes") return shown() !== before.shown && shown() !== "";
        return found().length > (how === "grows" ? before.count : 0);
      };
      let start: number | null = null;
      const noticed = (input: Event): void => void (start = input.timeStamp);
      addEventListener(event, noticed, { capture: true, passive: true });
      const done = new Promise<number | null>((resolve) => {
        const end = (ms: number | null): void => {
          removeEventListener(event, noticed, { capture: true });
          resolve(ms);
        };
        const look = (now: number): void => {
          const from = start;
          if (from !== null && isThere()) setTimeout(() => end(performance.now() - from));
          else if (from !== null && now - from > patience) end(null);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
      return { done };
    },
    { event, sight, patience },
  );
  await act();
  try {
    return await watch.evaluate(({ done }) => done);
  } finally {
    void watch.dispose();
  }
}
