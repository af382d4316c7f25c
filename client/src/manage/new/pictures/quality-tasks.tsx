import type { templateGroups } from "@keyhole/shared/templates/template";
import type { ReactNode } from "react";
import styles from "../template-picture.module.css";
import { Box, Dot, Line, Lines, Mark, Points, Sheet, smallScene, Ticks } from "./strokes.tsx";

/** Templates that judge data or answers, drawn. */
export const qualityTasks: Readonly<Record<(typeof templateGroups)["quality"][number], ReactNode>> = {
  "same-or-different": (
    <>
      <Sheet x={14} width={76} />
      <Sheet x={110} width={76} />
      <Lines x={24} y={28} widths={[56, 48, 54, 38]} />
      <Line x={120} y={28} width={56} />
      <Mark x={120} y={40} width={40} />
      <Line x={120} y={54} width={54} />
      <Line x={120} y={66} width={38} />
      <text className={styles.sign} x="95" y="56">
        =
      </text>
    </>
  ),
  "caption-match": (
    <>
      {smallScene}
      <Sheet x={130} width={60} y={18} height={36} />
      <Lines x={138} y={28} widths={[44, 32]} />
      <Points x={136} y={70} value={3} of={4} step={15} />
    </>
  ),
  "transcript-check": (
    <>
      <rect className={styles.ground} x="14" y="14" width="80" height="72" rx="4" />
      <path
        className={styles.ink}
        d="M24 34 q6 -12 10 0 t10 0 t10 0 t10 0 t10 0 M24 54 q6 -12 10 0 t10 0 t10 0 t10 0 M24 74 q6 -12 10 0 t10 0 t10 0 t10 0 t10 0"
      />
      <Sheet x={106} width={80} />
      <Line x={116} y={30} width={56} />
      <Mark x={116} y={50} width={34} tone="wrong" />
      <Line x={116} y={70} width={58} />
    </>
  ),
  "usable-or-not": (
    <>
      <Sheet x={14} width={80} />
      <Lines x={24} y={28} widths={[60, 52, 58, 40, 54]} />
      <path className={styles.struck} d="M18 20 L90 80 M90 20 L18 80" />
      <Dot x={120} y={26} isOn={false} />
      <Dot x={138} y={26} isOn />
      <Ticks x={114} y={42} set={[false, true, true]} />
    </>
  ),
  "answer-audit": (
    <>
      <Sheet x={14} width={96} />
      <Lines x={24} y={28} widths={[74, 66, 72, 50, 70]} />
      <Box x={122} y={20} width={64} height={26} />
      <text className={styles.sign} x="142" y="39">
        72
      </text>
      <Ticks x={124} y={56} set={[true, false]} />
    </>
  ),
};
