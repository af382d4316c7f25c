import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as RacDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { t } from "../i18n/t.ts";
import { cx } from "./class-names.ts";
import styles from "./dialog.module.css";
import { IconButton } from "./icon-button.tsx";

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly size?: "small" | "medium" | "large";
  /** `alertdialog` interrupts: it closes only by a choice, not by a press outside. */
  readonly role?: "dialog" | "alertdialog";
  readonly children: ReactNode;
  /** Buttons, the main one last. */
  readonly footer?: ReactNode;
}

export function Dialog({ isOpen, onClose, title, size = "medium", role = "dialog", children, footer }: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={role === "dialog"}
      className={cx(styles.scrim)}
    >
      <Modal className={cx(styles.modal, styles[size])}>
        <RacDialog role={role} className={cx(styles.dialog)}>
          <header className={styles.header}>
            <Heading slot="title" className={cx(styles.title)}>
              {title}
            </Heading>
            {role === "dialog" && <IconButton label={t("common.close")} icon={<X />} size="small" onPress={onClose} />}
          </header>
          <div className={styles.body}>{children}</div>
          {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
        </RacDialog>
      </Modal>
    </ModalOverlay>
  );
}
