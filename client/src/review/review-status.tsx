import { Keyboard } from "lucide-react";
import type { ReactNode } from "react";
import { useKeyCaps } from "../editor/use-hotkeys.ts";
import { t } from "../i18n/t.ts";
import { IconButton } from "../ui/icon-button.tsx";
import type { DeskView } from "../workspace/desk.ts";
import { DraftLine } from "../workspace/draft-line.tsx";
import { LeaseNotice } from "../workspace/lease-notice.tsx";
import screen from "../workspace/task-screen.module.css";
import type { ReviewCommands } from "./review-bindings.ts";

export interface ReviewStatusProps {
  readonly view: DeskView;
  readonly commands: ReviewCommands;
  /** Only a correction has a draft. */
  readonly isCorrecting: boolean;
}

/** How the review stands: the draft of a correction, the notice before the end, and the way to the keys. */
export function ReviewStatus({
  view: { session, drafting: work },
  commands,
  isCorrecting,
}: ReviewStatusProps): ReactNode {
  const keys = useKeyCaps("work.keys");
  return (
    <footer className={screen.status}>
      {isCorrecting && work !== null && session.phase === "open" && <DraftLine work={work} />}
      <LeaseNotice session={session} onExtend={commands.extend} />
      <span className={screen.tools}>
        <IconButton
          label={t("workspace.keys.title")}
          icon={<Keyboard />}
          size="small"
          isDisabled={session.phase !== "open"}
          onPress={commands.keys}
          {...(keys === undefined ? {} : { hotkey: keys })}
        />
      </span>
    </footer>
  );
}
