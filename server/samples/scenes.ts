import { sharp } from "../images/sharp.ts";

/** A drawn street with people, vehicles and animals in known places: our own pictures, made from a number. */
export interface Scene {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly SceneBox[];
}

export interface SceneBox {
  readonly label: "person" | "vehicle" | "animal";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Colour = readonly [number, number, number];

const width = 960;
const height = 640;
const ground = 400;

/** mulberry32: the same number gives the same picture. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

class Canvas {
  readonly pixels = new Uint8ClampedArray(width * height * 3);
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Fills where `inside` says so, with a little grain so that flat areas look like a photograph's. */
  paint(box: Omit<SceneBox, "label">, colour: Colour, inside: (u: number, v: number) => boolean = () => true): void {
    const [left, top] = [Math.max(0, Math.round(box.x)), Math.max(0, Math.round(box.y))];
    const right = Math.min(width, Math.round(box.x + box.width));
    const bottom = Math.min(height, Math.round(box.y + box.height));
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) {
        if (!inside((x + 0.5 - box.x) / box.width, (y + 0.5 - box.y) / box.height)) continue;
        const grain = (this.#random() - 0.5) * 14;
        const shade = 1 - 0.18 * ((y - box.y) / box.height);
        for (let channel = 0; channel < 3; channel++) {
          this.pixels[(y * width + x) * 3 + channel] = (colour[channel] ?? 0) * shade + grain;
        }
      }
    }
  }

  ellipse(box: Omit<SceneBox, "label">, colour: Colour): void {
    this.paint(box, colour, (u, v) => (u - 0.5) ** 2 + (v - 0.5) ** 2 <= 0.25);
  }
}

const part = (box: SceneBox, x: number, y: number) => (w: number, h: number) => ({
  x: box.x + x * box.width,
  y: box.y + y * box.height,
  width: w * box.width,
  height: h * box.height,
});

const draw: Readonly<Record<SceneBox["label"], (canvas: Canvas, box: SceneBox, colour: Colour) => void>> = {
  person(canvas, box, colour) {
    canvas.ellipse(part(box, 0.3, 0)(0.4, 0.22), [226, 182, 148]);
    canvas.paint(part(box, 0.15, 0.2)(0.7, 0.42), colour);
    canvas.paint(part(box, 0.2, 0.6)(0.25, 0.4), [58, 66, 88]);
    canvas.paint(part(box, 0.55, 0.6)(0.25, 0.4), [58, 66, 88]);
    canvas.paint(part(box, 0, 0.24)(0.15, 0.34), colour);
    canvas.paint(part(box, 0.85, 0.24)(0.15, 0.34), colour);
  },
  vehicle(canvas, box, colour) {
    canvas.paint(part(box, 0.18, 0)(0.6, 0.45), [142, 170, 188]);
    canvas.paint(part(box, 0, 0.4)(1, 0.42), colour);
    canvas.ellipse(part(box, 0.1, 0.65)(0.2, 0.35), [32, 34, 40]);
    canvas.ellipse(part(box, 0.7, 0.65)(0.2, 0.35), [32, 34, 40]);
  },
  animal(canvas, box, colour) {
    canvas.ellipse(part(box, 0.1, 0.15)(0.75, 0.5), colour);
    canvas.ellipse(part(box, 0.7, 0)(0.3, 0.42), colour);
    canvas.paint(part(box, 0.18, 0.55)(0.1, 0.45), colour);
    canvas.paint(part(box, 0.66, 0.55)(0.1, 0.45), colour);
    canvas.paint(part(box, 0, 0.2)(0.16, 0.08), colour);
  },
};

const sizes: Readonly<Record<SceneBox["label"], readonly [number, number]>> = {
  person: [56, 150],
  vehicle: [190, 96],
  animal: [96, 66],
};

const colours: readonly Colour[] = [
  [196, 72, 62],
  [66, 118, 182],
  [228, 186, 74],
  [88, 146, 96],
  [150, 104, 170],
  [122, 92, 70],
];

/** A JPEG of one street scene and the boxes around what stands in it. */
export async function drawScene(seed: number): Promise<Scene> {
  const random = generator(seed * 7_919 + 17);
  const canvas = new Canvas(random);
  const pick = <Value>(values: readonly [Value, ...Value[]]): Value =>
    values[Math.floor(random() * values.length)] ?? values[0];
  canvas.paint(
    { x: 0, y: 0, width, height: ground },
    pick([
      [148, 190, 226],
      [214, 176, 150],
      [166, 178, 196],
    ]),
  );
  for (let x = -40; x < width; x += 120 + random() * 60) {
    const tall = 120 + random() * 190;
    const house = { x, y: ground - tall, width: 110 + random() * 40, height: tall };
    canvas.paint(
      house,
      pick([
        [182, 160, 142],
        [160, 118, 104],
        [196, 190, 176],
        [128, 136, 150],
      ]),
    );
    for (let row = 18; row < tall - 34; row += 40) {
      for (let column = 14; column < house.width - 24; column += 34) {
        canvas.paint({ x: x + column, y: house.y + row, width: 18, height: 24 }, [214, 222, 190]);
      }
    }
  }
  canvas.paint({ x: 0, y: ground, width, height: height - ground }, [112, 114, 118]);
  canvas.paint({ x: 0, y: ground, width, height: 26 }, [168, 166, 160]);
  const boxes: SceneBox[] = [];
  const wanted = 3 + Math.floor(random() * 4);
  for (let attempt = 0; boxes.length < wanted && attempt < 60; attempt++) {
    const label = pick<SceneBox["label"]>(["person", "vehicle", "animal"]);
    const scale = 0.75 + random() * 0.7;
    const [w, h] = sizes[label];
    const box = {
      label,
      width: w * scale,
      height: h * scale,
      x: random() * (width - w * scale),
      y: ground + 10 + random() * 190 - h * scale * 0.5,
    };
    if (box.y + box.height > height || boxes.some((other) => overlaps(other, box))) continue;
    draw[label](canvas, box, colours[Math.floor(random() * colours.length)] ?? [90, 90, 90]);
    boxes.push(box);
  }
  const raw = { width, height, channels: 3 } as const;
  const { data } = await sharp(canvas.pixels, { raw }).jpeg({ quality: 90 }).toUint8Array();
  return { bytes: data, width, height, boxes };
}

const overlaps = (first: SceneBox, second: SceneBox): boolean =>
  first.x < second.x + second.width + 12 &&
  second.x < first.x + first.width + 12 &&
  first.y < second.y + second.height &&
  second.y < first.y + first.height;
