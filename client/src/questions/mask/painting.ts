import { answersLimit } from "@keyhole/shared/answers";
import { areaOf, noRuns, sharedArea, unionOf, withoutRuns } from "@keyhole/shared/questions/mask/runs";
import type { Runs } from "@keyhole/shared/questions/mask/runs";
import type { MaskRegion, MaskSettings } from "@keyhole/shared/questions/mask/schema";
import type { Notice } from "../../editor/notice.ts";
import type { DrawContext } from "../../fields/image/image-layer.ts";
import { runsOf, withRuns } from "./mask-runs.ts";

export type MaskContext = DrawContext<MaskSettings, MaskRegion>;

export type Painted =
  | { readonly replaced: { readonly regions: readonly MaskRegion[]; readonly select: string | null } }
  | { readonly notice: Notice };

/** What masks may take of all answers' bytes; the rest is left to other questions. */
const mostBytes = answersLimit - 256 * 1024;

const refused = (message: "editor.mask.eraseNone" | "editor.mask.locked"): Painted => ({ notice: { message } });

/** Paints pixels with the label that is drawn, or erases them; regions that keep all their pixels stay the same objects. */
export function painted(pixels: Runs, erases: boolean, context: MaskContext): Painted {
  const { settings } = context;
  const result = settings.kind === "semantic" ? semantic(pixels, erases, context) : instance(pixels, erases, context);
  if ("notice" in result) return result;
  const { regions, select } = result.replaced;
  const changed = regions.filter((region) => !context.regions.includes(region));
  const left = regions.filter((region) => areaOf(runsOf(region, context.extent)) > 0);
  const isSmall = changed.some((region) => {
    const area = areaOf(runsOf(region, context.extent));
    return area > 0 && area < settings.minArea;
  });
  if (isSmall) return { notice: { message: "editor.mask.tooSmall", values: { least: settings.minArea } } };
  if (left.reduce((sum, { counts }) => sum + counts.length, 0) > mostBytes) {
    return { notice: { message: "editor.mask.tooLarge", values: { most: Math.floor(mostBytes / 1024 / 1024) } } };
  }
  return { replaced: { regions: left, select: left.some(({ id }) => id === select) ? select : null } };
}

/** The selected mask of the label grows; without one another begins. Erasing takes from the selected one. */
function instance(pixels: Runs, erases: boolean, context: MaskContext): Painted {
  const { regions, selected, label, extent } = context;
  const into = selected !== null && (erases || selected.label === label) ? selected : null;
  if (into === null) {
    if (erases) return refused("editor.mask.eraseNone");
    const made = withRuns({ id: context.newId(), label }, pixels, extent);
    return { replaced: { regions: [...regions, made], select: made.id } };
  }
  const runs = runsOf(into, extent);
  const changed = withRuns(into, erases ? withoutRuns(runs, pixels) : unionOf(runs, pixels), extent);
  return { replaced: { regions: regions.map((each) => (each.id === into.id ? changed : each)), select: into.id } };
}

/** A pixel painted with a label leaves every other label, but for locked ones, which keep theirs. */
function semantic(pixels: Runs, erases: boolean, context: MaskContext): Painted {
  const { regions, label, locked, extent } = context;
  const own = regions.find((region) => region.label === label);
  if (!erases && own !== undefined && locked.has(own.id)) return refused("editor.mask.locked");
  const kept = regions.filter(({ id }) => locked.has(id));
  const free = withoutRuns(
    pixels,
    kept.reduce<Runs>((all, region) => unionOf(all, runsOf(region, extent)), noRuns),
  );
  const others = regions.map((region) => {
    const runs = runsOf(region, extent);
    if (!erases && region === own) return withRuns(region, unionOf(runs, free), extent);
    return sharedArea(runs, free) === 0 ? region : withRuns(region, withoutRuns(runs, free), extent);
  });
  if (erases) return { replaced: { regions: others, select: own?.id ?? null } };
  const made = own === undefined ? withRuns({ id: context.newId(), label }, free, extent) : null;
  return {
    replaced: { regions: made === null ? others : [...others, made], select: made?.id ?? own?.id ?? null },
  };
}
