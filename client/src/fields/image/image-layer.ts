import type { LucideIcon } from "lucide-react";
import type { Notice } from "../../editor/notice.ts";
import type { MessageKey } from "../../i18n/t.ts";
import type { Label } from "@keyhole/shared/questions/label";
import type { Region } from "@keyhole/shared/questions/question-type";
import type { Dot, Extent, Point, Rect, Sketch } from "./shapes.ts";

/** A place of a selected region that can be dragged: a corner, a vertex, a named point. */
export interface Handle extends Dot {
  readonly id: string;
  readonly cursor: "move" | "ew-resize" | "ns-resize" | "nwse-resize" | "nesw-resize" | "crosshair";
}

/** What the pointer or the keyboard did, in image pixels, not yet limited to the picture. */
export interface PointEvent<Type extends "down" | "move" | "up"> {
  readonly type: Type;
  readonly point: Point;
  readonly shift: boolean;
  readonly alt: boolean;
}
export type DrawEvent =
  | PointEvent<"down">
  | PointEvent<"move">
  | PointEvent<"up">
  /** A second press at the same place; the two presses before it were also sent. */
  | { readonly type: "double"; readonly point: Point }
  | { readonly type: "finish" }
  | { readonly type: "back" }
  | { readonly type: "cancel" };

/** One way in which a tool draws, where it has several: an outline or a hole, the brush or the eraser. */
export interface DrawMode {
  readonly name: string;
  readonly title: MessageKey;
  /** Chords that choose it; those of the first mode may be none. */
  readonly keys: readonly string[];
  readonly icon: LucideIcon;
  /** Draws with a round tip, which is shown at the pointer and has a size. */
  readonly brush?: boolean;
}

/** The pixels of the picture as it is shown, which may be smaller than the original: RGBA, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

export interface DrawContext<Settings, Shape extends Region = Region> {
  readonly extent: Extent;
  readonly settings: Settings;
  /** The label of the region being drawn. */
  readonly label: string;
  /** What the answer already holds. */
  readonly regions: readonly Shape[];
  /** The one region of the question that is selected and may be changed. */
  readonly selected: Shape | null;
  /** Regions that must stay as they are, by id. */
  readonly locked: ReadonlySet<string>;
  /** The name of the mode; that of the first one where the tool has several. */
  readonly mode: string;
  /** Diameter of the round tip, image pixels. */
  readonly brush: number;
  /** The shown picture's pixels; null where there is no picture to read. */
  pixels(this: void): Pixels | null;
  /** The vertices of another outline's border between two places on it; none where they share no border. */
  border(this: void, from: Point, to: Point): readonly Point[];
  /** Image pixels that look like one finger's or pointer's inaccuracy on the screen at this zoom. */
  readonly tolerance: number;
  newId(this: void): string;
}

export interface DrawStep<State, Shape> {
  readonly state: State;
  /** The finished region, to be added to the answer. */
  readonly added?: Shape;
  /** Or all regions of the question as they are now, changed as one act, and the one to be selected. */
  readonly replaced?: { readonly regions: readonly Shape[]; readonly select: string | null };
  /** The label that the next region gets, where the tool goes through them by itself. */
  readonly nextLabel?: string;
  readonly notice?: Notice;
}

/** A drawing tool as a named state machine: pure, the state says where in the gesture the person is. */
export interface DrawTool<Settings, Shape extends Region, State> {
  readonly idle: State;
  isIdle(state: State): boolean;
  step(state: State, event: DrawEvent, context: DrawContext<Settings, Shape>): DrawStep<State, Shape>;
  /** What is drawn so far, and what comes next where there is something to say. */
  preview(state: State, settings: Settings): DrawPreview;
}

export interface DrawPreview {
  readonly sketch: Sketch;
  readonly next?: Notice;
  /** What the round tip went over so far. */
  readonly stroke?: Stroke;
}

export interface Stroke {
  readonly line: readonly Point[];
  /** Image pixels. */
  readonly width: number;
  readonly erases: boolean;
}

export interface HandleChange {
  readonly handle: string;
  readonly to: Point;
  /** Shift held: keep proportions, or the axis. */
  readonly constrain: boolean;
}

/**
 * What a question draws on a picture and how its regions bend. All methods are pure; each that changes a region keeps
 * it inside the extent and returns a new one. Methods, so that the registry may hold layers of unknown regions.
 */
export interface ImageLayer<Settings, Answer, Shape extends Region = Region, State = unknown> {
  regions(answer: Answer): readonly Shape[];
  withRegions(regions: readonly Shape[], extent: Extent): Answer;
  labels(settings: Settings): readonly Label[];
  /** How many regions one answer may hold. */
  most(settings: Settings): number;
  sketch(region: Shape, settings: Settings, extent: Extent): Sketch;
  /** Where every region is an upright rectangle: that rectangle. It is painted without a sketch, which is then made when asked for. */
  rect?(region: Shape): Rect;
  handles(region: Shape, settings: Settings): readonly Handle[];
  move(region: Shape, by: Point, extent: Extent): Shape;
  drag(region: Shape, change: HandleChange, extent: Extent): Shape;
  /** Whether what the tool draws (null), or a handle, sticks to outlines nearby; absent where nothing does. */
  snaps?(handle: string | null): boolean;
  /** Turns a region about its middle, degrees clockwise. */
  turn?(region: Shape, degrees: number, extent: Extent): Shape;
  /** Adds a vertex where an edge was pressed, with its handle's id; null where there is none near. */
  insert?(region: Shape, at: Point, tolerance: number): { readonly region: Shape; readonly handle: string } | null;
  /** Takes a vertex or point away; a notice says why it must stay. */
  remove?(region: Shape, handle: string, settings: Settings): { readonly region: Shape } | { readonly notice: Notice };
  /** Switches a point between visible and occluded. */
  toggle?(region: Shape, handle: string): Shape;
  /** Why a region cannot be stored like this (too small); it is then put back with this notice. */
  refuse(region: Shape, settings: Settings): Notice | null;
  /** Size or count, for the region list. */
  describe(region: Shape, settings: Settings): Notice;
  /** What of a region drawn on a picture of the size `from` lies on one of another size, at the same places; null: nothing. */
  within(region: Shape, from: Extent, extent: Extent): Shape | null;
  /** Whether one answer may not hold regions beside those of another (no pixel with two labels). */
  excludes?(settings: Settings): boolean;
  /** The ways in which the tool draws, the usual one first; absent where there is one only. */
  readonly modes?: readonly DrawMode[];
  /** Fills what a region encloses. */
  solid?(region: Shape, extent: Extent): Shape;
  /** Outlines and masks can become each other: the region's rings, and a region that fills rings (null: nothing is left). */
  toRings?(region: Shape, extent: Extent): readonly (readonly Point[])[];
  fromRings?(
    rings: readonly (readonly Point[])[],
    named: { readonly id: string; readonly label: string },
    extent: Extent,
  ): Shape | null;
  readonly tool: DrawTool<Settings, Shape, State>;
}
