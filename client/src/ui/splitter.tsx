import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from "react";
import { t } from "../i18n/t.ts";
import { cx } from "./class-names.ts";
import { readOnDevice, rememberOnDevice } from "./preferences.ts";
import styles from "./splitter.module.css";

export interface SplitterProps {
  /** Name under which the size is remembered on this device. */
  readonly id: string;
  /** What the side panel is, for the handle's name. */
  readonly panelLabel: string;
  readonly side: ReactNode;
  readonly main: ReactNode;
  /** Where the side panel stands. */
  readonly edge: "start" | "end";
  /** CSS pixels. */
  readonly initial: number;
  readonly min: number;
  readonly max: number;
}

/** CSS pixels per press of an arrow key. */
const keyStep = 16;

/** A main area and a side panel whose width a person sets by dragging the handle or with the arrow keys. */
export function Splitter({ id, panelLabel, side, main, edge, initial, min, max }: SplitterProps) {
  const clamp = (width: number) => Math.round(Math.min(max, Math.max(min, width)));
  const [width, setWidth] = useState(() => clamp(Number(readOnDevice(`panel.${id}`)) || initial));
  const panel = useRef<HTMLDivElement>(null);

  const remember = (next: number) => rememberOnDevice(`panel.${id}`, String(next));

  const widthAt = (event: PointerEvent): number => {
    const box = panel.current?.getBoundingClientRect();
    if (box === undefined) return width;
    const rightToLeft = panel.current !== null && getComputedStyle(panel.current).direction === "rtl";
    const isLeft = (edge === "start") !== rightToLeft;
    return clamp(isLeft ? event.clientX - box.left : box.right - event.clientX);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const rightToLeft = getComputedStyle(event.currentTarget).direction === "rtl";
    const wider = (edge === "start") !== rightToLeft ? "ArrowRight" : "ArrowLeft";
    const narrower = wider === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
    const steps: Readonly<Record<string, number>> = {
      [wider]: width + keyStep,
      [narrower]: width - keyStep,
      Home: min,
      End: max,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = clamp(step);
    setWidth(next);
    remember(next);
  };

  const handle = (
    // A focusable separator is a widget (ARIA 1.2): it takes focus and keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <hr
      aria-orientation="vertical"
      aria-label={t("common.resize", { panel: panelLabel })}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={styles.handle}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) setWidth(widthAt(event));
      }}
      onPointerUp={() => remember(width)}
      onDoubleClick={() => {
        setWidth(clamp(initial));
        remember(clamp(initial));
      }}
    />
  );

  const sidePanel = (
    <div ref={panel} className={styles.side} style={{ inlineSize: `${width}px` }}>
      {side}
    </div>
  );

  return (
    <div className={cx(styles.split)}>
      {edge === "start" && (
        <>
          {sidePanel}
          {handle}
        </>
      )}
      <div className={styles.main}>{main}</div>
      {edge === "end" && (
        <>
          {handle}
          {sidePanel}
        </>
      )}
    </div>
  );
}
