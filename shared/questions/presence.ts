import type { Label } from "./label.ts";
import type { Region, ReliabilityUnits } from "./question-type.ts";

/**
 * Drawn shapes have no units in common that could be coded alike or not, so their reliability asks the question below
 * it: is there anything of this label in the picture? How well the shapes fit is `compare`'s matter (IoU).
 */
export function labelPresence(regions: readonly Region[], labels: readonly Label[]): ReliabilityUnits {
  const used = new Set(regions.map(({ label }) => label));
  return { level: "nominal", values: new Map(labels.map(({ value }) => [value, used.has(value) ? 1 : 0])) };
}
