import type { ReactNode } from "react";
import type { SkeletonSettings } from "@keyhole/shared/questions/skeleton/schema";
import { t } from "../../i18n/t.ts";
import styles from "./skeleton-settings.module.css";

const [width, height] = [120, 180];

/** The figure that a drag draws. Points without a place are not in it. */
export function Figure({ settings }: { readonly settings: SkeletonSettings }): ReactNode {
  const placed = settings.points.flatMap(({ name, place }) =>
    place === undefined ? [] : [{ name, x: place.x * width, y: place.y * height }],
  );
  const byName = new Map(placed.map((point) => [point.name, point]));
  return (
    <figure className={styles.figure}>
      <svg viewBox={`-6 -6 ${width + 12} ${height + 12}`} aria-hidden="true">
        {settings.edges.map(([from, to]) => {
          const [start, end] = [byName.get(from), byName.get(to)];
          return start === undefined || end === undefined ? null : (
            <line key={`${from} - ${to}`} x1={start.x} y1={start.y} x2={end.x} y2={end.y} />
          );
        })}
        {placed.map(({ name, x, y }) => (
          <circle key={name} cx={x} cy={y} r={3}>
            <title>{name}</title>
          </circle>
        ))}
      </svg>
      <figcaption>
        {t(placed.length === 0 ? "editor.settings.skeletonNoFigure" : "editor.settings.skeletonFigure")}
      </figcaption>
    </figure>
  );
}
