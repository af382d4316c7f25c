import { Coffee } from "lucide-react";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { usePreferences } from "../ui/own-preferences.ts";
import { isBreakDue, paceOf, worked } from "./own-day.ts";
import styles from "./task-screen.module.css";
import { playTone } from "./tone.ts";

export interface DayLineProps {
  /** Done today in this project. */
  readonly today: number;
  /** Done today in all projects: what a goal of the day is held against. */
  readonly everywhere: number;
  /** Submitted since the screen opened: one more is one submit. */
  readonly submitted: number;
}

/** A person's own day: how many, how fast, whether a break is due. It is reckoned on this page and sent nowhere. */
export function DayLine({ today, everywhere, submitted }: DayLineProps): ReactNode {
  const { dailyGoal, pace: isPaceShown = true, sound: hasSound = false, breakMinutes } = usePreferences();
  const [submits, setSubmits] = useState<readonly number[]>([]);
  const known = useRef(submitted);
  useEffect(() => {
    if (submitted === known.current) return;
    known.current = submitted;
    setSubmits((before) => [...before, Date.now()]);
    if (hasSound) playTone();
  }, [submitted, hasSound]);
  const pace = isPaceShown ? paceOf(submits) : null;
  return (
    <>
      <span>
        {dailyGoal === undefined
          ? t("workspace.today", { count: today })
          : t(everywhere >= dailyGoal ? "workspace.today.reached" : "workspace.today.goal", {
              count: everywhere,
              goal: dailyGoal,
            })}
      </span>
      {pace !== null && <span>{t("workspace.pace", { count: pace })}</span>}
      {breakMinutes !== undefined && <BreakLine minutes={breakMinutes} />}
    </>
  );
}

/** How often (ms) is looked whether a break is due, and how often activity counts. */
const lookEveryMs = 15_000;
const noticeEveryMs = 1_000;

function BreakLine({ minutes }: { readonly minutes: number }): ReactNode {
  const stretch = useRef({ since: 0, last: 0 });
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    const act = (): void => {
      const now = Date.now();
      if (now - stretch.current.last >= noticeEveryMs) stretch.current = worked(stretch.current, now);
    };
    const names = ["pointermove", "pointerdown", "keydown", "wheel"];
    for (const name of names) window.addEventListener(name, act, { capture: true, passive: true });
    const clock = setInterval(() => setDue(isBreakDue(stretch.current, minutes, Date.now())), lookEveryMs);
    return () => {
      for (const name of names) window.removeEventListener(name, act, { capture: true });
      clearInterval(clock);
    };
  }, [minutes]);
  return (
    <output className={styles.notice}>
      {isDue && (
        <>
          <Coffee className={styles.cup} aria-hidden="true" />
          {t("workspace.break", { count: minutes })}
          <Button
            size="small"
            variant="quiet"
            onPress={() => {
              stretch.current = { since: Date.now(), last: Date.now() };
              setDue(false);
            }}
          >
            {t("workspace.break.later")}
          </Button>
        </>
      )}
    </output>
  );
}
