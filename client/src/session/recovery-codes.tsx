import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { FormError } from "./form-error.tsx";
import { refreshSession } from "./refresh-session.ts";
import { SessionFrame } from "./session-frame.tsx";
import styles from "./session-frame.module.css";

/** Shown once: the server keeps only hashes. Nothing goes on until the person says that the codes are safe. */
export function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  const [saved, setSaved] = useState(false);
  const [going, setGoing] = useState(false);
  const [copied, setCopied] = useState<boolean>();

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(codes.join("\n"));
      setCopied(true);
    } catch {
      setCopied(false); // the browser refused; the list can be selected by hand
    }
  };

  const finish = async () => {
    setGoing(true);
    await refreshSession();
    setGoing(false);
  };

  return (
    <SessionFrame title={t("session.recovery.title")} intro={t("session.recovery.intro")}>
      <ol className={styles.codes} aria-label={t("session.recovery.list")}>
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
      <div className={styles.form}>
        <Checkbox isSelected={saved} onChange={setSaved}>
          {t("session.recovery.saved")}
        </Checkbox>
        <Button variant="primary" wide isDisabled={!saved} isPending={going} onPress={() => void finish()}>
          {t("session.recovery.done")}
        </Button>
      </div>
    </SessionFrame>
  );
}
