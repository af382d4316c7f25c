import { sharp } from "../../images/sharp.ts";
import { keyedNumbers } from "../signal/keyed.ts";
import { changeValues, movePixels } from "./move-pixels.ts";
import { encodeServed, readPicture, type Picture } from "./picture.ts";

/** What somebody does to a served picture before it turns up elsewhere. The same picture gives the same leak. */
export type Attack = (served: Uint8Array) => Promise<Uint8Array>;

const open = (bytes: Uint8Array) => sharp(bytes).toColourspace("srgb");
const png = async (picture: Picture): Promise<Uint8Array> => {
  const { width, height, pixels } = picture;
  return (
    await sharp(pixels, { raw: { width, height, channels: 3 } })
      .png()
      .toUint8Array()
  ).data;
};
const done = async (image: ReturnType<typeof sharp>): Promise<Uint8Array> => (await image.toUint8Array()).data;

const jpeg =
  (quality: number): Attack =>
  (served) =>
    done(open(served).jpeg({ quality }));
const webp =
  (quality: number): Attack =>
  (served) =>
    done(open(served).webp({ quality }));
const resize =
  (factor: number): Attack =>
  async (served) => {
    const { width, height } = await readPicture(served);
    const size = { width: Math.round(width * factor), height: Math.round(height * factor), fit: "fill" } as const;
    return done(open(served).resize(size).jpeg({ quality: 90 }));
  };
/** `share` of the area, around a place off the middle. */
const crop =
  (share: number, quality = 90): Attack =>
  async (served) => {
    const { width, height } = await readPicture(served);
    const [w, h] = [Math.round(width * Math.sqrt(share)), Math.round(height * Math.sqrt(share))];
    const [left, top] = [Math.floor((width - w) * 0.4), Math.floor((height - h) * 0.6)];
    return done(open(served).extract({ left, top, width: w, height: h }).jpeg({ quality }));
  };
const rotate =
  (degrees: number): Attack =>
  (served) =>
    done(open(served).rotate(degrees, { background: "#777777" }).jpeg({ quality: 90 }));
const tone =
  (of: (value: number) => number): Attack =>
  async (served) =>
    png(changeValues(await readPicture(served), of));
const noise =
  (deviation: number): Attack =>
  async (served) => {
    const { unit } = keyedNumbers(new Uint8Array(32), "noise");
    // The sum of twelve even draws is near normal.
    const normal = (): number => Array.from({ length: 12 }, unit).reduce((a, b) => a + b, -6);
    return png(changeValues(await readPicture(served), (value) => value + deviation * normal()));
  };

/** A window of 1920 x 1080 with the picture in it, three answers drawn over it and the visible mark on top. */
const screenshot =
  (options: { readonly scale?: number; readonly shown?: number } = {}): Attack =>
  async (served) => {
    const scale = options.scale ?? 1;
    const [width, height] = [Math.round(1920 * scale), Math.round(1080 * scale)];
    const { width: w, height: h } = await readPicture(served);
    const room = { width: Math.round(1500 * scale), height: Math.round(980 * scale) };
    const fitting = Math.min(room.width / w, room.height / h, 1.5 * scale) * (options.shown ?? 1);
    const size = { width: Math.round(w * fitting), height: Math.round(h * fitting) };
    const [left, top] = [Math.round(40 * scale), Math.round(60 * scale)];
    const page = { left, top, right: width - left - size.width, bottom: height - top - size.height };
    const shown = open(served)
      .resize({ ...size, fit: "fill" })
      .extend({ ...page, background: "#f4f5f7" });
    const shot = await readPicture(await done(shown.png()));
    return png(drawOver(shot, { left, top, ...size }));
  };

