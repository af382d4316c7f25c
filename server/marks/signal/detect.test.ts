import sharp from "sharp";
import { beforeAll, describe as suite, expect, it } from "vitest";
import { activityOf, luminance } from "./activity.ts";
import { plane, type Plane } from "./boxes.ts";
import { carrierOf } from "./carrier.ts";
import { embed, patternOf, strengths } from "./embed.ts";
import { describeLeak, describeOriginal, readRegistered, register, type Marking } from "./informed.ts";
import { apply, compose } from "./homography.ts";
import { madePicture } from "./picture.testing.ts";
import { refine } from "./refine.ts";
import { warped } from "./resample.ts";
import { agreements, chanceOf, halves, lengthOf, threshold, type Reading } from "./score.ts";
import { tileSigns } from "./tile-signs.ts";
import { viewWord, wordBits, wordBytes, workerWord } from "./words.ts";
import { keyedNumbers } from "./keyed.ts";

const key = new Uint8Array(32).fill(7);
const size = { width: 640, height: 480 };
const words = { worker: workerWord(key, { item: "item", worker: "worker" }), view: viewWord(key, "view") };

const planeOf = async (bytes: Buffer): Promise<Plane> => {
  const { data, info } = await sharp(bytes)
    .removeAlpha()
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  return luminance(new Uint8Array(data), info);
};

suite("scores", () => {
  it("have the thresholds that the bound gives", () => {
    expect(threshold(100, 1, 1e-6)).toBeCloseTo(6.07, 2);
    expect(threshold(1_000, 1, 1e-6)).toBeCloseTo(6.44, 2);
    expect(threshold(1_000_000, 1, 1e-6)).toBeCloseTo(7.43, 2);
    expect(chanceOf(threshold(500, 3, 1e-6), 500, 3)).toBeCloseTo(1e-6, 12);
    expect(chanceOf(0, 5)).toBe(1);
  });

  it("by bytes are those by bits, in any order of the list", () => {
    const numbers = keyedNumbers(key, "scores");
    const reading = Float64Array.from({ length: wordBits }, () => numbers.unit() - 0.5);
    const list = Uint8Array.from({ length: 40 * wordBytes }, () => numbers.below(256));
    const scores = agreements(reading, list);
    for (let word = 0; word < 40; word += 1) {
      let sum = 0;
      for (let bit = 0; bit < wordBits; bit += 1) {
        const isSet = (list[word * wordBytes + (bit >> 3)] >> (7 - (bit & 7))) & 1;
        sum += isSet ? reading[bit] : -reading[bit];
      }
      expect(scores[word]).toBeCloseTo(sum, 9);
    }
    expect(() => agreements(reading, new Uint8Array(wordBytes + 1))).toThrow(RangeError);
  });
});

