import { shownLanguage } from "./language.ts";
import { languageFacts } from "./languages.ts";
import { perLocale } from "./locale.ts";
import { t } from "./t.ts";

/*
 * Numbers and times in the person's own way and zone (the browser's), except where a name says UTC: trail and marks show
 * UTC everywhere, so that two people speak of the same moment. All times are integer milliseconds since 1970 in UTC.
 */
const number = perLocale((locale) => new Intl.NumberFormat(locale));
const percent = perLocale((locale) => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }));
const date = perLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: "medium" }));
const time = perLocale((locale) => new Intl.DateTimeFormat(locale, { timeStyle: "short" }));
const dateTime = perLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }));
const relative = perLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));

export const formatNumber = (value: number): string => number().format(value);

/** 0.25 -> "25%". */
export const formatShare = (share: number): string => percent().format(share);

export const formatDate = (at: number): string => date().format(at);
export const formatTime = (at: number): string => time().format(at);
export const formatDateTime = (at: number): string => dateTime().format(at);

const isRightToLeft = (): boolean => languageFacts[shownLanguage().language].direction === "rtl";

/** "2026-11-24". */
export const formatUtcDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** "06:09". */
export const formatUtcMinute = (at: number): string => new Date(at).toISOString().slice(11, 16);

/** "2026-11-24 06:09:31 UTC", in this order also where lines run from right to left. */
export function formatUtc(at: number): string {
  const text = `${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC`;
  return isRightToLeft() ? `\u2066${text}\u2069` : text;
}

const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** How far `at` is from `now`, in the largest fitting unit: "3 hours ago", "in 5 minutes", "now". */
export function formatRelative(at: number, now: number): string {
  const distance = at - now;
  for (const [unit, size] of units) {
    if (Math.abs(distance) >= size) return relative().format(Math.round(distance / size), unit);
  }
  return relative().format(0, "second");
}

const unitFormat = (unit: string, unitDisplay: "narrow" | "short") =>
  perLocale((locale) => new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay, maximumFractionDigits: 1 }));

const durations = {
  hour: unitFormat("hour", "narrow"),
  minute: unitFormat("minute", "narrow"),
  second: unitFormat("second", "narrow"),
};
const duration = (value: number, unit: keyof typeof durations): string => durations[unit]().format(value);

/** A length of time in its two largest units: "2h 5m", "4m 10s", "9s". */
export function formatDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  if (hours > 0) return `${duration(hours, "hour")} ${duration(minutes, "minute")}`;
  if (minutes > 0) return `${duration(minutes, "minute")} ${duration(seconds % 60, "second")}`;
  return duration(seconds, "second");
}

const byteUnits = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"].map((unit) => unitFormat(unit, "short"));

/** Decimal units, as disks and quotas are sold: 1,500,000 -> "1.5 MB". */
export function formatBytes(bytes: number): string {
  const step = Math.min(byteUnits.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return byteUnits[step]?.().format(bytes / 1000 ** step) ?? formatNumber(bytes);
}

const conjunction = perLocale((locale) => new Intl.ListFormat(locale, { type: "conjunction" }));
const disjunction = perLocale((locale) => new Intl.ListFormat(locale, { type: "disjunction" }));

/** Each part in an order of its own, so that Latin names in a right-to-left list stand in the list's order. */
const apart = (parts: Iterable<string>): string[] =>
  Array.from(parts, (part) => (isRightToLeft() ? `\u2068${part}\u2069` : part));

/** "Ada, Noor and Sol". */
export const formatAll = (parts: Iterable<string>): string => conjunction().format(apart(parts));

/** "Ada, Noor or Sol". */
export const formatAny = (parts: Iterable<string>): string => disjunction().format(apart(parts));

/** "Ada, Noor, Sol": a list of things rather than a part of a sentence. */
export const formatList = (parts: Iterable<string>): string => apart(parts).join(t("common.listSeparator"));
