import { t, tIfKnown } from "../i18n/t.ts";
import type { MessageKey } from "../i18n/t.ts";

/** Something to tell a person: a key of the message catalogue with its values. Pure code returns these, never text. */
export interface Notice {
  readonly message: MessageKey;
  readonly values?: Readonly<Record<string, string | number>>;
}

export const textOfNotice = (notice: Notice): string => tIfKnown(notice.message, notice.values) ?? t("problem.general");
