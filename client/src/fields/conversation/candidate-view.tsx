import { useMemo, type ReactNode } from "react";
import { usePartFocus } from "../../editor/focused-part.ts";
import { cx } from "../../ui/class-names.ts";
import type { TextWork } from "../text/use-text-session.ts";
import styles from "./conversation-field.module.css";
import { candidateName } from "./names.ts";
import { PartText } from "./part-text.tsx";

export interface CandidateViewProps {
  readonly work: TextWork;
  readonly candidate: string;
  readonly text: string;
  readonly position: number;
  readonly annotatable: boolean;
  readonly isRendered: boolean;
  /** What questions offer at its head. */
  readonly children: ReactNode;
}

/** One candidate response under its letter. */
export function CandidateView(props: CandidateViewProps) {
  const { work, candidate, text, position, annotatable, isRendered, children } = props;
  const part = useMemo(() => ({ kind: "candidate", id: candidate }) as const, [candidate]);
  const name = candidateName(position);
  const focus = usePartFocus("candidate", candidate);
  return (
    <li className={cx(styles.candidate, focus === "focused" && styles.focused)} data-candidate={candidate}>
      <header className={styles.head}>
        <h3>{name}</h3>
        {children}
      </header>
      <div className={styles.text}>
        <PartText {...{ work, part, text, annotatable, isRendered }} label={name} />
      </div>
    </li>
  );
}
