import { Flag, LogOut, SkipForward } from "lucide-react";
import type { ReactNode } from "react";
import { useKeyCaps } from "../editor/use-hotkeys.ts";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Kbd } from "../ui/kbd.tsx";
import styles from "./task-screen.module.css";
import type { WorkCommands } from "./work-bindings.ts";

export interface ActionBarProps {
  readonly commands: WorkCommands;
  readonly isSending: boolean;
  readonly isWaiting: boolean;
  /** Earlier work opened again can only be submitted or left as it was. */
  readonly isRevisit: boolean;
  onRelease(this: void): void;
}

/** What ends the task, the usual way first. */
export function ActionBar({ commands, isSending, isWaiting, isRevisit, onRelease }: ActionBarProps): ReactNode {
  const caps = { submit: useKeyCaps("work.submit"), skip: useKeyCaps("work.skip"), flag: useKeyCaps("work.flag") };
  const keys = (name: keyof typeof caps) => (caps[name] === undefined ? {} : { hotkey: caps[name] });
  return (
    <footer className={styles.actions}>
      <Button variant="primary" wide isDisabled={isSending} onPress={commands.submit}>
        {isWaiting ? t("workspace.sending") : isRevisit ? t("workspace.correct") : t("workspace.submit")}
        {caps.submit !== undefined && <Kbd keys={caps.submit} />}
      </Button>
      {!isRevisit && (
        <>
          <IconButton label={t("workspace.skip")} icon={<SkipForward />} onPress={commands.skip} {...keys("skip")} />
          <IconButton label={t("workspace.flag")} icon={<Flag />} onPress={commands.flag} {...keys("flag")} />
        </>
      )}
      <IconButton
        label={isRevisit ? t("workspace.leaveRevisit") : t("workspace.release")}
        icon={<LogOut />}
        onPress={onRelease}
      />
    </footer>
  );
}
