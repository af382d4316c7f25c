import type { KeypointRegion, KeypointSettings } from "@keyhole/shared/questions/keypoint/schema";
import type { DrawContext, DrawStep, DrawTool, PointEvent } from "../../fields/image/image-layer.ts";
import { emptySketch, hundredth, inside } from "../../fields/image/shapes.ts";

/** Each press places the point of the current name and goes on to the next one that is missing. */
export type KeypointState =
  /** Placing points of the picture's first object, or of one begun later. */
  { readonly at: "placing"; readonly object: string | null };

type Context = DrawContext<KeypointSettings, KeypointRegion>;
type Step = DrawStep<KeypointState, KeypointRegion>;

const placedNames = (regions: readonly KeypointRegion[], object: string | null): ReadonlySet<string> =>
  new Set(regions.filter((region) => (region.object ?? null) === object).map(({ label }) => label));

/** The first missing name after `label`, around the end; null when all are placed. */
function nextMissing(label: string, placed: ReadonlySet<string>, { settings }: Context): string | null {
  const names = settings.labels.map(({ value }) => value);
  const from = names.indexOf(label) + 1;
  return [...names.slice(from), ...names.slice(0, from)].find((name) => !placed.has(name)) ?? null;
}

function place(state: KeypointState, event: PointEvent<"down">, context: Context): Step {
  const { settings, regions } = context;
  const placed = placedNames(regions, state.object);
  const label =
    settings.unique && placed.has(context.label) ? nextMissing(context.label, placed, context) : context.label;
  if (label === null) return { state, notice: { message: "editor.keypoint.allPlaced" } };
  const { x, y } = inside(event.point, context.extent);
  const added: KeypointRegion = {
    id: context.newId(),
    label,
    x: hundredth(x),
    y: hundredth(y),
    visibility: event.alt ? "occluded" : "visible",
    ...(state.object === null ? {} : { object: state.object }),
  };
  if (!settings.unique) return { state, added };
  const next = nextMissing(label, new Set([...placed, label]), context);
  return next === null
    ? { state, added, notice: { message: "editor.keypoint.allPlaced" } }
    : { state, added, nextLabel: next };
}

/** Begins another object, where the current one has points and names are not to be repeated in it. */
function another(state: KeypointState, context: Context): Step {
  const [first] = context.settings.labels;
  if (!context.settings.unique || first === undefined) return { state };
  if (placedNames(context.regions, state.object).size === 0) return { state };
  return {
    state: { at: "placing", object: context.newId() },
    nextLabel: first.value,
    notice: { message: "editor.keypoint.another" },
  };
}

export const keypointTool: DrawTool<KeypointSettings, KeypointRegion, KeypointState> = {
  idle: { at: "placing", object: null },
  // A point is whole with its one press, so nothing is ever half drawn.
  isIdle: () => true,
  step(state, event, context) {
    switch (event.type) {
      case "down":
        return place(state, event, context);
      case "finish":
        return another(state, context);
      case "move":
      case "up":
      case "double":
      case "back":
      case "cancel":
        return { state };
    }
  },
  preview: () => ({ sketch: emptySketch }),
};
