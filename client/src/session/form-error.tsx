import styles from "./session-frame.module.css";

/** The one error of a small form, read out when it appears. */
export function FormError({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p role="alert" className={styles.error}>
      {text}
    </p>
  );
}
