import { CircleAlert, CircleCheck, CircleDashed, LoaderCircle } from "lucide-react";
import { t } from "../../i18n/t.ts";
import type { DraftView } from "./draft-session.ts";
import styles from "./writing.module.css";

const shown = {
  saved: { icon: <CircleCheck />, text: "guidelines.write.saved" },
  unsaved: { icon: <CircleDashed />, text: "guidelines.write.unsaved" },
  saving: { icon: <LoaderCircle />, text: "guidelines.write.saving" },
  failed: { icon: <CircleAlert />, text: "guidelines.write.saveFailed" },
} as const;

/** How the draft stands, in one place that never moves. */
export function SaveState({ status }: { readonly status: DraftView["status"] }) {
  const { icon, text } = shown[status];
  return (
    <output className={styles.saveState} data-status={status}>
      <span aria-hidden="true">{icon}</span>
      {t(text)}
    </output>
  );
}
