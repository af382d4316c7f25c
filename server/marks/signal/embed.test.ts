import { describe, expect, it } from "vitest";
import { activityOf, luminance } from "./activity.ts";
import { carrierOf, joined, payloadTile, syncBins, tileSize } from "./carrier.ts";
import { embed, patternOf, strengths, type Embedding } from "./embed.ts";
import { madePicture } from "./picture.testing.ts";
import { tileSigns } from "./tile-signs.ts";
import { signsOf, viewWord, wordBits, wordBytes, workerWord } from "./words.ts";

const key = new Uint8Array(32).fill(7);
const carrier = carrierOf(key);
const signs = tileSigns(key);
const words = { worker: workerWord(key, { item: "item", worker: "worker" }), view: viewWord(key, "view") };
const pattern = patternOf(carrier, signs, words);

const moments = (values: Float32Array) => {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return { mean, variance: values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length };
};

describe("words", () => {
  it("differ by key, item, worker and view, and have as many signs as bits", () => {
    const { worker } = words;
    expect(worker).toHaveLength(wordBytes);
    expect(signsOf(worker)).toHaveLength(wordBits);
    expect(new Set(signsOf(worker))).toEqual(new Set([1, -1]));
    const others = [
      workerWord(key, { item: "item", worker: "other" }),
      workerWord(key, { item: "other", worker: "worker" }),
      workerWord(new Uint8Array(32), { item: "item", worker: "worker" }),
      words.view,
    ];
    for (const other of others) {
      const same = signsOf(other).reduce((sum, sign, at) => sum + (sign === signsOf(worker)[at] ? 1 : 0), 0);
      expect(Math.abs(same - wordBits / 2)).toBeLessThan(60);
    }
    expect(signsOf(Uint8Array.of(0b1010_0000))).toEqual(Int8Array.of(1, -1, 1, -1, -1, -1, -1, -1));
  });
});

describe("carrier", () => {
  it("has 632 waves in the band, each once; sync and payload share variance 1 as 200 to 432", () => {
    expect(carrier.phase).toHaveLength(syncBins + 2 * wordBits);
    const names = new Set(Array.from(carrier.phase, (_, bin) => `${carrier.across[bin]},${carrier.down[bin]}`));
    expect(names.size).toBe(632);
    for (let bin = 0; bin < 632; bin += 1) {
      const length = Math.hypot(carrier.across[bin], carrier.down[bin]);
      expect(length).toBeGreaterThanOrEqual(6);
      expect(length).toBeLessThanOrEqual(21);
      expect(names.has(`${-carrier.across[bin]},${-carrier.down[bin]}`)).toBe(false);
    }
    const sync = moments(carrier.sync);
    const payload = moments(payloadTile(carrier, words.worker, words.view));
    expect(sync.mean).toBeCloseTo(0, 6);
    expect(sync.variance).toBeCloseTo(200 / 632, 4);
    expect(payload.variance).toBeCloseTo(432 / 632, 4);
  });

  it("is the sum of its waves", () => {
    const payload = payloadTile(carrier, words.worker, words.view);
    const weights = joined(words.worker, words.view);
    for (const [x, y] of [
      [0, 0],
      [17, 101],
      [127, 64],
    ] as const) {
      let sum = 0;
      for (let bin = syncBins; bin < 632; bin += 1) {
        const angle = (2 * Math.PI * (carrier.across[bin] * x + carrier.down[bin] * y)) / tileSize;
        sum += weights[bin - syncBins] * Math.cos(angle + carrier.phase[bin]);
      }
      expect(payload[y * tileSize + x]).toBeCloseTo(sum * Math.sqrt(2 / 632), 4);
    }
  });
});

describe("signs of tiles", () => {
  it("are +1 and -1 by key, and change into each other without an edge", () => {
    const all = Array.from({ length: 400 }, (_, at) => signs.at((at % 20) - 10, Math.floor(at / 20) - 10));
    expect(new Set(all)).toEqual(new Set([1, -1]));
    expect(Math.abs(all.reduce((a, b) => a + b, 0))).toBeLessThan(80);
    expect(all).not.toEqual(
      Array.from({ length: 400 }, (_, at) =>
        tileSigns(new Uint8Array(32)).at((at % 20) - 10, Math.floor(at / 20) - 10),
      ),
    );
    const [row, next] = [new Float32Array(700), new Float32Array(700)];
    let steepest = 0;
    for (let y = -200; y < 300; y += 1) {
      signs.row({ x: -300, y }, row);
      signs.row({ x: -300, y: y + 1 }, next);
      for (let x = 0; x < 699; x += 1) {
        steepest = Math.max(steepest, Math.abs(row[x + 1] - row[x]), Math.abs(next[x] - row[x]));
      }
    }
    expect(steepest).toBeLessThanOrEqual(0.2001);
    signs.row({ x: 0, y: 64 }, row);
    expect([row[64], row[192], row[320]]).toEqual([signs.at(0, 0), signs.at(1, 0), signs.at(2, 0)]);
  });
});

