import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import {
  Button,
  Text,
  UNSTABLE_Toast as RacToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as RacToastRegion,
} from "react-aria-components";
import { t } from "../i18n/t.ts";
import { cx } from "./class-names.ts";
import styles from "./toast-region.module.css";
import { toastQueue } from "./toasts.ts";

const icons = { success: CircleCheck, info: Info, danger: CircleAlert } as const;

/** Shows what `notify` was given. Stands once, in the shell; F6 reaches it. */
export function ToastRegion() {
  return (
    <RacToastRegion queue={toastQueue} aria-label={t("common.notifications")} className={cx(styles.region)}>
      {({ toast }) => {
        const Icon = icons[toast.content.tone];
        return (
          <RacToast toast={toast} className={cx(styles.toast, styles[toast.content.tone])}>
            <Icon className={styles.icon} aria-hidden="true" />
            <ToastContent className={cx(styles.content)}>
              <Text slot="title" className={cx(styles.title)}>
                {toast.content.text}
              </Text>
              {toast.content.detail !== undefined && <Text slot="description">{toast.content.detail}</Text>}
            </ToastContent>
            <Button slot="close" aria-label={t("common.dismiss")} className={cx(styles.close)}>
              <X />
            </Button>
          </RacToast>
        );
      }}
    </RacToastRegion>
  );
}
