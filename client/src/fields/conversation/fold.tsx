import { useId, useState, type ReactNode } from "react";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { cx } from "../../ui/class-names.ts";
import styles from "./fold.module.css";

/** UTF-16 units and lines beyond which a text that is only background starts folded. */
const foldedFrom = { length: 700, lines: 10 };

export const isLong = (text: string): boolean =>
  text.length > foldedFrom.length || text.split("\n", foldedFrom.lines + 1).length > foldedFrom.lines;

export interface FoldProps {
  /** Nothing is folded without it. */
  readonly isLong: boolean;
  readonly children: ReactNode;
}

/** Shows the beginning of something long, and all of it on demand or as soon as the focus goes into it. */
export function Fold({ isLong: folds, children }: FoldProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  if (!folds) return children;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- whoever tabs into it must see it */}
      <div id={id} className={cx(!isOpen && styles.folded)} onFocus={() => setOpen(true)}>
        {children}
      </div>
      <Button
        variant="quiet"
        size="small"
        aria-expanded={isOpen}
        aria-controls={id}
        onPress={() => setOpen((before) => !before)}
      >
        {t(isOpen ? "questions.conversation.fold" : "questions.conversation.unfold")}
      </Button>
    </>
  );
}
