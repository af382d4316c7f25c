/** What the page is asked for in its address: `?mode=`; `twin` is of boxes, `plain-text` of spans, `plain-stroke` of masks. */
export type Mode = "boxes" | "twin" | "spans" | "plain-text" | "masks" | "plain-stroke";

export const extent = { width: 1280, height: 720 } as const;
export const colours = ["#e69f00", "#56b4e9", "#009e73", "#f0e442"] as const;
export const labels = ["dog", "person", "traffic light", "car"] as const;

export interface Box {
  readonly id: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The same boxes for the editor and for the plain canvas; the first one is dragged and stands in the middle. */
export function boxes(count: number): Box[] {
  let seed = 7;
  const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  return Array.from({ length: count }, (_, index) => ({
    id: `r${index}`,
    label: labels[index % labels.length] ?? "dog",
    x: index === 0 ? 600 : Math.floor(random() * (extent.width - 40)),
    y: index === 0 ? 300 : Math.floor(random() * (extent.height - 40)),
    width: index === 0 ? 60 : 8 + Math.floor(random() * 24),
    height: index === 0 ? 60 : 8 + Math.floor(random() * 24),
  }));
}

/** Middles of `count` round blots, spread over the picture, and their radius. */
export const blots = (count: number) =>
  boxes(count).map(({ id, label, x, y }) => ({ id, label, x: x + 20, y: y + 20, radius: 14 }));

const words = "the quick brown fox jumps over the lazy dog while the patient keeper watches from behind a door ";
const paragraph = `${words.repeat(5)}\n\n`;

/** 100 KB of text in paragraphs of about 500 characters. */
export const text = paragraph.repeat(Math.ceil(100_000 / paragraph.length)).slice(0, 100_000);

/** `count` spans of four letters, spread evenly over the text. */
export const spans = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const start = Math.floor((index * (text.length - 10)) / count);
    return {
      id: `s${index}`,
      label: labels[index % 4] ?? "dog",
      part: { kind: "text" },
      start,
      end: start + 4,
    } as const;
  });

/** What the driver calls. Times are milliseconds. */
export interface Bench {
  /** Shows this many shapes; resolves with the time until the frame that holds them all was handed over. */
  load(count: number): Promise<number>;
  /** Where the dragged box is, in pixels of the window. */
  place(): { readonly x: number; readonly y: number };
  /** A number that another place of a box, another choice and another view change; how many spans there are; what is painted. */
  state(): number;
}

declare global {
  interface Window {
    bench?: Bench;
  }
}

/** After the next frame's callbacks, the ones registered before this call included, and its painting. */
export const nextPaint = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener("message", () => resolve());
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  });
