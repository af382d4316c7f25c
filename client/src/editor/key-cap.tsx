import { X } from "lucide-react";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { t } from "../i18n/t.ts";
import { cx } from "../ui/class-names.ts";
import { Kbd } from "../ui/kbd.tsx";
import { chordOf, isModifier } from "./chord.ts";
import styles from "./key-table.module.css";
import { isKeptByBrowser } from "./own-keys.ts";
import { capsOf } from "./use-hotkeys.ts";

export interface KeyCapProps {
  /** What the key does, for the button's name. */
  readonly action: string;
  /** Undefined for the place of a key that is still to come. */
  readonly chord: string | undefined;
  readonly isDisabled: boolean;
  onChoose(this: void, chord: string): void;
  /** Takes the key away; absent where there must be one. */
  onRemove?(this: void): void;
  /** Says something to whoever cannot see the row. */
  say(this: void, text: string): void;
}

/** A key that can be changed: press the button, then the key. Everything pressed then is that key, but for Escape. */
export function KeyCap({ action, chord, isDisabled, onChoose, onRemove, say }: KeyCapProps): ReactNode {
  const [isListening, setListening] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const latest = useRef({ action, onChoose, say });
  useEffect(() => {
    latest.current = { action, onChoose, say };
  });
  useEffect(() => {
    if (!isListening) return;
    const hear = (event: KeyboardEvent): void => {
      // Before anybody else: Escape would close the dialog, Tab would go on, a letter would be searched for.
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.repeat || event.isComposing || isModifier(event)) return;
      const pressed = chordOf(event);
      if (pressed === "escape") return setListening(false);
      if (isKeptByBrowser(pressed)) return latest.current.say(t("keys.taken", { keys: capsOf(pressed) }));
      setListening(false);
      latest.current.say(t("keys.set", { action: latest.current.action, keys: capsOf(pressed) }));
      latest.current.onChoose(pressed);
    };
    window.addEventListener("keydown", hear, { capture: true });
    return () => window.removeEventListener("keydown", hear, { capture: true });
  }, [isListening]);

  const caps = chord === undefined ? "" : capsOf(chord);
  // As it reads on the button: key by key.
  const spoken = caps.replaceAll(/\+(?!$)/g, " ");
  return (
    <span className={styles.cap}>
      <button
        ref={button}
        type="button"
        disabled={isDisabled}
        aria-label={chord === undefined ? t("keys.add", { action }) : t("keys.change", { action, keys: spoken })}
        title={chord === undefined ? t("keys.add.short") : undefined}
        className={cx(styles.key, isListening && styles.listening, chord === undefined && styles.more)}
        onClick={() => {
          setListening(true);
          say(t("keys.press.said", { action }));
        }}
        onBlur={() => setListening(false)}
      >
        {isListening ? t("keys.press") : chord === undefined ? "+" : <Kbd keys={caps} />}
      </button>
      {onRemove !== undefined && !isListening && (
        <button
          type="button"
          disabled={isDisabled}
          aria-label={t("keys.remove", { action, keys: spoken })}
          className={styles.remove}
          onClick={onRemove}
        >
          <X aria-hidden="true" />
        </button>
      )}
    </span>
  );
}
