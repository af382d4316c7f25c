import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { CopyField } from "../../ui/copy-field.tsx";
import styles from "./people.module.css";

export interface NamedLink {
  readonly name: string;
  /** Null where a second person must approve first. */
  readonly link: string | null;
}

/** Links that are shown once: one field each, and all of them by one press. */
export function InvitationLinks({ links }: { readonly links: readonly NamedLink[] }) {
  const [outcome, setOutcome] = useState<"copied" | "refused">();
  const made = links.filter(({ link }) => link !== null);
  const copyAll = async () => {
    try {
      await navigator.clipboard.writeText(made.map(({ name, link }) => `${name}\t${link ?? ""}`).join("\n"));
      setOutcome("copied");
    } catch {
      setOutcome("refused"); // the browser's right: each field can still be copied by hand
    }
  };
  return (
    <>
      {made.length < links.length && <p role="alert">{t("admin.start.waits")}</p>}
      {made.length > 0 && <p className={styles.hint}>{t("admin.invite.linksHint")}</p>}
      <div className={styles.links}>
        {made.map(({ name, link }) => (
          <CopyField key={name} label={name} value={link ?? ""} />
        ))}
      </div>
      {made.length > 1 && (
        <div>
          <Button size="small" icon={outcome === "copied" ? <Check /> : <Copy />} onPress={() => void copyAll()}>
            {outcome === "copied" ? t("common.copied") : t("admin.invite.copyAll")}
          </Button>
        </div>
      )}
      {outcome === "refused" && <p role="alert">{t("common.copyFailed")}</p>}
    </>
  );
}
