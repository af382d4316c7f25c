import styles from "./kbd.module.css";

/** A key or a chord as printed on the keys: "Ctrl+Enter". */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <kbd className={styles.chord}>
      {keys.split(/\+(?!$)/).map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </kbd>
  );
}
