import type { ReactNode } from "react";
import { useKeyCaps } from "../editor/use-hotkeys.ts";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { Kbd } from "../ui/kbd.tsx";
import type { ReviewCommands } from "./review-bindings.ts";
import styles from "./review.module.css";

export interface ActionsProps {
  readonly commands: ReviewCommands;
  readonly isSending: boolean;
}

function Cap({ of }: { readonly of: string }): ReactNode {
  const keys = useKeyCaps(of);
  return keys === undefined ? null : <Kbd keys={keys} />;
}

/** `letter`: the answer that is shown alone, null for all of several, empty where there is only one. */
export function CompareActions({
  commands,
  letter,
  isSending,
}: ActionsProps & { readonly letter: string | null }): ReactNode {
  const accept =
    letter === null ? t("review.accept.all") : letter === "" ? t("review.accept.one") : t("review.accept", { letter });
  return (
    <footer className={styles.actions}>
      <Button variant="primary" isDisabled={isSending} onPress={commands.accept}>
        {accept} <Cap of="review.accept" />
      </Button>
      <Button isDisabled={isSending} onPress={commands.correct}>
        {t("review.edit")} <Cap of="review.edit" />
      </Button>
      <Button isDisabled={isSending} onPress={commands.ask}>
        {t("review.return")} <Cap of="review.return" />
      </Button>
      <Button variant="quiet" isDisabled={isSending} onPress={commands.pass}>
        {t("review.pass")} <Cap of="review.pass" />
      </Button>
    </footer>
  );
}

export function CorrectActions({ commands, isSending }: ActionsProps): ReactNode {
  return (
    <footer className={styles.actions}>
      <Button variant="primary" isDisabled={isSending} onPress={commands.save}>
        {t("review.save")} <Cap of="review.save" />
      </Button>
      <Button variant="quiet" isDisabled={isSending} onPress={commands.back}>
        {t("review.back")} <Cap of="review.back" />
      </Button>
    </footer>
  );
}
