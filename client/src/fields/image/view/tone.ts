/** How a picture is shown, never how it is stored: what tools read and exports hold are the picture's own pixels. */
export interface Tone {
  /** Percent of the light of each pixel. */
  readonly brightness: number;
  /** Percent of the distance from middle grey. */
  readonly contrast: number;
  /** Above 1 shadows become brighter, below 1 darker; black and white stay. */
  readonly gamma: number;
  /** As a negative. */
  readonly invert: boolean;
}

export const plainTone: Tone = { brightness: 100, contrast: 100, gamma: 1, invert: false };

export const toneLimits = {
  brightness: { least: 20, most: 400, step: 5 },
  contrast: { least: 20, most: 400, step: 5 },
  gamma: { least: 0.2, most: 4, step: 0.05 },
} as const;
export type ToneScale = keyof typeof toneLimits;

/**
 * This part of the picture's own steps is kept at every light, whatever is set: nothing is flattened to black or white,
 * so that neither a detail nor the view's mark in the picture can be made to vanish.
 */
export const keptPart = 0.2;

export const isPlain = ({ brightness, contrast, gamma, invert }: Tone): boolean =>
  brightness === 100 && contrast === 100 && gamma === 1 && !invert;

/** The light that `light` (0..1, sRGB) is shown with. */
export function shownLight({ brightness, contrast, gamma, invert }: Tone, light: number): number {
  const lit = (light * brightness) / 100;
  const spread = Math.min(1, Math.max(0, ((lit - 0.5) * contrast) / 100 + 0.5));
  const shown = (1 - keptPart) * spread ** (1 / gamma) + keptPart * light;
  return invert ? 1 - shown : shown;
}

const samples = 128;

/** The same as the table of an SVG feComponentTransfer: evenly spaced, straight between two values. */
export const toneTable = (tone: Tone): string =>
  Array.from({ length: samples + 1 }, (_, at) => shownLight(tone, at / samples).toFixed(4)).join(" ");

/** One step up or down a scale, kept in its limits. */
export function stepTone(tone: Tone, scale: ToneScale, way: 1 | -1): Tone {
  const { least, most } = toneLimits[scale];
  const by = scale === "gamma" ? 0.1 : 10;
  const next = Math.round((tone[scale] + way * by) * 100) / 100;
  return { ...tone, [scale]: Math.min(most, Math.max(least, next)) };
}
