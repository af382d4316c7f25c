import { lazy, Suspense } from "react";
import styles from "./formula.module.css";

// The reader of TeX is loaded with the first formula: most pages have none.
const Tree = lazy(async () => ({ default: (await import("./formula-tree.tsx")).FormulaTree }));

export interface FormulaProps {
  readonly tex: string;
  readonly isDisplay: boolean;
}

/** A formula as MathML; its source where it cannot be read, and until the reader is there. */
export function Formula({ tex, isDisplay }: FormulaProps) {
  const shown = (
    <Suspense fallback={<code className={styles.source}>{tex}</code>}>
      <Tree tex={tex} isDisplay={isDisplay} />
    </Suspense>
  );
  return isDisplay ? <span className={styles.display}>{shown}</span> : shown;
}
