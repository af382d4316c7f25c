import type { templateGroups } from "@keyhole/shared/templates/template";
import type { ReactNode } from "react";
import styles from "../template-picture.module.css";
import { Box, Dot, Line, Lines, Mark, Option, Options, Points, Sheet, scene, smallScene, Ticks } from "./strokes.tsx";

const hills = <path className={styles.ground} d="M0 72 L60 58 L120 66 L200 52 L200 100 L0 100 Z" />;

const cells = [
  [36, 30],
  [70, 52],
  [58, 76],
  [104, 28],
  [118, 64],
  [150, 40],
  [164, 74],
] as const;

const joints = [
  [78, 36],
  [122, 36],
  [66, 54],
  [134, 54],
  [74, 70],
  [130, 72],
  [88, 60],
  [112, 60],
  [84, 78],
  [118, 78],
  [80, 94],
  [116, 94],
] as const;

/** Templates about pictures, drawn. */
export const pictureTasks: Readonly<Record<(typeof templateGroups)["pictures"][number], ReactNode>> = {
  "object-boxes": (
    <>
      {scene}
      <Box x={34} y={33} width={25} height={48} />
      <Box x={106} y={47} width={64} height={31} tone="other" />
    </>
  ),
  polygons: (
    <>
      {hills}
      <path className={styles.drawn} d="M30 70 L36 30 L64 20 L88 34 L84 66 Z" />
      <path className={styles.other} d="M104 88 L118 56 L152 52 L178 88 Z" />
    </>
  ),
  "key-points": (
    <>
      <ellipse className={styles.ground} cx="100" cy="52" rx="32" ry="38" />
      {[
        [88, 42],
        [112, 42],
        [100, 54],
        [90, 68],
        [110, 68],
      ].map(([x, y]) => (
        <circle key={`${x} ${y}`} className={styles.point} cx={x} cy={y} r="4" />
      ))}
    </>
  ),
  "image-classification": (
    <>
      {smallScene}
      <Options chosen={[1]} />
    </>
  ),
  "boxes-with-details": (
    <>
      <path className={styles.shape} d="M20 74 v-10 l10 -12 h30 l12 12 v10 z" />
      <Box x={14} y={46} width={64} height={34} />
      <path className={styles.arrow} d="M82 62 H112 M107 57 L113 62 L107 67" />
      <Sheet x={118} width={70} />
      <Option x={130} y={30} isOn width={40} />
      <Option x={130} y={48} isOn={false} width={34} />
      <Option x={130} y={66} isOn={false} width={42} />
    </>
  ),
  "parts-inside": (
    <>
      <circle className={styles.shape} cx="100" cy="32" r="11" />
      <rect className={styles.shape} x="86" y="46" width="28" height="40" rx="9" />
      <Box x={76} y={12} width={48} height={78} />
      <Box x={86} y={18} width={28} height={27} tone="other" />
    </>
  ),
  "text-in-pictures": (
    <>
      <Sheet x={14} width={84} />
      <Mark x={26} y={28} width={58} />
      <Mark x={26} y={48} width={46} />
      <Mark x={26} y={68} width={52} tone="other" />
      <path className={styles.arrow} d="M104 50 H124 M119 45 L125 50 L119 55" />
      <Lines x={132} y={38} widths={[54, 44, 50]} />
    </>
  ),
  "damage-report": (
    <>
      <path className={styles.shape} d="M18 76 v-16 l16 -22 h58 l20 22 v16 z" />
      <path className={styles.wrong} d="M72 52 L92 50 L104 62 L90 72 L74 66 Z" />
      <Sheet x={126} width={62} />
      <Points x={138} y={34} value={2} of={3} />
      <Lines x={136} y={52} widths={[40, 32]} />
    </>
  ),
  counting: (
    <>
      {cells.map(([x, y]) => (
        <g key={`${x} ${y}`}>
          <circle className={styles.ground} cx={x} cy={y} r="12" />
          <circle className={styles.point} cx={x} cy={y} r="4" />
        </g>
      ))}
    </>
  ),
  "finding-outlined": (
    <>
      <rect className={styles.ground} x="14" y="12" width="104" height="76" rx="6" />
      <path
        className={styles.shape}
        d="M66 20 V80 M36 34 Q66 26 96 34 M34 50 Q66 42 98 50 M36 66 Q66 58 96 66"
        fill="none"
      />
      <path className={styles.wrong} d="M76 52 L90 46 L100 56 L92 68 L78 66 Z" />
      <Options x={134} chosen={[2]} count={3} />
    </>
  ),
  "street-scene": (
    <>
      <path className={styles.other} d="M10 96 L84 40 H116 L190 96 Z" />
      <path className={styles.shape} d="M88 70 v-8 l7 -9 h20 l8 9 v8 z" />
      <Box x={84} y={50} width={42} height={24} />
      <rect className={styles.shape} x="34" y="46" width="8" height="22" rx="4" />
      <Box x={28} y={38} width={20} height={34} />
    </>
  ),
  captioning: (
    <>
      <svg x="50" y="8" width="100" height="54" viewBox="0 0 200 100">
        <rect className={styles.sheet} width="200" height="100" rx="6" />
        {scene}
      </svg>
      <Box x={30} y={68} width={140} height={24} tone="other" />
      <Line x={40} y={74} width={116} />
      <Line x={40} y={83} width={70} />
    </>
  ),
  "picture-moderation": (
    <>
      {smallScene}
      <path className={styles.struck} d="M12 22 L120 76" />
      <Dot x={140} y={28} isOn={false} />
      <Dot x={158} y={28} isOn />
      <Ticks x={134} y={44} set={[true, false, true]} />
    </>
  ),
  "turned-objects": (
    <>
      <path className={styles.shape} d="M52 30 l40 18 l6 12 l-12 2 l-40 -18 z" />
      <path className={styles.drawn} d="M44 22 L102 48 L94 68 L36 42 Z" />
      <path className={styles.shape} d="M132 72 l22 -30 l12 8 l-22 30 z" />
      <path className={styles.other} d="M126 72 L152 36 L172 50 L146 86 Z" />
    </>
  ),
  cells: (
    <>
      {[
        [52, 38, 26, 18],
        [112, 62, 20, 26],
        [158, 34, 22, 16],
      ].map(([x, y, rx, ry], index) => (
        <g key={`${x} ${y}`}>
          <ellipse className={index === 1 ? styles.other : styles.drawn} cx={x} cy={y} rx={rx} ry={ry} />
          <circle className={styles.shape} cx={x} cy={y} r="6" />
        </g>
      ))}
    </>
  ),
  lanes: (
    <>
      <path className={styles.ground} d="M20 100 L86 34 H114 L180 100 Z" />
      <path className={styles.line} d="M34 94 L88 38" />
      <path className={styles.line} d="M166 94 L112 38" />
      <path className={styles.arrow} d="M100 92 V78 M100 68 V58 M100 50 V44" />
      {[
        [34, 94],
        [62, 65],
        [88, 38],
      ].map(([x, y]) => (
        <circle key={x} className={styles.point} cx={x} cy={y} r="4" />
      ))}
    </>
  ),
  "painted-areas": (
    <>
      <path className={styles.drawn} d="M0 0 H200 V34 Q150 50 108 40 Q60 28 0 52 Z" />
      <path className={styles.other} d="M0 52 Q60 28 108 40 Q96 74 66 100 H0 Z" />
      <path className={styles.ground} d="M108 40 Q150 50 200 34 V100 H66 Q96 74 108 40 Z" />
      <circle className={styles.point} cx="150" cy="72" r="12" />
    </>
  ),
  defects: (
    <>
      <rect className={styles.sheet} x="22" y="14" width="156" height="72" rx="6" />
      <path className={styles.drawn} d="M42 34 Q70 22 84 36 Q92 48 70 52 Q44 54 42 34 Z" />
      <path className={styles.other} d="M112 70 Q128 44 156 34 Q162 40 150 48 Q132 58 122 74 Q114 78 112 70 Z" />
      <Dot x={40} y={74} isOn={false} />
      <Dot x={56} y={74} isOn />
      <Dot x={72} y={74} isOn={false} />
    </>
  ),
  poses: (
    <>
      <path
        className={styles.line}
        d="M100 22 L100 34 M78 36 H122 M78 36 L66 54 L74 70 M122 36 L134 54 L130 72 M88 60 H112 M78 36 L88 60 M122 36 L112 60 M88 60 L84 78 L80 94 M112 60 L118 78 L116 94"
      />
      <circle className={styles.point} cx="100" cy="14" r="8" />
      {joints.map(([x, y]) => (
        <circle key={`${x} ${y}`} className={styles.point} cx={x} cy={y} r="3.5" />
      ))}
    </>
  ),
};
