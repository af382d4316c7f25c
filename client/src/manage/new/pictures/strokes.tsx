import styles from "../template-picture.module.css";

// What template pictures are put together from; all in a view box of 200 by 100.

interface At {
  readonly x: number;
  readonly y: number;
}

export const Line = ({ x, y, width }: At & { readonly width: number }) => (
  <rect className={styles.quiet} x={x} y={y} width={width} height="4" rx="2" />
);

export const Lines = ({ x, y, widths }: At & { readonly widths: readonly number[] }) =>
  widths.map((width, index) => <Line key={`${index} ${width}`} x={x} y={y + index * 10} width={width} />);

export const Sheet = ({ x, width, y = 14, height = 72 }: { x: number; width: number; y?: number; height?: number }) => (
  <rect className={styles.sheet} x={x} y={y} width={width} height={height} rx="4" />
);

interface BoxProps extends At {
  readonly width: number;
  readonly height: number;
  readonly tone?: "drawn" | "other" | "wrong";
}

export const Box = ({ tone = "drawn", ...at }: BoxProps) => <rect className={styles[tone]} rx="2" {...at} />;

/** A mark behind a line of text. */
export const Mark = ({
  x,
  y,
  width,
  tone = "drawn",
}: At & { readonly width: number; readonly tone?: BoxProps["tone"] }) => (
  <>
    <Box x={x - 4} y={y - 4} width={width + 8} height={12} tone={tone ?? "drawn"} />
    <Line x={x} y={y} width={width} />
  </>
);

export const Dot = ({ x, y, isOn, r = 5 }: At & { readonly isOn: boolean; readonly r?: number }) => (
  <circle className={isOn ? styles.on : styles.off} cx={x} cy={y} r={r} />
);

/** One choice of a list, chosen or not. */
export const Option = ({ x = 138, y, isOn, width = 34 }: { x?: number; y: number; isOn: boolean; width?: number }) => (
  <>
    <Dot x={x} y={y} isOn={isOn} />
    <Line x={x + 12} y={y - 2} width={width} />
  </>
);

export const Options = ({ x = 138, chosen, count = 4 }: { x?: number; chosen: readonly number[]; count?: number }) =>
  Array.from({ length: count }, (_none, index) => {
    const y = 28 + index * 16;
    return <Option key={y} x={x} y={y} isOn={chosen.includes(index)} />;
  });

/** Ticks in boxes, several of which can be set. */
export const Ticks = ({ x, y, set }: At & { readonly set: readonly boolean[] }) =>
  set.map((isOn, index) => (
    <g key={`${index} ${isOn}`}>
      <rect className={isOn ? styles.on : styles.off} x={x} y={y + index * 15} width="9" height="9" rx="2" />
      <Line x={x + 15} y={y + 2.5 + index * 15} width={32 - (index % 2) * 8} />
    </g>
  ));

/** Points of a scale, the first `value` of them set. */
export const Points = ({ x, y, value, of = 5, step = 18 }: At & { value: number; of?: number; step?: number }) =>
  Array.from({ length: of }, (_none, index) => (
    <Dot key={index * step} x={x + index * step} y={y} isOn={index < value} r={5} />
  ));

/** A turn of a conversation, a person's at the start or an answer at the end. */
export const Turn = ({ y, isAnswer, width = 96 }: { y: number; isAnswer: boolean; width?: number }) => (
  <>
    <rect
      className={isAnswer ? styles.answer : styles.sheet}
      x={isAnswer ? 186 - width : 14}
      y={y}
      width={width}
      height="18"
      rx="6"
    />
    <Line x={(isAnswer ? 186 - width : 14) + 9} y={y + 7} width={width - 26} />
  </>
);

export const scene = (
  <>
    <path className={styles.ground} d="M0 72 L60 58 L120 66 L200 52 L200 100 L0 100 Z" />
    <circle className={styles.shape} cx="46" cy="44" r="7" />
    <rect className={styles.shape} x="39" y="52" width="14" height="26" rx="5" />
    <path className={styles.shape} d="M112 74 v-10 l10 -12 h30 l12 12 v10 z" />
  </>
);

/** The scene as a small picture beside what is asked. */
export const smallScene = (
  <svg x="8" y="18" width="116" height="62" viewBox="0 0 200 100">
    <rect className={styles.sheet} width="200" height="100" rx="6" />
    {scene}
  </svg>
);
