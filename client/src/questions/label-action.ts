import type { AnnotationStore } from "../editor/annotation-store.ts";
import type { Binding } from "../editor/hotkeys.ts";
import type { ImageLayer } from "../fields/image/image-layer.ts";
import type { Extent } from "../fields/image/shapes.ts";
import type { Region } from "@keyhole/shared/questions/question-type";
import type { HotkeyTarget } from "./editor-type.ts";

/** A question's regions in the store, for what works on them outside the picture: labels, the list, keys. */
export interface ShapeTarget<Settings, Answer, Shape extends Region> {
  readonly question: string;
  readonly store: AnnotationStore;
  readonly layer: ImageLayer<Settings, Answer, Shape>;
  readonly extent: Extent;
}

export function shapesIn<Settings, Answer, Shape extends Region>({
  question,
  store,
  layer,
}: ShapeTarget<Settings, Answer, Shape>): readonly Shape[] {
  const answer = store.getState().answers[question];
  // The store holds what this question's own schema parsed.
  return answer === undefined ? [] : layer.regions(answer as Answer);
}

/** Puts changed regions back; `change` returns null for one that goes. Locked ones are left alone. */
export function changeShapes<Settings, Answer, Shape extends Region>(
  target: ShapeTarget<Settings, Answer, Shape>,
  ids: ReadonlySet<string>,
  change: (shape: Shape) => Shape | null,
): void {
  const { locked } = target.store.getState();
  const shapes = shapesIn(target).flatMap((shape) => {
    const changed = ids.has(shape.id) && !locked.has(shape.id) ? change(shape) : shape;
    return changed === null ? [] : [changed];
  });
  target.store.change(target.question, target.layer.withRegions(shapes, target.extent));
}

/**
 * What pressing a label means: while selecting, the selected regions of this question get it; else it is the label of
 * what is drawn next, and drawing begins.
 */
export function pressLabel<Settings, Answer, Shape extends Region>(
  target: ShapeTarget<Settings, Answer, Shape>,
  label: string,
): void {
  const { store, question } = target;
  const { mode, selection } = store.getState();
  const chosen = new Set(selection.filter((ref) => ref.question === question).map(({ region }) => region));
  if (mode === "select" && chosen.size > 0) {
    changeShapes(target, chosen, (shape) => ({ ...shape, label }));
    return;
  }
  store.setTarget(question, label);
  store.setMode("draw");
}

/** A key for each label: the form's, or one that the person gave it. */
export function labelBindings<Settings, Answer, Shape extends Region>(
  layer: ImageLayer<Settings, Answer, Shape>,
  { question, settings, facts, store }: HotkeyTarget<Settings>,
): readonly Binding[] {
  if (facts.kind !== "image") return [];
  const target = { question, store, layer, extent: { width: facts.width, height: facts.height } };
  return layer.labels(settings).map(({ value, title, hotkey }): Binding => ({
    id: `${question}.label.${value}`,
    layer: "question",
    keys: hotkey === undefined ? [] : [hotkey],
    title: { text: title },
    run: () => pressLabel(target, value),
  }));
}
