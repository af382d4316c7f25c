import { UNSTABLE_ToastQueue as ToastQueue } from "react-aria-components";

export interface Toast {
  readonly tone: "success" | "info" | "danger";
  readonly text: string;
  readonly detail?: string;
}

/** Milliseconds a notice stays; hovering or focusing it stops the clock. Danger stays until dismissed. */
const shownFor = 6_000;
const maxVisible = 4;

export const toastQueue = new ToastQueue<Toast>({ maxVisibleToasts: maxVisible });

/** Says something that needs no answer. What needs one is a dialog; what concerns a form stands in the form. */
export function notify(toast: Toast): void {
  toastQueue.add(toast, toast.tone === "danger" ? {} : { timeout: shownFor });
}