describe("embed", () => {
  const size = { width: 300, height: 220 };
  const picture = madePicture(size.width, size.height);
  const activity = activityOf(luminance(picture, size));
  const marked = (change: Partial<Embedding> = {}): Uint8Array => {
    const pixels = Uint8Array.from(picture);
    embed(pixels, { pattern, activity, strength: strengths.standard, origin: { x: 0, y: 0 }, ...change });
    return pixels;
  };

  it("gives the same bytes each time, others for another view, and the same place of the plane the same mark", () => {
    expect(marked()).toEqual(marked());
    expect(marked({ pattern: patternOf(carrier, signs, { ...words, view: viewWord(key, "other") }) })).not.toEqual(
      marked(),
    );
    const whole = marked();
    const [left, top, width, height] = [64, 40, 128, 96];
    const part = new Uint8Array(width * height * 3);
    const levels = new Uint8Array(width * height);
    for (let y = 0; y < height; y += 1) {
      const from = (top + y) * size.width + left;
      part.set(picture.subarray(from * 3, (from + width) * 3), y * width * 3);
      levels.set(activity.levels.subarray(from, from + width), y * width);
    }
    embed(part, {
      pattern,
      activity: { width, height, levels },
      strength: strengths.standard,
      origin: { x: left, y: top },
    });
    for (let y = 0; y < height; y += 1) {
      const from = ((top + y) * size.width + left) * 3;
      expect(part.subarray(y * width * 3, (y + 1) * width * 3)).toEqual(whole.subarray(from, from + width * 3));
    }
  });

  it.each(["weak", "standard", "strong"] as const)(
    "changes no pixel by more than 2.6 amplitudes and a rounding: %s",
    (name) => {
      const strength = strengths[name];
      const pixels = marked({ strength });
      let most = 0;
      let sum = 0;
      for (let at = 0; at < pixels.length; at += 1) {
        most = Math.max(most, Math.abs(pixels[at] - picture[at]));
        sum += (pixels[at] - picture[at]) ** 2;
      }
      expect(most).toBeLessThanOrEqual(Math.ceil(2.6 * strength.most + 1.6 * strength.most) + 1);
      expect(sum).toBeGreaterThan(0);
    },
  );

  it("keeps the mark on white and on black: it moves the picture off the edge instead of being cut", () => {
    for (const value of [0, 255]) {
      const pixels = new Uint8Array(256 * 256 * 3).fill(value);
      const flat = { width: 256, height: 256, levels: new Uint8Array(256 * 256) };
      embed(pixels, { pattern, activity: flat, strength: strengths.strong, origin: { x: 0, y: 0 } });
      const moved = Float32Array.from({ length: 256 * 256 }, (_, at) => Math.abs(pixels[at * 3] - value));
      const { mean, variance } = moments(moved);
      expect(mean).toBeGreaterThan(1.3);
      expect(mean).toBeLessThan(1.9);
      // Amplitude 1 and the rounding; cut at the edge it would be half.
      expect(variance).toBeGreaterThan(0.8);
    }
  });

  it("keeps the mean of a mark of less than half a level: rounding is dithered", () => {
    const pixels = new Uint8Array(tileSize * tileSize * 3).fill(128);
    const flat = { width: tileSize, height: tileSize, levels: new Uint8Array(tileSize * tileSize) };
    embed(pixels, { pattern, activity: flat, strength: strengths.weak, origin: { x: 0, y: 0 } });
    const change = Float32Array.from({ length: tileSize * tileSize }, (_, at) => pixels[at * 3] - 128);
    let agreement = 0;
    let own = 0;
    for (let at = 0; at < change.length; at += 1) {
      const wave = carrier.sync[at] + signs.at(0, 0) * payloadTileOnce[at];
      agreement += change[at] * wave;
      own += wave * wave;
    }
    expect(agreement / own).toBeGreaterThan(0.3);
    expect(agreement / own).toBeLessThan(0.4);
  });

  it("refuses what does not fit", () => {
    expect(() => {
      embed(new Uint8Array(10), { pattern, activity, strength: strengths.weak, origin: { x: 0, y: 0 } });
    }).toThrow(RangeError);
  });
});

const payloadTileOnce = payloadTile(carrier, words.worker, words.view);
