import type { JSHandle, Page } from "playwright-core";

/** One submit, in milliseconds from the key. */
export interface Step {
  /** To the frame that shows the next task: its picture decoded, its answers open to input. */
  readonly paintedMs: number;
  /** To when the submit was sent. */
  readonly sentMs: number;
  /** From there to its whole answer. */
  readonly answerMs: number;
  /** What pictures and marks took after it; 0 where nothing was fetched. */
  readonly mediaMs: number;
  /** Requests between key and frame that the task waited for. */
  readonly requests: number;
}

type Painted<Value> = JSHandle<{ readonly painted: Promise<Value> }>;

/** Waits for the frame after another text or picture stood in the page, open to input. */
export const nextPainted = (page: Page): Promise<Painted<Step>> =>
  page.evaluateHandle(() => {
    // When a picture is on the screen, only the browser's own presentation time tells.
    const presented = new Promise<number>((resolve) => {
      const marked = new MutationObserver((records) => {
        const added = records.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node instanceof Element);
        for (const image of added.flatMap((node) => [...node.querySelectorAll("[data-field] img")])) {
          image.setAttribute("elementtiming", "next");
          marked.disconnect();
        }
      });
      marked.observe(document.body, { childList: true, subtree: true });
      const observer = new PerformanceObserver((list) => {
        const [entry] = list.getEntriesByName("next").concat(list.getEntries());
        observer.disconnect();
        if (entry !== undefined) resolve((entry as PerformanceEntry & { renderTime: number }).renderTime);
      });
      observer.observe({ type: "element" });
    });
    const field = (): Element | null => document.querySelector("[data-field]:not([inert] *)");
    const shown = (): string => `${field()?.querySelector("img")?.src ?? ""} ${field()?.textContent ?? ""}`;
    const before = shown();
    let start = 0;
    const pressed = ({ key }: KeyboardEvent): void => {
      if (key === "Enter") start = performance.now();
    };
    addEventListener("keydown", pressed, { capture: true });
    performance.clearResourceTimings();
    const step = (end: number): Step => {
      const all = performance.getEntriesByType("resource") as PerformanceResourceTiming[]; // the type that was asked for
      const since = all.filter(({ startTime }) => startTime >= start);
      const submit = since.find(({ name }) => name.includes("work.submit"));
      const media = since.filter(({ name }) => /\/media\/(?:picture|overlay)/.test(name));
      const answered = submit?.responseEnd ?? start;
      return {
        paintedMs: end - start,
        sentMs: (submit?.startTime ?? start) - start,
        answerMs: answered - (submit?.startTime ?? start),
        mediaMs: Math.max(0, ...media.map(({ responseEnd }) => responseEnd - answered)),
        requests: (submit === undefined ? 0 : 1) + media.length,
      };
    };
    const painted = new Promise<Step>((resolve) => {
      const end = async (): Promise<void> => {
        removeEventListener("keydown", pressed, { capture: true });
        const painted = performance.now();
        const isPicture = field()?.querySelector("img") !== null;
        resolve(step(isPicture ? Math.max(painted, await presented) : painted));
      };
      const look = (): void => {
        if (start === 0 || field() === null || shown() === before) requestAnimationFrame(look);
        else requestAnimationFrame(() => setTimeout(() => void end()));
      };
      requestAnimationFrame(look);
    });
    return { painted };
  });

/** The twin: a bare page that sends one small request with the key, and then paints what it already has. */
export const bareNext = (page: Page, kind: "text" | "picture"): Promise<Painted<number>> =>
  page.evaluateHandle(async (shows) => {
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: 1920, height: 1080 });
    const paint = canvas.getContext("2d");
    if (paint !== null) {
      paint.fillStyle = `hsl(${Math.random() * 360} 50% 50%)`;
      paint.fillRect(0, 0, 1920, 1080);
    }
    const bytes = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.92));
    const next = shows === "picture" ? document.createElement("img") : document.createElement("p");
    if (next instanceof HTMLImageElement && bytes !== null) {
      next.src = URL.createObjectURL(bytes);
      await next.decode();
    } else next.textContent = `Post ${Math.random()}.`;
    const painted = new Promise<number>((resolve) => {
      const step = async (): Promise<void> => {
        const start = performance.now();
        await (await fetch("/healthz", { cache: "no-store" })).arrayBuffer();
        document.body.replaceChildren(next);
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
      };
      addEventListener("keydown", () => void step(), { once: true });
    });
    return { painted };
  }, kind);
