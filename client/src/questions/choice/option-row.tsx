import { keyCaps } from "../../editor/chord.ts";
import { Kbd } from "../../ui/kbd.tsx";
import type { ChoiceOption } from "./choice-rules.ts";
import { custom } from "../../fields/text/custom-properties.ts";
import styles from "./choice.module.css";

/** What an option shows inside its radio or check box. */
export function OptionRow({ option }: { readonly option: ChoiceOption }) {
  return (
    <>
      <span className={styles.mark} aria-hidden="true" />
      {option.colour !== undefined && (
        <span className={styles.swatch} style={custom({ "--colour": option.colour })} aria-hidden="true" />
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