suite("reading a leak beside its original", () => {
  const picture = madePicture(size.width, size.height);
  const original = luminance(picture, size);
  const marking: Marking = {
    carrier: carrierOf(key),
    signs: tileSigns(key),
    activity: activityOf(original),
    strength: strengths.standard,
    origin: { x: 0, y: 0 },
  };
  const described = { picture: original, described: describeOriginal(original) };
  let served: Buffer;

  beforeAll(async () => {
    const pixels = Uint8Array.from(picture);
    embed(pixels, { ...marking, pattern: patternOf(marking.carrier, marking.signs, words) });
    const raw = { ...size, channels: 3 } as const;
    served = await sharp(pixels, { raw }).jpeg({ quality: 92, chromaSubsampling: "4:4:4" }).toBuffer();
  });

  const read = (leak: Plane, with_: Marking = marking): Reading | null => {
    const found = register(described, { picture: leak, described: describeLeak(leak) });
    return found === null ? null : readRegistered(original, leak, { h: found.h, marking: with_ });
  };
  const scoreOf = (reading: Reading, of = words): number => {
    const [worker, view] = halves(reading);
    return ((agreements(worker, of.worker)[0] ?? 0) + (agreements(view, of.view)[0] ?? 0)) / lengthOf(reading);
  };

  const leaks: Record<string, (served: Buffer) => Promise<Buffer>> = {
    "JPEG at quality 50": (from) => sharp(from).jpeg({ quality: 50 }).toBuffer(),
    "a quarter of its area": (from) =>
      sharp(from).extract({ left: 160, top: 120, width: 320, height: 240 }).jpeg({ quality: 85 }).toBuffer(),
    "turned by one degree": (from) => sharp(from).rotate(1, { background: "#888" }).jpeg({ quality: 85 }).toBuffer(),
    "at half its size": (from) => sharp(from).resize(320).jpeg({ quality: 85 }).toBuffer(),
    "enlarged in a screenshot, sent on smaller": async (from) => {
      // 877 x 658 in a window of 1920 x 1080.
      const page = { left: 300, top: 60, right: 743, bottom: 362, background: "#f4f4f4" };
      const shot = await sharp(from).resize(877, 658).extend(page).png().toBuffer();
      return sharp(shot).resize(1600).jpeg({ quality: 70 }).toBuffer();
    },
  };

  it.each(Object.keys(leaks))("names the view: %s", async (name) => {
    const reading = read(await planeOf(await (leaks[name] ?? sharp)(served)));
    expect(reading).not.toBeNull();
    if (reading === null) return;
    expect(scoreOf(reading)).toBeGreaterThan(threshold(1_000_000, 1, 1e-6));
    // Nobody else: other views of the same worker share his half, other workers nothing.
    for (let other = 0; other < 200; other += 1) {
      const innocent = {
        worker: workerWord(key, { item: "item", worker: `${other}` }),
        view: viewWord(key, `${other}`),
      };
      expect(Math.abs(scoreOf(reading, innocent))).toBeLessThan(threshold(200, 1, 1e-6));
    }
  });

  it("names nobody by another key, and nobody in the unmarked original", async () => {
    const foreign = new Uint8Array(32).fill(8);
    const leak = await planeOf(served);
    const other = read(leak, { ...marking, carrier: carrierOf(foreign), signs: tileSigns(foreign) });
    expect(Math.abs(scoreOf(other ?? new Float64Array(2 * wordBits)))).toBeLessThan(6);
    const unmarked = read(original);
    expect(Math.abs(scoreOf(unmarked ?? new Float64Array(2 * wordBits)))).toBeLessThan(6);
  });

  it("does not find a picture where it is not, nor in a flat or tiny one", () => {
    for (const name of ["two", "three", "four"]) {
      expect(read(luminance(madePicture(size.width, size.height, name), size))).toBeNull();
    }
    expect(read(plane(600, 400))).toBeNull();
    expect(read(plane(20, 20))).toBeNull();
  });

  it("lays the leak on the original to a tenth of a pixel", () => {
    const truth = Float64Array.of(1.004, 0.006, 3.3, -0.005, 0.997, -2.2, 2e-6, -3e-6, 1);
    // A leak whose place `truth(x)` shows what the original has at x: warped by the inverse.
    const leak = warped(original, Float64Array.from(invertOf(truth)), size).picture;
    const start = compose(Float64Array.of(1, 0, 1.2, 0, 1, -0.9, 0, 0, 1), truth);
    const found = refine(original, leak, start);
    expect(found).not.toBeNull();
    for (const place of [
      { x: 60, y: 60 },
      { x: 580, y: 60 },
      { x: 320, y: 240 },
      { x: 60, y: 420 },
      { x: 580, y: 420 },
    ]) {
      const [here, there] = [apply(found ?? start, place), apply(truth, place)];
      expect(Math.hypot(here.x - there.x, here.y - there.y)).toBeLessThan(0.1);
    }
  });
});

function invertOf([a, b, c, d, e, f, g, i]: Float64Array): number[] {
  const all = [
    e - f * i,
    c * i - b,
    b * f - c * e,
    f * g - d,
    a - c * g,
    c * d - a * f,
    d * i - e * g,
    b * g - a * i,
    a * e - b * d,
  ];
  return all.map((each) => each / (all[8] ?? 1));
}
