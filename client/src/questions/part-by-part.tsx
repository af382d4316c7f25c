import type { Ask } from "@keyhole/shared/asks";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useCallback, useEffect, useMemo } from "react";
import { focusedPart, type PartKind } from "../editor/focused-part.ts";
import type { Binding } from "../editor/hotkeys.ts";
import { useAnnotations, useAnnotationStore } from "../editor/use-annotations.ts";
import { useBindings } from "../editor/use-hotkeys.ts";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import styles from "./asked-question.module.css";

/** More turns or responses than this are asked about one after the other. */
export const mostTogether = 4;

export interface PartStepsProps {
  readonly question: string;
  readonly kind: PartKind;
  readonly asks: readonly Ask[];
  readonly current: Ask | undefined;
  readonly readOnly: boolean;
}

/** From one turn or response to the next: by buttons and keys; the conversation comes along. */
export function PartSteps({ question, kind, asks, current, readOnly }: PartStepsProps) {
  const store = useAnnotationStore();
  const focus = focusedPart(store, kind);
  useEffect(() => focus.offer(asks.flatMap(({ part }) => part ?? [])), [focus, asks]);
  useEffect(() => () => focus.offer([]), [focus]);
  const answered = useAnnotations(({ answers }) => asks.filter(({ key }) => answers[key] !== undefined).length);
  const at = current === undefined ? 0 : asks.indexOf(current);
  const goTo = useCallback(
    (part: string | undefined) => {
      if (part === undefined) return;
      focus.moveTo(part);
      showPart(kind, part);
    },
    [focus, kind],
  );
  const [previous, next] = [asks[at - 1]?.part, asks[at + 1]?.part];
  useBindings(
    useMemo((): readonly Binding[] => {
      const bind = (name: "next" | "previous", chord: string, part: string | undefined): Binding => ({
        id: `${question}.part.${name}`,
        keys: [chord],
        layer: "question",
        whileTyping: true,
        title: { message: `questions.each.key.${name}` },
        run: () => goTo(part),
      });
      return [bind("next", "alt+n", next), bind("previous", "alt+shift+n", previous)];
    }, [question, next, previous, goTo]),
  );
  const open = readOnly ? undefined : nextOpen(asks, at, store.getState().answers);
  return (
    <div className={styles.steps}>
      <IconButton
        size="small"
        label={t("questions.each.key.previous")}
        icon={<ChevronLeft size={15} />}
        hotkey="Alt+Shift+N"
        isDisabled={previous === undefined}
        onPress={() => goTo(previous)}
      />
      <IconButton
        size="small"
        label={t("questions.each.key.next")}
        icon={<ChevronRight size={15} />}
        hotkey="Alt+N"
        isDisabled={next === undefined}
        onPress={() => goTo(next)}
      />
      <span className={styles.about}>{t("questions.each.progress", { answered, count: asks.length })}</span>
      {open !== undefined && (
        <Button variant="quiet" size="small" onPress={() => goTo(open)}>
          {t("questions.each.nextOpen")}
        </Button>
      )}
    </div>
  );
}

/** The next part without an answer after this one, or the first there is. */
function nextOpen(asks: readonly Ask[], at: number, answers: Readonly<Record<string, unknown>>): string | undefined {
  const open = asks.flatMap(({ key, part }, index) =>
    part !== undefined && index !== at && answers[key] === undefined ? [{ part, index }] : [],
  );
  return (open.find(({ index }) => index > at) ?? open[0])?.part;
}

/** Brings a turn or a response into sight. */
function showPart(kind: PartKind, part: string): void {
  const all = document.querySelectorAll<HTMLElement>(`[data-${kind}]`);
  const shown = Array.from(all).find((element) => element.dataset[kind] === part);
  shown?.scrollIntoView({ block: "nearest" });
}
