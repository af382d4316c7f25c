import { useState } from "react";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { EntryLinks } from "./entry-links.tsx";
import { leafHash } from "./leaf-hash.ts";
import type { Names } from "./names.ts";
import styles from "./raw-entry.module.css";
import type { OpenEntry } from "./read-entry.ts";
import { SealedDetail } from "./sealed-detail.tsx";

type Checked =
  | { readonly state: "matches" }
  | { readonly state: "differs"; readonly hash: string }
  | { readonly state: "noCrypto" };

/** The entry as it was hashed, its place, and a check of the hash by the reader's own browser. */
export function RawEntry({ shown, names }: { readonly shown: OpenEntry; readonly names: Names }) {
  const { sequence, text, leaf, entry } = shown;
  const [checked, setChecked] = useState<Checked>();

  const recompute = async () => {
    // Absent on pages that are neither https nor loopback.
    if (!isSecureContext) return setChecked({ state: "noCrypto" });
    const hash = await leafHash(text);
    setChecked(hash === leaf ? { state: "matches" } : { state: "differs", hash });
  };

  return (
    <section className={styles.raw} aria-label={t("trail.raw", { sequence })}>
      {entry !== null && <EntryLinks entry={entry} sequence={sequence} names={names} />}
      <dl className={styles.facts}>
        <dt>{t("trail.raw.sequence")}</dt>
        <dd>{sequence}</dd>
        <dt>{t("trail.raw.leaf")}</dt>
        <dd className={styles.mono}>{leaf}</dd>
        <dt>{t("trail.raw.text")}</dt>
        <dd className={styles.mono}>{text}</dd>
      </dl>
      <div className={styles.line}>
        <Button size="small" onPress={() => void recompute()}>
          {t("trail.raw.recompute")}
        </Button>
        <output className={styles[checked?.state ?? "matches"]}>
          {checked?.state === "matches" && t("trail.raw.matches")}
          {checked?.state === "differs" && t("trail.raw.differs", { hash: checked.hash })}
          {checked?.state === "noCrypto" && t("trail.raw.noCrypto")}
        </output>
      </div>
      {entry?.detail !== undefined && <SealedDetail entryId={entry.id} names={names} />}
    </section>
  );
}
