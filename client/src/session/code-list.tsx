import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { FormError } from "./form-error.tsx";
import styles from "./session-frame.module.css";

/** One-time codes to write down, with one press to copy them all. */
export function CodeList({ codes, label }: { readonly codes: readonly string[]; readonly label: string }) {
  const [copied, setCopied] = useState<boolean>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(codes.join("\n"));
      setCopied(true);
    } catch {
      setCopied(false); // the browser refused; the list can be selected by hand
    }
  };
  return (
    <>
      <ol className={styles.codes} aria-label={label}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div>
        <Button size="small" icon={copied === true ? <Check /> : <Copy />} onPress={() => void copy()}>
          {t(copied === true ? "common.copied" : "session.recovery.copy")}
        </Button>
      </div>
      <FormError text={copied === false ? t("common.copyFailed") : undefined} />
    </>
  );
}
