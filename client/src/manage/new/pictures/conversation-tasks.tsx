import type { templateGroups } from "@keyhole/shared/templates/template";
import type { ReactNode } from "react";
import styles from "../template-picture.module.css";
import { Box, Dot, Line, Lines, Mark, Points, Sheet, Ticks, Turn } from "./strokes.tsx";

const twoSheets = (
  <>
    <Sheet x={14} width={80} />
    <Sheet x={106} width={80} />
  </>
);

/** Templates about conversations and the responses of models, drawn. */
export const conversationTasks: Readonly<Record<(typeof templateGroups)["conversations"][number], ReactNode>> = {
  "preference-pair": (
    <>
      {twoSheets}
      <Lines x={24} y={40} widths={[60, 52, 56, 34]} />
      <Lines x={116} y={40} widths={[58, 62, 44, 50]} />
      <Dot x={28} y={27} isOn />
      <Dot x={120} y={27} isOn={false} />
    </>
  ),
  ranking: (
    <>
      {[16, 40, 64].map((y, index) => (
        <g key={y}>
          <Sheet x={30} y={y} width={140} height={19} />
          <Dot x={44} y={y + 9.5} isOn={index === 0} />
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
          <Points x={92} y={y + 5} value={4 - row} step={22} />
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
      <Box x={30} y={50} width={122} height={26} tone="other" />
      <Line x={38} y={56} width={104} />
      <Line x={38} y={66} width={72} />
    </>
  ),
  "preference-with-reasons": (
    <>
      <Sheet x={14} width={62} />
      <Sheet x={82} width={62} />
      <Dot x={26} y={26} isOn={false} />
      <Dot x={94} y={26} isOn />
      <Lines x={24} y={40} widths={[42, 36, 40, 24]} />
      <Lines x={92} y={40} widths={[40, 44, 30, 36]} />
      <Ticks x={152} y={24} set={[true, true, false, false]} />
    </>
  ),
  "response-errors": (
    <>
      <Turn y={8} isAnswer={false} />
      <rect className={styles.answer} x="40" y="32" width="146" height="58" rx="6" />
      <Line x={52} y={42} width={110} />
      <Mark x={52} y={58} width={44} tone="wrong" />
      <Line x={108} y={58} width={60} />
      <Line x={52} y={74} width={38} />
      <Mark x={102} y={74} width={52} tone="drawn" />
    </>
  ),
  "fact-check": (
    <>
      {[18, 42, 66].map((y, index) => (
        <g key={y}>
          <Mark x={22} y={y + 4} width={[96, 110, 84][index] ?? 96} tone={index === 1 ? "wrong" : "other"} />
          <path
            className={index === 1 ? styles.struck : styles.tick}
            d={index === 1 ? `M154 ${y} l12 12 M166 ${y} l-12 12` : `M152 ${y + 6} l6 6 l10 -12`}
          />
        </g>
      ))}
    </>
  ),
  "turn-rating": (
    <>
      <Turn y={10} isAnswer={false} width={82} />
      <Turn y={34} isAnswer width={92} />
      <Points x={24} y={43} value={4} of={4} step={14} />
      <Turn y={58} isAnswer={false} width={70} />
      <Turn y={78} isAnswer width={92} />
      <Points x={24} y={87} value={2} of={4} step={14} />
    </>
  ),
  "safety-review": (
    <>
      <path className={styles.other} d="M50 14 L84 24 V50 Q84 76 50 90 Q16 76 16 50 V24 Z" />
      <path className={styles.tick} d="M36 50 l10 11 l20 -24" />
      <Ticks x={108} y={20} set={[false, true, true, false]} />
    </>
  ),
  "next-turn": (
    <>
      <Turn y={10} isAnswer={false} width={104} />
      <Turn y={34} isAnswer width={90} />
      <Box x={14} y={60} width={172} height={32} tone="other" />
      <Line x={26} y={69} width={120} />
      <Line x={26} y={80} width={60} />
      <path className={styles.caret} d="M92 76 V88" />
    </>
  ),
  "tool-use": (
    <>
      <Turn y={8} isAnswer={false} width={90} />
      <Turn y={32} isAnswer width={104} />
      <rect className={styles.black} x="82" y="56" width="104" height="18" rx="3" />
      <text className={styles.code} x="90" y="69">
        {"{ … }"}
      </text>
      <Turn y={78} isAnswer width={72} />
      <path className={styles.tick} d="M40 40 l6 6 l10 -12" />
      <path className={styles.struck} d="M42 60 l12 12 M54 60 l-12 12" />
    </>
  ),
  "instruction-following": (
    <>
      <Sheet x={14} width={68} />
      <Ticks x={24} y={24} set={[true, true, true, false]} />
      <path className={styles.arrow} d="M88 50 H106 M101 45 L107 50 L101 55" />
      <rect className={styles.answer} x="114" y="18" width="72" height="64" rx="6" />
      <Lines x={124} y={30} widths={[52, 44, 50, 30]} />
    </>
  ),
  "preference-strength": (
    <>
      <Sheet x={14} width={80} height={50} />
      <Sheet x={106} width={80} height={50} />
      <Lines x={24} y={26} widths={[60, 48, 54]} />
      <Lines x={116} y={26} widths={[56, 60, 40]} />
      {[0, 1, 2, 3, 4, 5, 6].map((step) => (
        <Dot key={step} x={40 + step * 20} y={80} isOn={step === 5} />
      ))}
    </>
  ),
  "claims-list": (
    <>
      {[14, 40, 66].map((y, index) => (
        <g key={y}>
          <Sheet x={22} y={y} width={156} height={21} />
          <Line x={32} y={y + 8} width={[84, 96, 70][index] ?? 84} />
          <Dot x={146} y={y + 10.5} isOn={index !== 1} />
          <Dot x={162} y={y + 10.5} isOn={index === 1} />
        </g>
      ))}
    </>
  ),
};
