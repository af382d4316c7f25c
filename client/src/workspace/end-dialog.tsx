import { useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { RadioGroup } from "../ui/radio-group.tsx";
import { TextArea } from "../ui/text-area.tsx";
import type { Desk } from "./desk.ts";
import styles from "./task-screen.module.css";

export interface EndDialogProps {
  readonly kind: "skip" | "flag" | null;
  onClose(this: void): void;
  readonly desk: Desk;
}

const reasons = {
  skip: ["tooHard", "notMine", "noTime"],
  flag: ["broken", "wrongPlace", "unclear", "sensitive"],
} as const;

type Reason = (typeof reasons)[keyof typeof reasons][number];

/** Skip: others first, perhaps me later. Flag: the lead must look. Each with a reason, one key away. */
export function EndDialog({ kind, onClose, desk }: EndDialogProps): ReactNode {
  return kind === null ? null : <Ask key={kind} kind={kind} onClose={onClose} desk={desk} />;
}

function Ask({ kind, onClose, desk }: EndDialogProps & { readonly kind: "skip" | "flag" }): ReactNode {
  const [reason, setReason] = useState<Reason>(reasons[kind][0]);
  const [note, setNote] = useState("");
  const form = useRef<HTMLFormElement>(null);
  // The dialog leaves the keyboard where it finds it inside.
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>("input:checked")?.focus(), []);
  const send = (): void => {
    const text = [t(`workspace.reason.${reason}`), note.trim()].filter((part) => part !== "").join(": ");
    desk.end({ end: kind === "skip" ? "skipped" : "flagged", reason: text }, "next");
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="small"
      title={t(`workspace.${kind}.title`)}
      footer={
        <>
          <Button onPress={onClose}>{t("common.cancel")}</Button>
          <Button variant="primary" type="submit" form="end-task">
            {t(`workspace.${kind}.confirm`)}
          </Button>
        </>
      }
    >
      <p>{t(`workspace.${kind}.detail`)}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the controls inside it */}
      <form
        id="end-task"
        ref={form}
        className={styles.why}
        onKeyDown={(event) => {
          // Enter sends from every control but the lines of the note, where it makes a new one.
          const isLine = event.target instanceof HTMLTextAreaElement && !event.ctrlKey && !event.metaKey;
          if (event.key !== "Enter" || isLine) return;
          event.preventDefault();
          send();
        }}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <RadioGroup
          label={t("workspace.reason")}
          options={reasons[kind].map((id) => ({ id, label: t(`workspace.reason.${id}`) }))}
          value={reason}
          onChange={(id) => setReason(id)}
        />
        <TextArea label={t("workspace.reason.note")} value={note} onChange={setNote} rows={3} maxLength={1500} />
      </form>
    </Dialog>
  );
}
