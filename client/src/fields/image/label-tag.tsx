import type { ReactNode } from "react";
import { contrastTo } from "./contrast.ts";
import type { Drawn } from "./drawn.ts";
import styles from "./image-field.module.css";
import { toScreen } from "./viewport.ts";
import type { Viewport } from "./viewport.ts";

const widths = new Map<string, number>();
let measuring: CanvasRenderingContext2D | null = null;

/** Width of a tag's text in CSS pixels; measured once for each label. */
function widthOf(text: string): number {
  const known = widths.get(text);
  if (known !== undefined) return known;
  measuring ??= document.createElement("canvas").getContext("2d");
  if (measuring === null) return text.length * 7;
  measuring.font = `600 12px ${getComputedStyle(document.body).fontFamily}`;
  const { width } = measuring.measureText(text);
  widths.set(text, width);
  return width;
}

/** The label's name on its colour, on top of the region's left top corner and never outside the surface. */
export function LabelTag({ drawn, viewport }: { readonly drawn: Drawn; readonly viewport: Viewport }): ReactNode {
  const { layer, settings } = drawn.question;
  const title = layer.labels(settings).find(({ value }) => value === drawn.region.label)?.title ?? drawn.region.label;
  const { x, y } = toScreen(viewport, { x: drawn.bounds.left, y: drawn.bounds.top });
  const away = drawn.sketch.dots.length > 0 ? 12 : 6;
  const at = { x: Math.max(2, x - 1), y: Math.max(2, y - 18 - away) };
  const text = contrastTo(drawn.colour);
  return (
    <g transform={`translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})`} className={styles.tag}>
      <rect width={widthOf(title) + 12} height={18} rx={4} fill={drawn.colour} stroke={`${text}59`} />
      <text x={6} y={13} fill={text}>
        {title}
      </text>
    </g>
  );
}
