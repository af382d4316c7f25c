import type { CSSProperties } from "react";
import { keyCaps } from "../../editor/chord.ts";
import { Kbd } from "../../ui/kbd.tsx";
import type { ChoiceOption } from "./choice-rules.ts";
import styles from "./choice.module.css";

/** What an option shows inside its radio or check box. */
export function OptionRow({ option }: { readonly option: ChoiceOption }) {
  return (
    <>
      <span className={styles.mark} aria-hidden="true" />
      {option.colour !== undefined && (
        // A custom property is no member of CSSProperties by type; React sets it through the CSSOM like the rest.
        <span className={styles.swatch} style={{ "--colour": option.colour } as CSSProperties} aria-hidden="true" />
      )}
      <span className={styles.texts}>
        {option.title}
        {option.description !== undefined && <span className={styles.description}>{option.description}</span>}
      </span>
      {option.hotkey !== undefined && (
        <span className={styles.key} aria-hidden="true">
          <Kbd keys={keyCaps(option.hotkey).join("+")} />
        </span>
      )}
    </>
  );
}
