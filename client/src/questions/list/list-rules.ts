import type { ListAnswer, ListEntry, ListSettings } from "@keyhole/shared/questions/list/schema";

/** What is on screen: the answer's entries, or what the list starts from. */
export const entriesOf = (answer: ListAnswer | undefined, settings: ListSettings): readonly ListEntry[] =>
  answer?.entries ?? settings.template.map((text, index) => entry(`t${index + 1}`, text));

export const entry = (id: string, text = ""): ListEntry => ({ id, text, verdict: null, source: "", comment: "" });

/** An answer of these entries; none of an empty list. */
const answerOf = (entries: readonly ListEntry[]): ListAnswer | undefined =>
  entries.length === 0 ? undefined : { entries: [...entries] };

export const changed = (
  entries: readonly ListEntry[],
  id: string,
  part: Partial<Omit<ListEntry, "id">>,
): ListAnswer | undefined => answerOf(entries.map((each) => (each.id === id ? { ...each, ...part } : each)));

/** A new entry after another, or at the end. At the most nothing is added. */
export function added(
  entries: readonly ListEntry[],
  fresh: ListEntry,
  { after, most }: { readonly after?: string; readonly most: number },
): ListAnswer | undefined {
  if (entries.length >= most) return answerOf(entries);
  const at = after === undefined ? -1 : entries.findIndex(({ id }) => id === after);
  return answerOf(entries.toSpliced(at === -1 ? entries.length : at + 1, 0, fresh));
}

export const removed = (entries: readonly ListEntry[], id: string): ListAnswer | undefined =>
  answerOf(entries.filter((each) => each.id !== id));

/** One place up (-1) or down; at the end it stays. */
export function moved(entries: readonly ListEntry[], id: string, by: -1 | 1): ListAnswer | undefined {
  const at = entries.findIndex((each) => each.id === id);
  const [one, other] = [entries[at], entries[at + by]];
  if (one === undefined || other === undefined) return answerOf(entries);
  return answerOf(entries.with(at, other).with(at + by, one));
}

/** The verdict that a key gives the entry that has the keyboard: a verdict's own key, else its place in the list. */
export function verdictOf(key: string, { verdicts }: ListSettings): string | undefined {
  return (
    verdicts.find(({ hotkey }) => hotkey === key.toLowerCase()) ?? verdicts[/^[1-9]$/u.test(key) ? Number(key) - 1 : -1]
  )?.value;
}
