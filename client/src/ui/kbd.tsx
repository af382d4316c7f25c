import { Fragment } from "react";
import { keyName } from "./key-names.ts";
import styles from "./kbd.module.css";

/** A key or a chord as printed on the keys: "Ctrl+Enter". */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <kbd className={styles.chord}>
      {keys.split(/\+(?!$)/).map((key, at) => (
        <Fragment key={key}>
          {/* Seen by nobody, but read: "Ctrl K", not "CtrlK". */}
          {at > 0 && " "}
          <kbd className={styles.key}>{keyName(key)}</kbd>
        </Fragment>
      ))}
    </kbd>
  );
}
