import type { ReactNode } from "react";
import { useKeyCaps } from "../editor/use-hotkeys.ts";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { Kbd } from "../ui/kbd.tsx";
import type { DeskView } from "./desk.ts";
import styles from "./task-screen.module.css";

export interface LeaseNoticeProps {
  readonly session: DeskView["session"];
  onExtend(this: void): void;
}

/** Says that the lease is about to end, with the way to go on. Nothing before that. */
export function LeaseNotice({ session, onExtend }: LeaseNoticeProps): ReactNode {
  const keys = useKeyCaps("work.extend");
  if (session.phase !== "open" || !session.notice) return null;
  return (
    <output className={styles.notice}>
      {t("workspace.notice")}
      <Button size="small" onPress={onExtend}>
        {t("workspace.extend")} {keys !== undefined && <Kbd keys={keys} />}
      </Button>
    </output>
  );
}
