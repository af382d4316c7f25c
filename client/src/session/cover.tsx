import { type ReactNode, useLayoutEffect } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { t } from "../i18n/t.ts";
import { cx } from "../ui/class-names.ts";
import styles from "./cover.module.css";

/**
 * Covers the whole page, open dialogs included, while its state stays mounted. Everything else is hidden by
 * `html[data-covered]` (styles/base.css): not seen, not focusable, not in the accessibility tree. It is the topmost
 * modal, so focus moves into it, and back to where it was when it goes.
 */
export function Cover({ children }: { readonly children: ReactNode }) {
  useLayoutEffect(() => {
    document.documentElement.dataset["covered"] = "";
    return () => {
      delete document.documentElement.dataset["covered"];
    };
  }, []);
  return (
    <ModalOverlay isOpen isKeyboardDismissDisabled className={cx(styles.cover)} data-cover="">
      <Modal className={cx(styles.fill)}>
        <Dialog aria-label={t("session.cover")} className={cx(styles.fill)}>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
