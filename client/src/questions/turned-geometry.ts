import { cornersOf, fitsPicture, fromFrame, normalDegrees } from "@keyhole/shared/questions/turned";
import type { Frame } from "@keyhole/shared/questions/turned";
import type { Handle, HandleChange } from "../fields/image/image-layer.ts";
import { hundredth, inside } from "../fields/image/shapes.ts";
import type { Extent, Point } from "../fields/image/shapes.ts";

/** What box and ellipse that can be turned have in common: how their frame is held, pulled, moved and turned. */

const pointOf = ([x, y]: readonly [number, number]): Point => ({ x, y });

export const cornerPoints = (frame: Frame): readonly Point[] => cornersOf(frame).map(pointOf);

/** A frame as it is stored: hundredths of a pixel and of a degree. */
export const storedFrame = ({ cx, cy, width, height, angle }: Frame): Frame => ({
  cx: hundredth(cx),
  cy: hundredth(cy),
  width: hundredth(width),
  height: hundredth(height),
  angle: normalDegrees(hundredth(angle)),
});

/** From a place on the picture to (x, y) from the centre along the frame's own axes. */
function toFrame({ cx, cy, angle }: Frame, { x, y }: Point): Point {
  const [along, across] = fromFrame({ cx: 0, cy: 0, angle: normalDegrees(-angle) }, x - cx, y - cy);
  return { x: along, y: across };
}

/** Handles by compass, as in an upright box: which sides they move, -1 left or top, 1 right or bottom, 0 neither. */
const compass = [
  ["nw", -1, -1],
  ["n", 0, -1],
  ["ne", 1, -1],
  ["e", 1, 0],
  ["se", 1, 1],
  ["s", 0, 1],
  ["sw", -1, 1],
  ["w", -1, 0],
] as const;

const resizeCursors = ["ew-resize", "nwse-resize", "ns-resize", "nesw-resize"] as const;

/** The cursor whose arrows point the way that the turned handle moves. */
function cursorOf(x: number, y: number, angle: number): Handle["cursor"] {
  const way = normalDegrees((Math.atan2(y, x) * 180) / Math.PI + angle);
  return resizeCursors[Math.round(way / 45) % 4] ?? "move";
}

/** Beyond the top side, or the bottom side where the picture's border would be in the way. */
function turnHandle(frame: Frame): { readonly at: Point; readonly down: 1 | -1 } {
  const away = frame.height / 2 + (frame.width + frame.height) * 0.06 + 8;
  const above = fromFrame(frame, 0, -away);
  return above[0] >= 0 && above[1] >= 0
    ? { at: pointOf(above), down: -1 }
    : { at: pointOf(fromFrame(frame, 0, away)), down: 1 };
}

export const frameHandles = (frame: Frame): readonly Handle[] => [
  ...compass.map(([id, x, y]): Handle => ({
    id,
    ...pointOf(fromFrame(frame, (x * frame.width) / 2, (y * frame.height) / 2)),
    hollow: false,
    cursor: cursorOf(x, y, frame.angle),
  })),
  { id: "turn", ...turnHandle(frame).at, hollow: true, cursor: "crosshair" },
];

/** Whether the picture allows a frame, with room for the rounding of what is stored. */
export const isAllowed = (frame: Frame, extent: Extent): boolean =>
  fitsPicture({ ...frame, width: frame.width + 0.02, height: frame.height + 0.02 }, extent);

/** `next`, or `before` where the picture does not allow it. */
const allowed = (before: Frame, next: Frame, extent: Extent): Frame => {
  const stored = storedFrame(next);
  return isAllowed(stored, extent) ? stored : before;
};

/** The centre stays on the picture. */
export function moveFrame(frame: Frame, by: Point, extent: Extent): Frame {
  const { x, y } = inside({ x: frame.cx + by.x, y: frame.cy + by.y }, extent);
  return allowed(frame, { ...frame, cx: x, cy: y }, extent);
}

export const turnFrame = (frame: Frame, degrees: number, extent: Extent): Frame =>
  allowed(frame, { ...frame, angle: frame.angle + degrees }, extent);

/** Shift turns in steps of this many degrees. */
const turnStep = 15;

/** Moves the sides that a handle holds along the frame's own axes, or turns the frame. */
export function dragFrame(frame: Frame, change: HandleChange, extent: Extent): Frame {
  if (change.handle === "turn") {
    const { down } = turnHandle(frame);
    const way = (Math.atan2(change.to.y - frame.cy, change.to.x - frame.cx) * 180) / Math.PI - down * 90;
    const angle = change.constrain ? Math.round(way / turnStep) * turnStep : way;
    return allowed(frame, { ...frame, angle }, extent);
  }
  const handle = compass.find(([id]) => id === change.handle);
  if (handle === undefined) return frame;
  const [, x, y] = handle;
  const to = toFrame(frame, inside(change.to, extent));
  const free = { x: x === 0 ? frame.width / 2 : to.x, y: y === 0 ? frame.height / 2 : to.y };
  const fixed = { x: (x === 0 ? -1 : -x) * (frame.width / 2), y: (y === 0 ? -1 : -y) * (frame.height / 2) };
  const corner = change.constrain && x !== 0 && y !== 0 ? inProportion(frame, fixed, free) : free;
  const [cx, cy] = fromFrame(frame, (fixed.x + corner.x) / 2, (fixed.y + corner.y) / 2);
  const next = { ...frame, cx, cy, width: Math.abs(corner.x - fixed.x), height: Math.abs(corner.y - fixed.y) };
  return allowed(frame, next, extent);
}

/** The free corner with the frame's old proportions, as large as the pointer says. */
function inProportion({ width, height }: Frame, fixed: Point, free: Point): Point {
  if (width === 0 || height === 0) return free;
  const scale = Math.max(Math.abs(free.x - fixed.x) / width, Math.abs(free.y - fixed.y) / height);
  return {
    x: fixed.x + (free.x >= fixed.x ? 1 : -1) * width * scale,
    y: fixed.y + (free.y >= fixed.y ? 1 : -1) * height * scale,
  };
}
