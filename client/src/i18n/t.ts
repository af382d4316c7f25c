import type { Problem } from "@keyhole/shared/errors";
import { catalogueEn } from "./catalogue-en.ts";
import type { Message, Values, ValuesOf } from "./catalogue.ts";
import { formatMessage } from "./format-message.ts";
import { shownLanguage } from "./language.ts";

export type MessageKey = keyof typeof catalogueEn;
type ArgumentsOf<Key extends MessageKey> = keyof ValuesOf<(typeof catalogueEn)[Key]> extends never
  ? []
  : [values: ValuesOf<(typeof catalogueEn)[Key]>];

/** The text of a key, its values typed by the text's own placeholders: `t("work.waiting", { count: 3 })`. */
export function t<Key extends MessageKey>(key: Key, ...[values]: ArgumentsOf<Key>): string {
  const { messages, locale } = shownLanguage();
  return formatMessage(messages[key] ?? catalogueEn[key], values ?? {}, locale);
}

/** The text of a key that came from the server; undefined where this client does not know it. */
export function tIfKnown(key: string, values: Values = {}): string | undefined {
  const { messages, locale } = shownLanguage();
  const english: Readonly<Record<string, Message>> = catalogueEn;
  if (!Object.hasOwn(english, key)) return undefined;
  const message = messages[key] ?? english[key];
  return message === undefined ? undefined : formatMessage(message, values, locale);
}

/** What a problem says to the person who must mend it. Unknown keys (an older page) fall back to a general text. */
export function tProblem(problem: Problem): string {
  return tIfKnown(problem.message, problem.values) ?? t("problem.general");
}
