import { useState } from "react";
import { formatDate } from "../i18n/format.ts";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { DataList } from "../ui/data-list.tsx";
import { ChangePassword } from "./change-password.tsx";
import styles from "./me.module.css";
import type { MyRecord } from "./my-record.ts";
import { RenewCodes } from "./renew-codes.tsx";
import { RenewFactor } from "./renew-factor.tsx";

export interface PartProps {
  readonly record: MyRecord;
  readonly onChanged: () => void;
}

/** How the reader signs in, and how to change each part of it: always with the password. */
export function SignInPart({ record, onChanged }: PartProps) {
  const [open, setOpen] = useState<"password" | "codes" | "factor" | null>(null);
  /** Reading the page again is an entry, so it happens only where something changed. */
  const close = (isChanged: boolean) => {
    setOpen(null);
    if (isChanged) onChanged();
  };
  const { passwordChanged, hasSecondFactor, recoveryCodes } = record;
  const changed = passwordChanged === null ? "" : t("me.passwordChanged", { when: formatDate(passwordChanged) });
  return (
    <section aria-labelledby="me-sign-in" className={styles.panel}>
      <h2 id="me-sign-in">{t("me.signIn")}</h2>
      <DataList
        entries={[
          { term: t("me.password"), detail: changed },
          {
            term: t("me.secondFactor"),
            detail: t(hasSecondFactor ? "me.secondFactor.on" : "me.secondFactor.off"),
          },
          { term: t("me.recoveryCodes"), detail: t("me.recoveryCodes.left", { count: recoveryCodes }) },
        ]}
      />
      <div className={styles.actions}>
        <Button size="small" onPress={() => setOpen("password")}>
          {t("me.changePassword")}
        </Button>
        <Button size="small" onPress={() => setOpen("factor")}>
          {t("me.secondFactor.set")}
        </Button>
        {hasSecondFactor && (
          <Button size="small" onPress={() => setOpen("codes")}>
            {t("me.recoveryCodes.renew")}
          </Button>
        )}
      </div>
      {open === "password" && <ChangePassword onClose={close} />}
      {open === "codes" && <RenewCodes onClose={close} />}
      {open === "factor" && <RenewFactor onClose={close} />}
    </section>
  );
}
