import styles from "./logo.module.css";

/** A keyhole. The product's name stands beside it in text. */
export function Logo({ className }: { readonly className: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
      <rect width="32" height="32" rx="7" className={styles.ground} />
      <path
        className={styles.hole}
        d="M16 6.5a5.5 5.5 0 0 1 2.9 10.2l2.1 8.1a.9.9 0 0 1-.9 1.1h-8.2a.9.9 0 0 1-.9-1.1l2.1-8.1A5.5 5.5 0 0 1 16 6.5Z"
      />
    </svg>
  );
}
