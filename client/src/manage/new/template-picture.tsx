import type { TemplateName } from "@keyhole/shared/templates/template";
import type { ReactNode } from "react";
import styles from "./new-project-page.module.css";

const Line = ({ x, y, width }: { readonly x: number; readonly y: number; readonly width: number }) => (
  <rect className={styles.quiet} x={x} y={y} width={width} height="4" rx="2" />
);

const Lines = ({ x, y, widths }: { readonly x: number; readonly y: number; readonly widths: readonly number[] }) =>
  widths.map((width, index) => <Line key={width} x={x} y={y + index * 10} width={width} />);

const Sheet = ({ x, width }: { readonly x: number; readonly width: number }) => (
  <rect className={styles.sheet} x={x} y="14" width={width} height="72" rx="4" />
);

const scene = (
  <>
    <path className={styles.ground} d="M0 72 L60 58 L120 66 L200 52 L200 100 L0 100 Z" />
    <circle className={styles.shape} cx="46" cy="44" r="7" />
    <rect className={styles.shape} x="39" y="52" width="14" height="26" rx="5" />
    <path className={styles.shape} d="M112 74 v-10 l10 -12 h30 l12 12 v10 z" />
  </>
);

const face = (
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
);

/** One choice of a list, ticked or not. */
const Option = ({ y, isOn }: { readonly y: number; readonly isOn: boolean }) => (
  <>
    <circle className={isOn ? styles.on : styles.off} cx="138" cy={y} r="5" />
    <Line x={150} y={y - 2} width={34} />
  </>
);

const options = [28, 44, 60, 76].map((y) => <Option key={y} y={y} isOn={y === 44} />);

const pictures: Readonly<Record<TemplateName, ReactNode>> = {
  "object-boxes": (
    <>
      {scene}
      <rect className={styles.drawn} x="34" y="33" width="25" height="48" />
      <rect className={styles.other} x="106" y="47" width="64" height="31" />
    </>
  ),
  polygons: (
    <>
      <path className={styles.ground} d="M0 72 L60 58 L120 66 L200 52 L200 100 L0 100 Z" />
      <path className={styles.drawn} d="M30 70 L36 30 L64 20 L88 34 L84 66 Z" />
      <path className={styles.other} d="M104 88 L118 56 L152 52 L178 88 Z" />
    </>
  ),
  "key-points": face,
  "image-classification": (
    <>
      <svg x="8" y="18" width="116" height="62" viewBox="0 0 200 100">
        <rect className={styles.sheet} width="200" height="100" rx="6" />
        {scene}
      </svg>
      {options}
    </>
  ),
  "named-entities": (
    <>
      <Sheet x={22} width={156} />
      <rect className={styles.drawn} x="34" y="24" width="42" height="12" rx="2" />
      <rect className={styles.other} x="98" y="46" width="56" height="12" rx="2" />
      <Lines x={38} y={28} widths={[34]} />
      <Line x={84} y={28} width={78} />
      <Line x={38} y={50} width={52} />
      <Line x={102} y={50} width={48} />
      <Line x={38} y={72} width={110} />
    </>
  ),
  "text-classification": (
    <>
      <Sheet x={12} width={108} />
      <Lines x={22} y={26} widths={[88, 76, 84, 60, 80]} />
      {options}
    </>
  ),
  "preference-pair": (
    <>
      <Sheet x={14} width={80} />
      <Sheet x={106} width={80} />
      <Lines x={24} y={40} widths={[60, 52, 56, 34]} />
      <Lines x={116} y={40} widths={[58, 62, 44, 50]} />
      <circle className={styles.on} cx="28" cy="27" r="5" />
      <circle className={styles.off} cx="120" cy="27" r="5" />
    </>
  ),
  ranking: (
    <>
      {[16, 40, 64].map((y, index) => (
        <g key={y}>
          <rect className={styles.sheet} x="30" y={y} width="140" height="19" rx="4" />
          <circle className={index === 0 ? styles.on : styles.off} cx="44" cy={y + 9.5} r="5" />
          <Line x={58} y={y + 8} width={96 - index * 18} />
        </g>
      ))}
      <path className={styles.arrow} d="M182 78 V24 M177 30 L182 23 L187 30" />
    </>
  ),
  "rating-rubric": (
    <>
      {[22, 46, 70].map((y, row) => (
        <g key={y}>
          <Line x={20} y={y + 3} width={48} />
          {[0, 1, 2, 3, 4].map((step) => (
            <circle
              key={step}
              className={step <= 3 - row ? styles.on : styles.off}
              cx={92 + step * 22}
              cy={y + 5}
              r="6"
            />
          ))}
        </g>
      ))}
    </>
  ),
  rewrite: (
    <>
      <Sheet x={22} width={156} />
      <Lines x={34} y={26} widths={[118]} />
      <Line x={34} y={38} width={90} />
      <path className={styles.struck} d="M30 40 H128" />
      <rect className={styles.other} x="30" y="50" width="122" height="26" rx="3" />
      <Line x={38} y={56} width={104} />
      <Line x={38} y={66} width={72} />
    </>
  ),
};

/** What work on a template looks like, drawn. Says nothing that its title does not. */
export function TemplatePicture({ template }: { readonly template: TemplateName }) {
  return (
    <svg viewBox="0 0 200 100" className={styles.picture} aria-hidden="true">
      {pictures[template]}
    </svg>
  );
}
