import type { Binding } from "../../editor/hotkeys.ts";
import { convertSelected } from "./convert.ts";
import type { ImageQuestion } from "./drawn.ts";
import type { DrawMode } from "./image-layer.ts";
import type { Surface } from "./surface.ts";
import type { Tools } from "./tools.ts";

/** Makes a key of the picture from its name; the words for the sheet of keys stand under that name. */
export type Bind = (
  name: string,
  keys: readonly string[],
  rest: Pick<Binding, "run"> & Partial<Pick<Binding, "repeats">>,
) => Binding;

/** Keys that only some shapes know. What no shape of this picture can do is no key of it. */
export function shapeBindings(
  { surface, tools }: { readonly surface: Surface; readonly tools: Tools },
  bind: Bind,
): readonly Binding[] {
  const { questions } = surface.options;
  return [
    ...modesOf(questions).map((mode): Binding => ({
      id: `image.mode.${mode.name}`,
      layer: "field",
      keys: mode.keys,
      title: { message: mode.title },
      run: () => tools.startMode(mode.name),
    })),
    ...(questions.some(({ layer }) => layer.solid !== undefined)
      ? [bind("solid", ["shift+h"], { run: () => solid(surface) })]
      : []),
    ...(questions.some(({ layer }) => layer.toRings !== undefined) &&
    questions.filter(({ layer }) => layer.fromRings !== undefined).length > 1
      ? [bind("convert", ["shift+m"], { run: () => convertSelected(surface) })]
      : []),
    ...(questions.some(({ layer }) => layer.insert !== undefined)
      ? [bind("addVertex", ["i"], { run: () => addVertex(surface) })]
      : []),
    ...(questions.some(({ layer }) => layer.toggle !== undefined)
      ? [bind("occluded", ["o"], { run: () => toggle(surface) })]
      : []),
    ...(questions.some(({ layer }) => layer.turn !== undefined)
      ? [
          bind("turn", ["shift+r"], { repeats: true, run: () => turn(surface, 1) }),
          bind("turnBack", ["alt+r"], { repeats: true, run: () => turn(surface, -1) }),
        ]
      : []),
  ];
}

/** Every mode that a tool of the picture has and a key chooses; the same one of two questions once. */
const modesOf = (questions: readonly ImageQuestion[]): readonly DrawMode[] => {
  const modes = questions.flatMap(({ layer }) => layer.modes ?? []).filter(({ keys }) => keys.length > 0);
  return [...new Map(modes.map((mode) => [mode.name, mode])).values()];
};

/** A vertex in the middle of the edge that follows the chosen one. */
function addVertex(surface: Surface): boolean {
  const editable = surface.editable();
  const { handle } = surface.getView();
  if (editable === null || handle === null) return false;
  const { layer, settings } = editable.question;
  const handles = layer.handles(editable.region, settings);
  const at = handles.findIndex(({ id }) => id === handle);
  const [from, to] = [handles[at], handles[at + 1] ?? handles[0]];
  if (from === undefined || to === undefined) return false;
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const more = layer.insert?.(editable.region, middle, surface.reach(1)) ?? null;
  if (more === null) return false;
  surface.commit([{ ...editable, region: more.region }]);
  surface.set({ handle: more.handle });
  return true;
}

function toggle(surface: Surface): boolean {
  const editable = surface.editable();
  if (editable === null) return false;
  const { layer, settings } = editable.question;
  const handle = surface.getView().handle ?? layer.handles(editable.region, settings)[0]?.id;
  const region = handle === undefined ? undefined : layer.toggle?.(editable.region, handle);
  if (region === undefined) return false;
  surface.commit([{ ...editable, region }]);
  return true;
}

function solid(surface: Surface): boolean {
  const editable = surface.editable();
  const region = editable?.question.layer.solid?.(editable.region, surface.options.extent);
  if (editable === null || region === undefined) return false;
  surface.commit([{ ...editable, region }]);
  return true;
}

/** By whole degrees; a held key is many steps, and one undo step. */
function turn(surface: Surface, degrees: number): boolean {
  const editable = surface.editable();
  const region = editable?.question.layer.turn?.(editable.region, degrees, surface.options.extent);
  if (editable === null || region === undefined) return false;
  surface.commit([{ ...editable, region }], `turn ${editable.ref.region}`);
  return true;
}
