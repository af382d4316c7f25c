import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { box } from "@keyhole/shared/questions/box/box";
import { ellipse } from "@keyhole/shared/questions/ellipse/ellipse";
import { keypoint } from "@keyhole/shared/questions/keypoint/keypoint";
import { mask } from "@keyhole/shared/questions/mask/mask";
import { polygon } from "@keyhole/shared/questions/polygon/polygon";
import { polyline } from "@keyhole/shared/questions/polyline/polyline";
import { rotatedBox } from "@keyhole/shared/questions/rotated-box/rotated-box";
import { skeleton } from "@keyhole/shared/questions/skeleton/skeleton";
import { boxLayer } from "../../client/src/questions/box/layer.ts";
import { ellipseLayer } from "../../client/src/questions/ellipse/layer.ts";
import { keypointLayer } from "../../client/src/questions/keypoint/layer.ts";
import { maskLayer } from "../../client/src/questions/mask/layer.ts";
import { polygonLayer } from "../../client/src/questions/polygon/layer.ts";
import { polylineLayer } from "../../client/src/questions/polyline/layer.ts";
import { rotatedBoxLayer } from "../../client/src/questions/rotated-box/layer.ts";
import { skeletonLayer } from "../../client/src/questions/skeleton/layer.ts";
import { drawContext } from "../../client/src/questions/draw-tool.testing.ts";
import type { DrawEvent, ImageLayer } from "../../client/src/fields/image/image-layer.ts";

const extent = { width: 640, height: 478 };
const facts = { kind: "image" as const, ...extent };
type ImageFacts = typeof facts;
const anywhere = fc.record({
  x: fc.double({ min: -2_000, max: 2_000, noNaN: true }),
  y: fc.double({ min: -2_000, max: 2_000, noNaN: true }),
});
const event: fc.Arbitrary<DrawEvent> = fc.oneof(
  fc.record({
    type: fc.constantFrom("down" as const, "move" as const, "up" as const),
    point: anywhere,
    shift: fc.boolean(),
    alt: fc.boolean(),
  }) as fc.Arbitrary<DrawEvent>, // a record of a union is not a union of records by type
  fc.record({ type: fc.constantFrom("finish" as const, "back" as const, "cancel" as const) }),
);
const change = fc.record({ pick: fc.nat(), to: anywhere, constrain: fc.boolean(), move: fc.boolean() });

const types = [
  { name: "box", type: box, layer: boxLayer, settings: box.settings.parse({ labels: ["a", "b"] }) },
  { name: "polygon", type: polygon, layer: polygonLayer, settings: polygon.settings.parse({ labels: ["a", "b"] }) },
  {
    name: "rotated box",
    type: rotatedBox,
    layer: rotatedBoxLayer,
    settings: rotatedBox.settings.parse({ labels: ["a", "b"] }),
  },
  { name: "ellipse", type: ellipse, layer: ellipseLayer, settings: ellipse.settings.parse({ labels: ["a", "b"] }) },
  {
    name: "skeleton",
    type: skeleton,
    layer: skeletonLayer,
    settings: skeleton.settings.parse({
      labels: ["a", "b"],
      points: [
        { name: "p", place: { x: 0, y: 0 } },
        { name: "q", place: { x: 1, y: 0.3 } },
      ],
    }),
  },
  { name: "mask", type: mask, layer: maskLayer, settings: mask.settings.parse({ labels: ["a", "b"] }) },
  { name: "line", type: polyline, layer: polylineLayer, settings: polyline.settings.parse({ labels: ["a", "b"] }) },
  { name: "keypoint", type: keypoint, layer: keypointLayer, settings: keypoint.settings.parse({ labels: ["a", "b"] }) },
] as const;

/** Whatever is drawn and bent in any order is an answer that the shared rules accept: inside, with area, known labels. */
function check<Settings, Answer, Shape extends { readonly id: string; readonly label: string }, State>(
  subject: {
    readonly type: { checkAnswer(answer: Answer, settings: Settings, facts: ImageFacts): readonly unknown[] };
    readonly layer: ImageLayer<Settings, Answer, Shape, State>;
    readonly settings: Settings;
  },
  events: readonly DrawEvent[],
  changes: readonly { pick: number; to: { x: number; y: number }; constrain: boolean; move: boolean }[],
): void {
  const { type, layer, settings } = subject;
  let ids = 0;
  let state = layer.tool.idle;
  let regions: readonly Shape[] = [];
  let selected: string | null = null;
  const modes = layer.modes?.map(({ name }) => name) ?? [""];
  for (const [index, each] of events.entries()) {
    // A tool with several ways of drawing goes through them.
    const mode = modes[Math.floor(index / 12) % modes.length] ?? "";
    const newId = (): string => `r${(ids += 1)}`;
    const chosen = regions.find(({ id }) => id === selected) ?? null;
    const given = { extent, label: "a", regions, selected: chosen, mode, tolerance: 4, newId };
    const step = layer.tool.step(state, each, drawContext(settings, given));
    state = step.state;
    if (step.added !== undefined) regions = [...regions, step.added];
    if (step.replaced !== undefined) ({ regions } = step.replaced);
    selected = step.added?.id ?? step.replaced?.select ?? selected;
  }
  for (const { pick, to, constrain, move } of changes) {
    const at = regions.length === 0 ? 0 : pick % regions.length;
    const region = regions[at];
    if (region === undefined) continue;
    const handles = layer.handles(region, settings);
    const handle = handles[pick % Math.max(1, handles.length)]?.id ?? "";
    const changed = move ? layer.move(region, to, extent) : layer.drag(region, { handle, to, constrain }, extent);
    if (layer.refuse(changed, settings) === null) regions = regions.with(at, changed);
  }
  const answer = layer.withRegions(regions, extent);
  expect(type.checkAnswer(answer, settings, facts)).toEqual([]);
  // The same shapes taken over onto a smaller picture.
  const smaller = { width: 320, height: 239 };
  const kept = regions.flatMap((region) => layer.within(region, extent, smaller) ?? []);
  const stored = kept.filter((region) => layer.refuse(region, settings) === null);
  expect(type.checkAnswer(layer.withRegions(stored, smaller), settings, { ...facts, ...smaller })).toEqual([]);
}

describe("drawn answers", () => {
  for (const subject of types) {
    it(`${subject.name}: any drawing and bending gives an answer that can be submitted`, () => {
      fc.assert(
        fc.property(fc.array(event, { maxLength: 40 }), fc.array(change, { maxLength: 15 }), (events, changes) => {
          // Each member of the list is one type's own; the compiler only sees their union.
          check(subject as never, events, changes);
        }),
        { numRuns: 200 },
      );
    });
  }
});
