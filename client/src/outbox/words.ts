import { t } from "../i18n/t.ts";
import { notify } from "../ui/toasts.ts";

/** What a person is told of work that this browser kept. Nothing of it goes without a word. */
export type OutboxWord =
  /** It was found and goes on from there. */
  | { readonly kind: "found" }
  /** A submit that had no answer was sent now. */
  | { readonly kind: "sent-now" }
  /** A submit that had no answer belongs to a lease that is over: it is a draft again. */
  | { readonly kind: "not-sent" }
  | { readonly kind: "unreadable" }
  /** Dropped: the task is handed in or gone; or it lay here too long. */
  | { readonly kind: "over" | "old"; readonly count: number };

export function tellOfOutbox(word: OutboxWord): void {
  switch (word.kind) {
    case "found":
    case "sent-now":
      return notify({ tone: "success", text: t(`workspace.outbox.${word.kind}`) });
    case "not-sent":
      return notify({ tone: "danger", text: t("workspace.outbox.not-sent") });
    case "unreadable":
      return notify({ tone: "danger", text: t("workspace.outbox.unreadable") });
    case "over":
    case "old":
      return notify({ tone: "danger", text: t(`workspace.outbox.${word.kind}`, { count: word.count }) });
  }
}
