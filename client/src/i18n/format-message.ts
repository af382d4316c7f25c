import type { Message, PluralMessage, Values } from "./catalogue.ts";
import { perLocale } from "./locale.ts";

/** Writes a message with its values for one language. A placeholder without a value stays visible as `{name}`. */
export function formatMessage(message: Message, values: Values, locale: string): string {
  const text = typeof message === "string" ? message : pluralText(message, values, locale);
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? numberFormat(locale).format(value) : value;
  });
}

function pluralText(message: PluralMessage, values: Values, locale: string): string {
  const count = Number(values[message.plural]);
  if (count === 0 && message.zero !== undefined) return message.zero;
  return message[pluralRules(locale).select(count)] ?? message.other;
}

const numberFormat = perLocale((locale) => new Intl.NumberFormat(locale));
const pluralRules = perLocale((locale) => new Intl.PluralRules(locale));
