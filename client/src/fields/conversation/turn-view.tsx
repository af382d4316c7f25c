import type { Turn } from "@keyhole/shared/fields/turn";
import { PencilLine } from "lucide-react";
import { useMemo } from "react";
import { focusedPart, usePartFocus } from "../../editor/focused-part.ts";
import { useAnnotationStore } from "../../editor/use-annotations.ts";
import { t } from "../../i18n/t.ts";
import { cx } from "../../ui/class-names.ts";
import type { TextWork } from "../text/use-text-session.ts";
import styles from "./conversation-field.module.css";
import { Fold, isLong } from "./fold.tsx";
import { roleName } from "./names.ts";
import { PartText } from "./part-text.tsx";
import { Attachments, Json, ToolCalls } from "./tool-parts.tsx";

/** Turns from here on are rendered when they come near. */
const renderedAtOnce = 20;

export interface TurnViewProps {
  readonly work: TextWork;
  readonly turn: Turn;
  readonly index: number;
  readonly annotatable: boolean;
  readonly isRendered: boolean;
}

/** One turn: who, what was said, what it calls, what it came with. */
export function TurnView({ work, turn, index, annotatable, isRendered }: TurnViewProps) {
  const { role, name, text, calls = [], attachments = [] } = turn;
  const part = useMemo(() => ({ kind: "turn", index }) as const, [index]);
  const label = t("questions.conversation.turn", { position: index + 1, role: roleName(role) });
  // Background that is long folds; what people say never does.
  const focus = usePartFocus("turn", String(index));
  const store = useAnnotationStore();
  const folds = (role === "system" || role === "tool") && isLong(text);
  return (
    <li className={cx(styles.turn, styles[role], focus === "focused" && styles.focused)} data-turn={index}>
      <h3 className={styles.role}>
        {roleName(role)}
        {name !== undefined && <bdi className={styles.speaker}>{name}</bdi>}
        {focus !== "unasked" && (
          <button
            type="button"
            className={styles.jump}
            aria-label={t("questions.each.answer")}
            aria-pressed={focus === "focused"}
            onClick={() => focusedPart(store, "turn").moveTo(String(index))}
          >
            <PencilLine aria-hidden="true" />
          </button>
        )}
      </h3>
      <div className={styles.text}>
        {text !== "" &&
          (role === "tool" && isRendered ? (
            <Json text={text} />
          ) : (
            <Fold isLong={folds}>
              <PartText
                work={work}
                part={part}
                text={text}
                label={label}
                annotatable={annotatable}
                isRendered={isRendered}
                isLate={index >= renderedAtOnce}
              />
            </Fold>
          ))}
        {calls.length > 0 && <ToolCalls calls={calls} />}
        {attachments.length > 0 && <Attachments attachments={attachments} />}
      </div>
    </li>
  );
}
