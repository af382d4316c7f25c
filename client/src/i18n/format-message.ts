import type { Message, PluralMessage, Values } from "./catalogue.ts";

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
  return message[pluralRules(locale).select(count)] ?? message.other;
}

/** Made once for each language: making one costs more than a whole list row. */
const numberFormat = once((locale) => new Intl.NumberFormat(locale));
const pluralRules = once((locale) => new Intl.PluralRules(locale));

function once<Made>(make: (locale: string) => Made): (locale: string) => Made {
  const made = new Map<string, Made>();
  return (locale) => {
    const found = made.get(locale) ?? make(locale);
    made.set(locale, found);
    return found;
  };
}
