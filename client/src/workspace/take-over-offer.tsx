import { CopyPlus } from "lucide-react";
import { useCallback, useMemo, useState, type ReactNode } from "react";
import { newRegionId } from "../editor/region-id.ts";
import { useAnnotations, useAnnotationStore } from "../editor/use-annotations.ts";
import { useBindings, useKeyCaps } from "../editor/use-hotkeys.ts";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { notify } from "../ui/toasts.ts";
import styles from "./task-screen.module.css";
import type { ScreenTask } from "./screen-task.ts";
import { takenOver } from "./take-over.ts";
import type { KeptShapes } from "./take-over.ts";
import { takeOverBinding } from "./work-bindings.ts";

/** Offers the shapes of the task before, once: again only after they were taken back. */
export function TakeOverOffer({ kept, task }: { readonly kept: KeptShapes; readonly task: ScreenTask }): ReactNode {
  const store = useAnnotationStore();
  const [made, setMade] = useState<readonly (readonly [question: string, answer: unknown])[]>([]);
  // Taken over, until an undo takes all of it away again.
  const isUsed = useAnnotations(({ answers }) => made.some(([name]) => answers[name] !== undefined));
  const take = useCallback((): boolean => {
    const { changes, count, left } = takenOver(kept, task, { answers: store.getState().answers, newId: newRegionId });
    if (count > 0) {
      store.changeAll(changes);
      setMade(changes);
    }
    notify({
      tone: left > 0 ? "info" : "success",
      text: left > 0 ? t("workspace.takeOver.left", { count, left }) : t("workspace.takeOver.done", { count }),
    });
    return true;
  }, [kept, task, store]);
  useBindings(useMemo(() => (isUsed ? [] : [takeOverBinding(take)]), [isUsed, take]));
  const caps = useKeyCaps("work.takeOver");
  if (isUsed) return null;
  const count = kept.byQuestion.reduce((sum, { regions }) => sum + regions.length, 0);
  return (
    <div className={styles.takeOver}>
      <Button size="small" icon={<CopyPlus size={15} />} onPress={take}>
        {t("workspace.takeOver", { count })}
        {caps !== undefined && <Kbd keys={caps} />}
      </Button>
    </div>
  );
}
