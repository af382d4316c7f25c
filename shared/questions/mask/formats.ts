import { z } from "zod";
import type { Problem } from "../../errors.ts";
import type { FieldFacts } from "../../fields/field-type.ts";
import { problem } from "../problem-keys.ts";
import type { CocoCategory, CocoShape, Parsed } from "../question-type.ts";
import { acceptedRegions, type RawList, rawList } from "../raw-list.ts";
import { cocoAttributes, membersOf, rawMembers, sizeOf } from "../region.ts";
import { checkAnswer } from "./check.ts";
import { cocoMask, cocoRle, readRle } from "./coco-mask.ts";
import { fillRings, type Ring } from "./fill.ts";
import { decodeCounts, encodeCounts } from "./rle.ts";
import { noRuns, type Runs, type Size, unionOf, withoutRuns } from "./runs.ts";
import type { MaskAnswer, MaskRegion, MaskSettings } from "./schema.ts";

export const coco = (answer: MaskAnswer): readonly CocoShape[] =>
  answer.regions.map(({ counts, crowd, ...members }) => ({
    category: members.label,
    ...cocoMask(decodeCounts(counts, answer) ?? noRuns, answer),
    iscrowd: crowd === true ? 1 : 0,
    ...cocoAttributes(members),
  }));

export const cocoCategories = ({ labels }: MaskSettings): readonly CocoCategory[] =>
  labels.map(({ value }) => ({ name: value }));

const named = {
  ...rawMembers,
  crowd: z.boolean().optional(),
  iscrowd: z.union([z.literal(0), z.literal(1), z.boolean()]).optional(),
};
const counts = z.union([z.string(), z.array(z.number())]);
const flatRing = z.array(z.number()).min(6);
const ring = z.array(z.tuple([z.number(), z.number()])).min(3);

const pairs = (flat: readonly number[]): Ring =>
  Array.from({ length: Math.floor(flat.length / 2) }, (_, at) => [flat[2 * at] ?? 0, flat[2 * at + 1] ?? 0]);

/** COCO's polygons of one object are united; rings of ours are filled by the even-odd rule, so that holes stay. */
const rawMask = z.union([
  z
    .looseObject({ ...named, counts })
    .transform((raw) => ({ ...raw, runs: (size: Size) => decodeCounts(raw.counts, size) })),
  z
    .looseObject({ ...named, segmentation: cocoRle })
    .transform((raw) => ({ ...raw, runs: (size: Size) => readRle(raw.segmentation, size) })),
  z.looseObject({ ...named, segmentation: z.array(flatRing).min(1) }).transform((raw) => ({
    ...raw,
    runs: (size: Size) =>
      raw.segmentation.reduce<Runs>((all, flat) => unionOf(all, fillRings([pairs(flat)], size)), noRuns),
  })),
  z
    .looseObject({ ...named, rings: z.array(ring).min(1) })
    .transform((raw) => ({ ...raw, runs: (size: Size) => fillRings(raw.rings, size) })),
]);
type RawMask = z.infer<typeof rawMask>;

/**
 * `[{label, counts}]`, `{label, segmentation: {size, counts}}`, and polygons as `{label, segmentation: [[x, y, …]]}` or
 * `{label, rings}`, which are filled. Where one mask a label is asked, objects of a label become one mask, and a pixel
 * that two labels claim goes to the one that comes first.
 */
export function parse(raw: unknown, settings: MaskSettings, facts: FieldFacts): Parsed<MaskAnswer> {
  const size = sizeOf(facts);
  const list = rawList(raw, rawMask);
  const broken: Problem[] = [];
  const elements: RawList<RawMask>["elements"][number][] = [];
  const read: (Omit<MaskRegion, "counts"> & { readonly runs: Runs })[] = [];
  for (const each of list.elements) {
    const { element, id, path } = each;
    const runs = element.runs(size);
    const own = element.id ?? id;
    if (runs === null) {
      broken.push(problem("answer.mask-broken", [...path], { id: own }));
      continue;
    }
    const isCrowd = element.crowd === true || element.iscrowd === 1 || element.iscrowd === true;
    elements.push(each);
    read.push({ ...membersOf(element, id), runs, ...(isCrowd ? { crowd: true } : {}) });
  }
  const merged = settings.kind === "semantic" ? oneEachLabel(read, elements) : { read, elements };
  const regions = merged.read.map(({ runs, ...members }) => ({ ...members, counts: encodeCounts(runs, size) }));
  const kept = { elements: merged.elements, problems: [...list.problems, ...broken] };
  return acceptedRegions({ ...size, regions }, kept, (each) => checkAnswer(each, settings, facts));
}

function oneEachLabel<Read extends { readonly label: string; readonly runs: Runs }, Element>(
  read: readonly Read[],
  elements: readonly Element[],
): { readonly read: readonly Read[]; readonly elements: readonly Element[] } {
  const byLabel = new Map<string, { read: Read; element: Element }>();
  let covered: Runs = noRuns;
  for (const [index, each] of read.entries()) {
    const known = byLabel.get(each.label);
    const element = known?.element ?? elements[index];
    if (element === undefined) continue;
    const runs = withoutRuns(each.runs, covered);
    covered = unionOf(covered, runs);
    const before = known?.read ?? each;
    byLabel.set(each.label, { read: { ...before, runs: known ? unionOf(before.runs, runs) : runs }, element });
  }
  return {
    read: [...byLabel.values()].map((each) => each.read),
    elements: [...byLabel.values()].map((each) => each.element),
  };
}
