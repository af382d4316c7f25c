import type { Region } from "@keyhole/shared/questions/question-type";
import type { DrawContext, DrawEvent, DrawTool } from "../fields/image/image-layer.ts";

/** What a tool is given in tests: a picture of 200 × 100 without regions, unless a test says otherwise. */
export const drawContext = <Settings, Shape extends Region>(
  settings: Settings,
  given: Partial<DrawContext<Settings, Shape>> = {},
): DrawContext<Settings, Shape> => ({
  extent: { width: 200, height: 100 },
  settings,
  label: "",
  regions: [],
  selected: null,
  locked: new Set(),
  mode: "",
  brush: 20,
  pixels: () => null,
  border: () => [],
  tolerance: 3,
  newId: () => "new",
  ...given,
});

interface Held {
  readonly shift?: boolean;
  readonly alt?: boolean;
}

export const at = (
  type: "down" | "move" | "up",
  ...[x, y, held = {}]: readonly [x: number, y: number, held?: Held]
): DrawEvent => ({
  type,
  point: { x, y },
  shift: held.shift === true,
  alt: held.alt === true,
});

export const press = (x: number, y: number, held: Held = {}): readonly DrawEvent[] => [
  at("down", x, y, held),
  at("up", x, y, held),
];

export const finish: DrawEvent = { type: "finish" };
export const back: DrawEvent = { type: "back" };

/** Plays events one after the other: the state they end in, and all that came out on the way. */
export function played<Settings, Shape extends Region, State>(
  tool: DrawTool<Settings, Shape, State>,
  context: DrawContext<Settings, Shape>,
  events: readonly DrawEvent[],
) {
  let state = tool.idle;
  const added: Shape[] = [];
  const replaced: { readonly regions: readonly Shape[]; readonly select: string | null }[] = [];
  const notices: string[] = [];
  for (const event of events) {
    const step = tool.step(state, event, context);
    state = step.state;
    if (step.added !== undefined) added.push(step.added);
    if (step.replaced !== undefined) replaced.push(step.replaced);
    if (step.notice !== undefined) notices.push(step.notice.message);
  }
  const preview = tool.preview(state, context.settings);
  return { state, added, replaced, notices, preview, next: preview.next?.message };
}
