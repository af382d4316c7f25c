import { useState } from "react";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { CodeList } from "./code-list.tsx";
import { refreshSession } from "./refresh-session.ts";
import { SessionFrame } from "./session-frame.tsx";
import styles from "./session-frame.module.css";

export interface RecoveryCodesProps {
  readonly recoveryCodes: readonly string[];
  /** Only the first administrator gets these, once in the installation's life. */
  readonly breakGlassCodes: readonly string[];
}

/** Shown once: the server keeps only hashes. Nothing goes on until the person says that the codes are safe. */
export function RecoveryCodes({ recoveryCodes, breakGlassCodes }: RecoveryCodesProps) {
  const [step, setStep] = useState<"recovery" | "breakGlass">("recovery");
  const [saved, setSaved] = useState(false);
  const [going, setGoing] = useState(false);

  const finish = async () => {
    if (step === "recovery" && breakGlassCodes.length > 0) {
      setStep("breakGlass");
      setSaved(false);
      return;
    }
    setGoing(true);
    await refreshSession();
    setGoing(false);
  };

  return (
    <SessionFrame key={step} title={t(`session.${step}.title`)} intro={t(`session.${step}.intro`)}>
      <CodeList codes={step === "recovery" ? recoveryCodes : breakGlassCodes} label={t(`session.${step}.list`)} />
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
