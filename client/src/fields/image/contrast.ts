/** Relative luminance of "#rrggbb" (WCAG 2.2), 0 black to 1 white. */
export function luminance(colour: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** Black or white, whichever stands out more from a label's colour: both have the same contrast to 0.179. */
export const contrastTo = (colour: string): "#000000" | "#ffffff" =>
  luminance(colour) > 0.179 ? "#000000" : "#ffffff";

/** The edge around a line, so that any colour can be seen on any picture. */
export const haloOf = (colour: string): string => `${contrastTo(colour)}8c`;
