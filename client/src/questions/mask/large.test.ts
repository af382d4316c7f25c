import { describe, expect, it } from "vitest";
import { strokeRuns } from "@keyhole/shared/questions/mask/fill";
import { areaOf } from "@keyhole/shared/questions/mask/runs";
import { maskSettings } from "@keyhole/shared/questions/mask/schema";
import type { MaskRegion, MaskSettings } from "@keyhole/shared/questions/mask/schema";
import { drawContext } from "../draw-tool.testing.ts";
import { runsOf, sketchOf, withRuns } from "./mask-runs.ts";
import { painted } from "./painting.ts";

describe("a stroke on 4096 × 4096 pixels", () => {
  it("takes a fraction of a second, whatever the mask it grows", () => {
    const size = { width: 4096, height: 4096 };
    const semantic = maskSettings.parse({ labels: ["cat", "dog"], kind: "semantic" });
    const context = drawContext<MaskSettings, MaskRegion>(semantic, {
      extent: size,
      label: "cat",
      mode: "brush",
      brush: 60,
    });
    // 20,000 runs, five in each column: as ragged as a shrub.
    const ragged = Uint32Array.from({ length: 40_000 }, (_, at) => at * 400 + (at % 2) * 7);
    const regions = [
      withRuns({ id: "a", label: "cat" }, ragged, size),
      withRuns(
        { id: "b", label: "dog" },
        ragged.map((pixel) => pixel + 420),
        size,
      ),
    ];
    const wave = Array.from({ length: 500 }, (_, at): [number, number] => [
      500 + at * 5,
      2000 + 300 * Math.sin(at / 20),
    ]);
    const times = [0, 1, 2].map(() => {
      const started = performance.now();
      const result = painted(strokeRuns(wave, 30, size), false, { ...context, regions });
      return { after: "replaced" in result ? result.replaced.regions : [], took: performance.now() - started };
    });
    const { after = [] } = times[0] ?? {};
    const took = Math.min(...times.map((each) => each.took));
    expect(after).toHaveLength(2);
    expect(
      areaOf(runsOf(after[0] ?? regions[0] ?? withRuns({ id: "", label: "" }, ragged, size), size)),
    ).toBeGreaterThan(areaOf(ragged));
    // The limit leaves room for a busy machine: a quiet one needs a tenth of it.
    expect(took).toBeLessThan(400);
  });
});

describe("how masks are drawn", () => {
  it("fine noise is drawn coarser, never with more vertices than the limit", () => {
    const size = { width: 600, height: 600 };
    const pairs: number[] = [];
    for (let pixel = 0; pixel < 600 * 600; pixel += 2)
      pairs.push(pixel + (Math.floor(pixel / 600) % 2), pixel + (Math.floor(pixel / 600) % 2) + 1);
    const region = withRuns({ id: "a", label: "cat" }, Uint32Array.from(pairs), size);
    const { rings } = sketchOf(region, size);
    const count = rings.reduce((sum, ring) => sum + ring.length, 0);
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(20_000);
  });
});
