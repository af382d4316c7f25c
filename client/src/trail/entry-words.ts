import type { ReadEntry } from "@keyhole/shared/trail/entry";
import { formatBytes, formatList } from "../i18n/format.ts";
import { t, tIfKnown } from "../i18n/t.ts";
import { type Names, shortId } from "./names.ts";

/** "item x7Qp3a", or what else was shown where there is no item. */
export function itemWords({ item, guideline, purpose }: ReadEntry): string {
  if (item !== undefined) return t("trail.word.item", { id: shortId(item) });
  return guideline !== undefined || purpose === "read" ? t("trail.word.guidelines") : t("trail.word.anItem");
}

export const purposeWords = (purpose: string): string => tIfKnown(`trail.purpose.${purpose}`) ?? purpose;

/** A reason or a change, which entries hold as a code. */
export const codeWords = (code: string): string => tIfKnown(`trail.code.${code}`) ?? code;

const listed = (words: readonly string[] | undefined): string =>
  words === undefined ? t("trail.word.nothing") : formatList(words);

/** What an entry is about: a person, an item, or whatever it names. */
function aboutWords(entry: ReadEntry, names: Names): string {
  if (entry.subject !== undefined) return names.person(entry.subject);
  if (entry.item !== undefined) return itemWords(entry);
  if (entry.type.startsWith("trail.")) return t("trail.word.entries");
  return names.person(entry.actor);
}

function scopeWords({ scope, project, subject, subjectTeam }: ReadEntry, names: Names): string {
  if (scope === "everything") return t("trail.word.everything");
  if (project !== undefined) return names.project(project);
  if (subject !== undefined) return names.person(subject);
  return subjectTeam === undefined ? (scope ?? "") : t("trail.word.team", { id: shortId(subjectTeam) });
}

/** Every value that a sentence of the catalogue may use, with a word where the entry has none. */
function valuesOf(entry: ReadEntry, names: Names) {
  const none = t("trail.word.nothing");
  return {
    who: names.person(entry.actor),
    subject: entry.subject === undefined ? t("trail.word.aPerson") : names.person(entry.subject),
    about: aboutWords(entry, names),
    team: entry.subjectTeam === undefined ? "" : t("trail.word.team", { id: shortId(entry.subjectTeam) }),
    project: entry.project === undefined ? t("trail.word.aProject") : names.project(entry.project),
    item: itemWords(entry),
    purpose: purposeWords(entry.purpose ?? "read"),
    sections: t("trail.word.sections", { count: entry.sections?.length ?? 0 }),
    action: entry.action ?? none,
    change: entry.change === undefined ? none : codeWords(entry.change),
    reason: entry.reason === undefined ? none : codeWords(entry.reason),
    roles: listed(entry.roles?.map((role) => tIfKnown(`session.role.${role}`) ?? role)),
    setting: entry.setting ?? none,
    scope: scopeWords(entry, names),
    format: entry.format ?? none,
    method: tIfKnown(`trail.method.${entry.method ?? ""}`) ?? entry.method ?? none,
    count: entry.count ?? 0,
    total: entry.total ?? 0,
    bytes: formatBytes(entry.bytes ?? 0),
    version: entry.version ?? 0,
    size: entry.size ?? 0,
    start: entry.start ?? 0,
    end: entry.end ?? 0,
  };
}

/** One entry as a sentence. Types that are newer than this page, and bytes that are no entry, are said to be so. */
export function sentenceOf(entry: ReadEntry | null, names: Names): string {
  if (entry === null) return t("trail.undecodable");
  const known = tIfKnown(`trail.entry.${entry.type}`, valuesOf(entry, names));
  return known ?? t("trail.unknownType", { type: entry.type });
}
