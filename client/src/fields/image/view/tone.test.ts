import { describe, expect, it } from "vitest";
import { isPlain, keptPart, plainTone, shownLight, stepTone, toneLimits, toneTable } from "./tone.ts";
import type { Tone } from "./tone.ts";

const lights = Array.from({ length: 256 }, (_, at) => at / 255);
const ends = ({ least, most }: { readonly least: number; readonly most: number }) => [least, 1, 100, most];

describe("how a picture is shown", () => {
  it("plain shows each light as it is", () => {
    for (const light of lights) expect(shownLight(plainTone, light)).toBeCloseTo(light, 10);
  });

  it("brightness, contrast and gamma do what they are called, a negative turns it round", () => {
    expect(shownLight({ ...plainTone, brightness: 200 }, 0.25)).toBeGreaterThan(0.4);
    const more = { ...plainTone, contrast: 200 };
    expect(shownLight(more, 0.3)).toBeLessThan(0.2);
    expect(shownLight(more, 0.7)).toBeGreaterThan(0.8);
    expect(shownLight({ ...plainTone, gamma: 2 }, 0.1)).toBeGreaterThan(0.25);
    expect(shownLight({ ...plainTone, invert: true }, 0.1)).toBeCloseTo(0.9, 10);
  });

  it("flattens nothing: two lights that differ are shown apart at every setting, so no mark vanishes", () => {
    const flat: object[] = [];
    for (const brightness of ends(toneLimits.brightness))
      for (const contrast of ends(toneLimits.contrast))
        for (const gamma of [toneLimits.gamma.least, 1, toneLimits.gamma.most])
          for (const invert of [false, true]) {
            const tone: Tone = { brightness, contrast, gamma, invert };
            const shown = lights.map((light) => shownLight(tone, light));
            const steps = shown.slice(1).map((light, at) => (light - (shown[at] ?? 0)) * (invert ? -1 : 1));
            const isKept = Math.min(...steps) >= keptPart / 255 - 1e-9;
            if (!isKept || Math.min(...shown) < -1e-9 || Math.max(...shown) > 1 + 1e-9) flat.push(tone);
          }
    expect(flat).toEqual([]);
  });

  it("a table goes from the darkest to the lightest", () => {
    const table = toneTable({ ...plainTone, invert: true })
      .split(" ")
      .map(Number);
    expect([table[0], table[64], table.at(-1)]).toEqual([1, 0.5, 0]);
  });

  it("steps stay in their limits and come back to plain", () => {
    let tone: Tone = plainTone;
    for (let step = 0; step < 60; step++) tone = stepTone(tone, "gamma", 1);
    expect(tone.gamma).toBe(toneLimits.gamma.most);
    for (let step = 0; step < 30; step++) tone = stepTone(tone, "gamma", -1);
    expect(isPlain(tone)).toBe(true);
    for (let step = 0; step < 60; step++) tone = stepTone(tone, "brightness", -1);
    expect(tone.brightness).toBe(toneLimits.brightness.least);
  });
});