/** Three boxes of three pixels, and lines of a visible mark at a tenth of opacity. */
function drawOver(shot: Picture, at: { left: number; top: number; width: number; height: number }): Picture {
  const pixels = Uint8Array.from(shot.pixels);
  const paint = (x: number, y: number, colour: readonly number[]): void => {
    if (x >= 0 && y >= 0 && x < shot.width && y < shot.height) pixels.set(colour, (y * shot.width + x) * 3);
  };
  const colours = [
    [230, 40, 40],
    [40, 160, 60],
    [50, 90, 230],
  ];
  for (const [number, colour] of colours.entries()) {
    const [x0, y0] = [at.left + at.width * (0.1 + 0.25 * number), at.top + at.height * (0.15 + 0.2 * number)].map(
      Math.round,
    );
    const [w, h] = [Math.round(at.width * 0.3), Math.round(at.height * 0.25)];
    for (let line = 0; line < 3; line += 1) {
      for (let x = 0; x < w; x += 1) [y0, (y0 ?? 0) + h].forEach((y) => paint((x0 ?? 0) + x, (y ?? 0) + line, colour));
      for (let y = 0; y < h; y += 1) [x0, (x0 ?? 0) + w].forEach((x) => paint((x ?? 0) + line, (y0 ?? 0) + y, colour));
    }
  }
  const result = { ...shot, pixels };
  return changeValues(result, (value, { x, y }) => {
    const along = x + 0.445 * y;
    const across = y - 0.445 * x;
    const isInk = ((across % 90) + 90) % 90 < 14 && (Math.floor(along / 9) * 7) % 5 < 2;
    return isInk ? value * 0.9 : value;
  });
}

const then =
  (...attacks: readonly Attack[]): Attack =>
  async (served) => {
    let leak = served;
    for (const attack of attacks) leak = await attack(leak);
    return leak;
  };
const smaller =
  (width: number, quality: number): Attack =>
  (served) =>
    done(open(served).resize({ width, withoutEnlargement: true }).jpeg({ quality }));

/** A photograph of the screen: perspective, moiré, vignette, gamma, blur, noise and JPEG, `strength` times the usual. */
const phone = (strength: number): Attack =>
  then(screenshot(), async (bytes) => {
    const shot = await readPicture(bytes);
    const { unit } = keyedNumbers(new Uint8Array(32), "phone");
    const [width, height] = [1600, 1000];
    const lean = 0.00004 * strength;
    const moved = movePixels(shot, { width, height, beyond: 20 }, (x, y) => {
      const [u, v] = [x - width / 2, y - height / 2];
      const w = 1 + lean * u + 0.6 * lean * v;
      const turned = 0.02 * strength;
      return [shot.width / 2 + (1.18 * (u + turned * v)) / w, shot.height / 2 + (1.18 * (v - turned * u)) / w];
    });
    const shaded = changeValues(moved, (value, { x, y }) => {
      const far = ((x - width / 2) / width) ** 2 + ((y - height / 2) / height) ** 2;
      const moire = 1 + 0.03 * strength * Math.sin(x * 0.9 + y * 0.13) * Math.sin(y * 0.71);
      const light = 255 * (value / 255) ** (1 + 0.1 * strength);
      return light * moire * (1 - 0.5 * strength * far) + 3 * strength * (unit() + unit() + unit() - 1.5);
    });
    return done(
      open(await png(shaded))
        .blur(0.3 + 0.5 * strength)
        .jpeg({ quality: 82 }),
    );
  });

/** A smooth bend of up to `pixels` in each direction. */
const bend =
  (pixels: number): Attack =>
  async (served) => {
    const source = await readPicture(served);
    const { unit } = keyedNumbers(new Uint8Array(32), "bend");
    const [a, b, c, d] = [unit() * 6, unit() * 6, unit() * 6, unit() * 6];
    const bent = movePixels(source, { ...source, beyond: 128 }, (x, y) => [
      x + pixels * Math.sin((x / source.width) * 4 + a) * Math.sin((y / source.height) * 5 + b),
      y + pixels * Math.sin((x / source.width) * 5 + c) * Math.sin((y / source.height) * 4 + d),
    ]);
    return done(open(await png(bent)).jpeg({ quality: 85 }));
  };

const chat = then(screenshot(), smaller(1600, 70));

