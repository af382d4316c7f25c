import { useKeyCaps } from "../../editor/use-hotkeys.ts";
import { Kbd } from "../../ui/kbd.tsx";
import type { ChoiceOption } from "./choice-rules.ts";
import { custom } from "../../fields/text/custom-properties.ts";
import styles from "./choice.module.css";

export interface OptionRowProps {
  readonly option: ChoiceOption;
  /** The binding that picks it, whose key is shown as it is for this person. */
  readonly binding: string;
}

/** What an option shows inside its radio or check box. */
export function OptionRow({ option, binding }: OptionRowProps) {
  const caps = useKeyCaps(binding);
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
      {caps !== undefined && (
        <span className={styles.key} aria-hidden="true">
          <Kbd keys={caps} />
        </span>
      )}
    </>
  );
}
