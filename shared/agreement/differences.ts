import type { Question } from "../form.ts";
import type { Region } from "../questions/question-type.ts";
import { anyQuestionType } from "../questions/registry.ts";

/** Regions this alike, 0..1 by their own type's comparison, are the same thing marked by two people. */
export const sameFrom = 0.5;

/** One thing marked by one or more people: at most one region of each. */
export interface RegionGroup {
  readonly label: string;
  /** Indices into the answers that were given, in order, with the region of each. */
  readonly members: readonly { readonly answer: number; readonly region: Region }[];
}

/**
 * Regions of several people's answers to one question, grouped where they mark the same: same label, and alike by
 * `sameFrom`. Greedy from the most alike pair with the first member of a group; the order is that of the answers. Works
 * for every type with regions: how alike two are is what the type says of answers that hold only them.
 */
export function groupRegions(question: Question, answers: readonly unknown[], from = sameFrom): readonly RegionGroup[] {
  const type = anyQuestionType(question.type);
  const groups: { label: string; members: { answer: number; region: Region }[] }[] = [];
  for (const [index, answer] of answers.entries()) {
    if (answer === undefined) continue;
    const free = new Set(type.regions(answer));
    const open = groups.filter(({ members }) => members.length > 0);
    const pairs = open.flatMap((group) =>
      [...free]
        .filter(({ label }) => label === group.label)
        .map((region) => ({ group, region, alike: likeness(question, { group, answers }, { answer, region }) })),
    );
    const taken = new Set<unknown>();
    for (const { group, region, alike } of pairs.sort((one, other) => other.alike - one.alike)) {
      if (alike < from || taken.has(group) || !free.has(region)) continue;
      group.members.push({ answer: index, region });
      taken.add(group);
      free.delete(region);
    }
    for (const region of free) groups.push({ label: region.label, members: [{ answer: index, region }] });
  }
  return groups;
}

function likeness(
  question: Question,
  { group, answers }: { readonly group: RegionGroup; readonly answers: readonly unknown[] },
  other: { readonly answer: unknown; readonly region: Region },
): number {
  const [first] = group.members;
  if (first === undefined) return 0;
  const [one, two] = [withOnly(answers[first.answer], first.region), withOnly(other.answer, other.region)];
  return anyQuestionType(question.type).compare(one, two, question.settings).overall;
}

/** The answer with one of its regions only. Every type that has regions keeps them as `regions`. */
const withOnly = (answer: unknown, region: Region): unknown => ({ ...(answer as object), regions: [region] }); // an answer with a region is an object
