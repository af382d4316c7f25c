import type { templateGroups } from "@keyhole/shared/templates/template";
import type { ReactNode } from "react";
import styles from "../template-picture.module.css";
import { Box, Dot, Line, Lines, Mark, Options, Points, Sheet, Ticks } from "./strokes.tsx";

/** Templates about texts, drawn. */
export const textTasks: Readonly<Record<(typeof templateGroups)["texts"][number], ReactNode>> = {
  "named-entities": (
    <>
      <Sheet x={22} width={156} />
      <Mark x={38} y={28} width={34} />
      <Line x={84} y={28} width={78} />
      <Line x={38} y={50} width={52} />
      <Mark x={102} y={50} width={48} tone="other" />
      <Line x={38} y={72} width={110} />
    </>
  ),
  "text-classification": (
    <>
      <Sheet x={12} width={108} />
      <Lines x={22} y={26} widths={[88, 76, 84, 60, 80]} />
      <Options chosen={[1]} />
    </>
  ),
  "aspect-sentiment": (
    <>
      <Sheet x={12} width={112} />
      <Mark x={24} y={30} width={40} />
      <Line x={74} y={30} width={36} />
      <Line x={24} y={50} width={30} />
      <Mark x={64} y={50} width={44} tone="other" />
      <Line x={24} y={70} width={76} />
      <path className={styles.arrow} d="M128 34 H142 M128 54 H142" />
      <Dot x={152} y={34} isOn />
      <Dot x={168} y={34} isOn={false} />
      <Dot x={152} y={54} isOn={false} />
      <Dot x={168} y={54} isOn />
    </>
  ),
  "intent-and-slots": (
    <>
      <Sheet x={14} width={172} y={14} height={26} />
      <Line x={24} y={25} width={40} />
      <Mark x={74} y={25} width={30} />
      <Mark x={120} y={25} width={44} tone="other" />
      <Dot x={34} y={60} isOn />
      <Line x={46} y={58} width={48} />
      <Dot x={114} y={60} isOn={false} />
      <Line x={126} y={58} width={40} />
      <Dot x={34} y={80} isOn={false} />
      <Line x={46} y={78} width={36} />
      <Dot x={114} y={80} isOn={false} />
      <Line x={126} y={78} width={52} />
    </>
  ),
  "personal-data": (
    <>
      <Sheet x={22} width={156} />
      <rect className={styles.black} x="34" y="25" width="46" height="10" rx="2" />
      <Line x={90} y={28} width={70} />
      <Line x={36} y={50} width={30} />
      <rect className={styles.black} x="76" y="47" width="74" height="10" rx="2" />
      <Line x={36} y={72} width={60} />
      <rect className={styles.black} x="104" y="69" width="38" height="10" rx="2" />
    </>
  ),
  "several-topics": (
    <>
      <Sheet x={12} width={108} />
      <Lines x={22} y={26} widths={[80, 88, 64, 86, 52]} />
      <Ticks x={134} y={20} set={[true, false, true, false, false]} />
    </>
  ),
  "text-moderation": (
    <>
      <Sheet x={12} width={112} />
      <Line x={24} y={28} width={80} />
      <Line x={24} y={48} width={28} />
      <Mark x={62} y={48} width={46} tone="wrong" />
      <Line x={24} y={68} width={70} />
      <Options x={138} chosen={[2]} count={3} />
    </>
  ),
  "answer-in-text": (
    <>
      <Sheet x={22} width={156} y={8} height={20} />
      <Line x={34} y={16} width={84} />
      <text className={styles.sign} x="160" y="23">
        ?
      </text>
      <Sheet x={22} width={156} y={34} height={58} />
      <Line x={34} y={44} width={126} />
      <Line x={34} y={60} width={32} />
      <Mark x={78} y={60} width={66} />
      <Line x={34} y={76} width={96} />
    </>
  ),
  summary: (
    <>
      <Sheet x={14} width={86} y={8} height={84} />
      <Lines x={24} y={18} widths={[66, 58, 64, 50, 66, 60, 42]} />
      <path className={styles.arrow} d="M106 50 H122 M117 45 L123 50 L117 55" />
      <Box x={128} y={32} width={60} height={36} tone="other" />
      <Lines x={136} y={42} widths={[44, 30]} />
    </>
  ),
  translation: (
    <>
      <Sheet x={14} width={80} height={48} />
      <Sheet x={106} width={80} height={48} />
      <Lines x={24} y={26} widths={[58, 48, 54]} />
      <Line x={116} y={26} width={60} />
      <Mark x={116} y={38} width={34} tone="wrong" />
      <Line x={116} y={50} width={52} />
      <Points x={64} y={80} value={4} />
    </>
  ),
  "product-category": (
    <>
      <path className={styles.arrow} d="M34 30 V78 H54 M34 50 H54 M70 54 V66 H90" />
      <Dot x={34} y={24} isOn={false} />
      <Line x={46} y={22} width={60} />
      <Dot x={62} y={50} isOn={false} />
      <Line x={74} y={48} width={52} />
      <Dot x={98} y={66} isOn />
      <Line x={110} y={64} width={64} />
      <Dot x={62} y={80} isOn={false} />
      <Line x={74} y={78} width={40} />
    </>
  ),
  "document-dates": (
    <>
      <Sheet x={14} width={92} />
      <Mark x={62} y={26} width={32} />
      <Lines x={24} y={42} widths={[70, 62, 72, 44]} />
      <rect className={styles.drawn} x="122" y="34" width="64" height="30" rx="3" />
      <text className={styles.sign} x="131" y="55">
        5 / 3
      </text>
    </>
  ),
  facts: (
    <>
      <Sheet x={22} width={156} />
      <Mark x={38} y={40} width={40} />
      <Line x={88} y={40} width={30} />
      <Mark x={126} y={40} width={40} tone="other" />
      <path className={styles.arrow} d="M58 34 Q102 8 144 32 L138 26 M144 32 L136 33" />
      <Line x={38} y={60} width={60} />
      <Line x={38} y={74} width={96} />
    </>
  ),
};
