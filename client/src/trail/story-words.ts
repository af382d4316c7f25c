import type { ReadEntry } from "@keyhole/shared/trail/entry";
import { formatUtcDay as day, formatUtcMinute as minute } from "../i18n/format.ts";
import { t, tIfKnown } from "../i18n/t.ts";
import { codeWords, itemWords, purposeWords, sentenceOf } from "./entry-words.ts";
import type { Names } from "./names.ts";

/** A story in words: who did what and when, then what happened in it. */
export interface StoryWords {
  readonly lead: string;
  readonly parts: readonly string[];
}

/** Told by the lead itself. */
const inLead: ReadonlySet<string> = new Set(["lease.granted", "lease.ended"]);

const endings: Readonly<Record<string, string>> = {
  "annotation.submitted": "submitted",
  "annotation.skipped": "skipped",
  "annotation.flagged": "flagged",
};

/** The whole moment, or only the time where the day is the same as before. */
const moment = (at: number, before?: number): string =>
  before !== undefined && day(at) === day(before) ? minute(at) : `${day(at)} ${minute(at)}`;

/** What happened inside, one part a type, in the order of their first times. */
function partsOf(entries: readonly ReadEntry[], start: number): string[] {
  const byType = new Map<string, ReadEntry[]>();
  for (const entry of entries) {
    if (!inLead.has(entry.type)) byType.set(entry.type, [...(byType.get(entry.type) ?? []), entry]);
  }
  return Array.from(byType, ([type, same]) => {
    const [first] = same;
    const values = { time: moment(first?.time ?? start, start), count: same.length };
    return tIfKnown(`trail.story.part.${type}`, values) ?? t("trail.story.part.other", { type, ...values });
  });
}

function leaseWords(entries: readonly ReadEntry[], names: Names): StoryWords | null {
  const [first] = entries;
  const last = entries.at(-1);
  if (first === undefined || last === undefined) return null;
  const granted = entries.find(({ type }) => type === "lease.granted" || type === "lease.taken-over") ?? first;
  const told = entries.find(({ item }) => item !== undefined) ?? granted;
  const words = t("trail.story.lease", {
    who: names.person(granted.actor === "system" ? (granted.subject ?? granted.actor) : granted.actor),
    purpose: purposeWords(granted.purpose ?? told.purpose ?? "read"),
    item: itemWords(told),
    project: granted.project === undefined ? t("trail.word.aProject") : names.project(granted.project),
  });
  const ending = entries.findLast(({ type }) => type === "lease.ended" || Object.hasOwn(endings, type));
  const reason = ending === undefined ? undefined : (endings[ending.type] ?? ending.reason ?? "ended");
  const span = t("trail.story.span", { from: moment(first.time), to: moment(last.time, first.time) });
  const end = reason === undefined ? t("trail.story.running") : t("trail.story.ended", { reason: codeWords(reason) });
  return { lead: `${words} ${span} ${end}`, parts: partsOf(entries, first.time) };
}

function sessionWords(entries: readonly ReadEntry[], names: Names): StoryWords | null {
  const [first] = entries;
  const last = entries.at(-1);
  if (first === undefined || last === undefined) return null;
  const times = { from: moment(first.time), to: moment(last.time, first.time) };
  return {
    lead: t("trail.story.session", { who: names.person(first.actor), ...times }),
    parts: partsOf(entries, first.time),
  };
}

/** Entries of one story, oldest first. A single entry is its own sentence with its time. */
export function storyWords(kind: string, entries: readonly (ReadEntry | null)[], names: Names): StoryWords {
  const read = entries.filter((entry) => entry !== null);
  const told = kind === "lease" ? leaseWords(read, names) : kind === "session" ? sessionWords(read, names) : null;
  if (told !== null && read.length > 1) return told;
  const [only] = read;
  const sentence = sentenceOf(only ?? null, names);
  return { lead: only === undefined ? sentence : `${moment(only.time)}: ${sentence}`, parts: [] };
}
