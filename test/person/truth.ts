import type { StoredValues } from "./scene.ts";
import type { TrueBox, TrueSpan } from "./real-data.ts";

/** What is true of one task. */
export type Truth =
  | { readonly kind: "boxes"; readonly boxes: readonly TrueBox[] }
  | { readonly kind: "spans"; readonly spans: readonly TrueSpan[] }
  | { readonly kind: "choice"; readonly better: string };

/** How far what the server stored is what is true, task by task in the order in which they were submitted. */
export function agreementOf(truths: readonly Truth[], stored: readonly StoredValues[]): Record<string, number> {
  if (truths.length !== stored.length) throw new Error(`${stored.length} of ${truths.length} answers were stored`);
  const overlaps: number[] = [];
  let [exact, wrong] = [0, 0];
  for (const [at, truth] of truths.entries()) {
    const values = stored[at] ?? {};
    if (truth.kind === "boxes") {
      const found = matched(truth.boxes, regionsIn(values) as TrueBox[]);
      overlaps.push(...found.overlaps);
      wrong += found.left;
    } else if (truth.kind === "spans") {
      const regions = (regionsIn(values) as TrueSpan[]).map(spanKey);
      const known = truth.spans.map(spanKey);
      exact += known.filter((key) => regions.includes(key)).length;
      wrong +=
        known.filter((key) => !regions.includes(key)).length + regions.filter((key) => !known.includes(key)).length;
    } else {
      const [chosen] = Object.values(values) as { selected?: readonly string[] }[]; // a choice's answer
      const isRight = chosen?.selected?.length === 1 && chosen.selected[0] === truth.better;
      if (isRight) exact += 1;
      else wrong += 1;
    }
  }
  if (overlaps.length === 0) return { exact, wrong };
  const sorted = overlaps.toSorted((one, other) => one - other);
  return {
    boxes: overlaps.length,
    wrong,
    meanIou: overlaps.reduce((sum, each) => sum + each, 0) / overlaps.length,
    p5Iou: sorted[Math.floor(sorted.length * 0.05)] ?? 0,
    leastIou: sorted[0] ?? 0,
  };
}

const regionsIn = (values: StoredValues): readonly unknown[] =>
  Object.values(values).flatMap((value) => (value as { regions?: readonly unknown[] }).regions ?? []); // a region answer

const spanKey = ({ label, start, end }: TrueSpan): string => `${label} ${start} ${end}`;

/** Pairs each true box with the best stored one of its label; `left` counts stored ones that none is paired with. */
function matched(truth: readonly TrueBox[], stored: readonly TrueBox[]): { overlaps: number[]; left: number } {
  const free = new Set(stored);
  const overlaps = truth.map((box) => {
    const [best] = [...free]
      .filter(({ label }) => label === box.label)
      .map((other) => ({ other, iou: iouOf(box, other) }))
      .toSorted((one, other) => other.iou - one.iou);
    if (best !== undefined) free.delete(best.other);
    return best?.iou ?? 0;
  });
  return { overlaps, left: free.size };
}

/** Intersection over union. */
function iouOf(one: TrueBox, other: TrueBox): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  const shared = Math.max(0, width) * Math.max(0, height);
  return shared / (one.width * one.height + other.width * other.height - shared);
}
