import type { GuidelineSection } from "@keyhole/shared/guidelines/guideline";
import type { Clash } from "@keyhole/shared/guidelines/merge";
import { useState } from "react";
import type { Overlay } from "../../media/marked.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { Changes } from "../../ui/changes.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { MarkedOverlay } from "../../ui/marked-overlay.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { audienceText } from "./audience-select.tsx";
import styles from "./compare.module.css";

export interface ConflictDialogProps {
  readonly clashes: readonly Clash[];
  /** The mark of the view that the texts belong to: a dialog stands outside of the page's own. */
  readonly overlay: Overlay;
  /** Ids of the sections for which the other writer's text stays. */
  readonly onResolve: (theirs: ReadonlySet<string>) => void;
}

/** Unchanged text kept around each change, in UTF-16 units. */
const context = 240;

/** A section as one text, with everything that can differ. */
const whole = (section: GuidelineSection | null): string =>
  section === null ? "" : `${section.title}\n${audienceText(section.audience)}\n\n${section.body}`;

/** Both versions of each section that two writers changed, side by side; one stays, by choice. */
export function ConflictDialog({ clashes, overlay, onResolve }: ConflictDialogProps) {
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const choose = (id: string, choice: string): void => {
    const next = new Set(theirs);
    if (choice === "theirs") next.add(id);
    else next.delete(id);
    setTheirs(next);
  };
  const text = (clash: Clash, side: "mine" | "theirs") => {
    const section = clash[side];
    if (section === null) return <p className={styles.muted}>{t("guidelines.write.conflict.deleted")}</p>;
    return (
      <Changes
        label={t(`guidelines.write.conflict.${side}`)}
        before={whole(clash.theirs)}
        after={whole(clash.mine)}
        side={side === "mine" ? "after" : "before"}
        context={context}
      />
    );
  };
  return (
    <Dialog
      isOpen
      role="alertdialog"
      size="large"
      onClose={() => undefined}
      title={t("guidelines.write.conflict.title")}
      footer={
        <Button variant="primary" onPress={() => onResolve(theirs)}>
          {t("guidelines.write.conflict.done")}
        </Button>
      }
    >
      <MarkedOverlay mark={overlay.url} tile={overlay.tile}>
        <p className={styles.lead}>{t("guidelines.write.conflict.detail")}</p>
        {clashes.map((clash) => (
          <section key={clash.id} className={styles.clash}>
            <h3 dir="auto">{clash.mine?.title ?? clash.theirs?.title ?? ""}</h3>
            <div className={styles.pair}>
              <div>
                <p className={styles.side}>{t("guidelines.write.conflict.mine")}</p>
                {text(clash, "mine")}
              </div>
              <div>
                <p className={styles.side}>{t("guidelines.write.conflict.theirs")}</p>
                {text(clash, "theirs")}
              </div>
            </div>
            <RadioGroup
              label={t("guidelines.write.conflict.choose")}
              value={theirs.has(clash.id) ? "theirs" : "mine"}
              onChange={(choice: string) => choose(clash.id, choice)}
              options={[
                { id: "mine", label: t("guidelines.write.conflict.keepMine") },
                { id: "theirs", label: t("guidelines.write.conflict.keepTheirs") },
              ]}
            />
          </section>
        ))}
      </MarkedOverlay>
    </Dialog>
  );
}