/** The named suite. Names are what `lab attack` takes and what tables print. */
export const attacks = {
  none: async (served) => served,
  "jpeg-90": jpeg(90),
  "jpeg-70": jpeg(70),
  "jpeg-50": jpeg(50),
  "jpeg-30": jpeg(30),
  "jpeg-20": jpeg(20),
  "jpeg-10": jpeg(10),
  "webp-75": webp(75),
  "webp-40": webp(40),
  "resize-150": resize(1.5),
  "resize-75": resize(0.75),
  "resize-50": resize(0.5),
  "resize-30": resize(0.3),
  "crop-50": crop(0.5),
  "crop-25": crop(0.25),
  "crop-10": crop(0.1),
  "crop-5": crop(0.05),
  "rotate-1": rotate(1),
  "rotate-2": rotate(2),
  "noise-5": noise(5),
  "noise-15": noise(15),
  "blur-1": (served) => done(open(served).blur(1).jpeg({ quality: 90 })),
  "blur-2": (served) => done(open(served).blur(2).jpeg({ quality: 90 })),
  "median-3": (served) => done(open(served).median(3).jpeg({ quality: 90 })),
  sharpen: (served) => done(open(served).sharpen().jpeg({ quality: 90 })),
  brighter: tone((value) => value + 25),
  darker: tone((value) => value * 0.7),
  gamma: tone((value) => 255 * (value / 255) ** (1 / 1.8)),
  grey: (served) => done(open(served).greyscale().jpeg({ quality: 90 })),
  negative: tone((value) => 255 - value),
  mirrored: (served) => done(open(served).flop().jpeg({ quality: 90 })),
  narrower: async (served) => {
    const { width, height } = await readPicture(served);
    return done(
      open(served)
        .resize({ width: Math.round(width * 0.9), height, fit: "fill" })
        .jpeg({ quality: 90 }),
    );
  },
  bend: bend(2.5),
  combined: then(resize(0.7), crop(0.5, 60)),
  screenshot: screenshot(),
  "screenshot-125": screenshot({ scale: 1.25 }),
  "screenshot-200": screenshot({ scale: 2 }),
  "screenshot-half": screenshot({ shown: 0.5 }),
  chat,
  "chat-1280": then(screenshot(), smaller(1280, 60)),
  phone: phone(1),
  "phone-150": phone(1.5),
} as const satisfies Record<string, Attack>;

export type AttackName = keyof typeof attacks;

/** An average of several copies, as those who share theirs would make it. */
export async function averaged(copies: readonly Uint8Array[]): Promise<Uint8Array> {
  const pictures = await Promise.all(copies.map((each) => readPicture(each)));
  const [first] = pictures;
  if (first === undefined) throw new RangeError("an average is of one picture or more");
  const pixels = first.pixels.map((_, at) =>
    Math.round(pictures.reduce((sum, each) => sum + (each.pixels[at] ?? 0), 0) / pictures.length),
  );
  return png({ ...first, pixels });
}

/** Who knows the grid folds his own copy by tiles and takes `factor` times what adds up away from each. */
export async function withoutTileMean(served: Uint8Array, factor: number): Promise<Uint8Array> {
  const tile = 128;
  const picture = await readPicture(served);
  const blurred = await readPicture(await done(open(served).blur(4).png()));
  const [sums, counts] = [new Float64Array(tile * tile), new Float64Array(tile * tile)];
  const place = (x: number, y: number): number => (y % tile) * tile + (x % tile);
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1) {
      const at = (y * picture.width + x) * 3 + 1;
      const away = (picture.pixels[at] ?? 0) - (blurred.pixels[at] ?? 0);
      if (Math.abs(away) > 8) continue;
      sums[place(x, y)] = (sums[place(x, y)] ?? 0) + away;
      counts[place(x, y)] = (counts[place(x, y)] ?? 0) + 1;
    }
  }
  const folded = sums.map((sum, at) => sum / Math.max(1, counts[at] ?? 1));
  return encodeServed(changeValues(picture, (value, { x, y }) => value - factor * (folded[place(x, y)] ?? 0)));
}
