import { keyedNumbers } from "./keyed.ts";

/** A picture made by numbers alone, the same each time: shaded areas, shapes with edges, texture of several sizes, flat parts. */
export function madePicture(width: number, height: number, name = "one"): Uint8Array {
  const numbers = keyedNumbers(new Uint8Array(32), `picture ${name}`);
  const values = new Float64Array(width * height * 3);
  const [dx, dy] = [numbers.unit() * 80, numbers.unit() * 80];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const shade = 90 + (dx * x) / width + (dy * y) / height;
      values.set([shade, shade * 0.95, shade * 1.1], (y * width + x) * 3);
    }
  }
  for (let shape = 0; shape < 160; shape += 1) draw(values, { width, height }, numbers.unit);
  return Uint8Array.from(values, (value) => Math.max(0, Math.min(255, Math.round(value))));
}

function draw(values: Float64Array, size: { width: number; height: number }, unit: () => number): void {
  const { width, height } = size;
  const [cx, cy] = [unit() * width, unit() * height];
  const [rx, ry] = [4 + unit() ** 2 * width * 0.2, 4 + unit() ** 2 * height * 0.2];
  const angle = unit() * Math.PI;
  const colour = [unit() * 255, unit() * 255, unit() * 255];
  const isRound = unit() < 0.5;
  const grain = unit() < 0.5 ? unit() * 40 : 0;
  const wave = 0.3 + unit() * 2;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const reach = Math.hypot(rx, ry);
  for (let y = Math.max(0, Math.floor(cy - reach)); y < Math.min(height, cy + reach); y += 1) {
    for (let x = Math.max(0, Math.floor(cx - reach)); x < Math.min(width, cx + reach); x += 1) {
      const [u, v] = [(c * (x - cx) + s * (y - cy)) / rx, (c * (y - cy) - s * (x - cx)) / ry];
      if (isRound ? u * u + v * v > 1 : Math.abs(u) > 1 || Math.abs(v) > 1) continue;
      const texture = grain * (Math.sin(x * wave) * Math.cos(y * wave * 0.7) + unit() - 0.5);
      for (let channel = 0; channel < 3; channel += 1)
        values[(y * width + x) * 3 + channel] = colour[channel] + texture;
    }
  }
}
