import type { Notice } from "../../editor/notice.ts";
import type { RegionBase } from "../../editor/region-ref.ts";
import type { Dot, Extent, Point, Sketch } from "./shapes.ts";

/** A place of a selected region that can be dragged: a corner, a vertex, a named point. */
export interface Handle extends Dot {
  readonly id: string;
  readonly cursor: "move" | "ew-resize" | "ns-resize" | "nwse-resize" | "nesw-resize" | "crosshair";
}

export interface LabelStyle {
  readonly name: string;
  /** "#rrggbb". */
  readonly colour: string;
  readonly hotkey?: string;
  readonly description?: string;
}

/** What the pointer or the keyboard did, in image pixels, not yet limited to the picture. */
export type DrawEvent =
  | { readonly type: "down" | "move" | "up"; readonly point: Point; readonly shift: boolean; readonly alt: boolean }
  /** A second press at the same place; the two presses before it were also sent. */
  | { readonly type: "double"; readonly point: Point }
  | { readonly type: "finish" }
  | { readonly type: "back" }
  | { readonly type: "cancel" };

export interface DrawContext<Settings> {
  readonly extent: Extent;
  readonly settings: Settings;
  /** The label of the region being drawn. */
  readonly label: string;
  /** Image pixels that look like one finger's or pointer's inaccuracy on the screen at this zoom. */
  readonly tolerance: number;
  newId(): string;
}

export interface DrawStep<State, Region> {
  readonly state: State;
  /** The finished region, to be added to the answer. */
  readonly added?: Region;
  readonly notice?: Notice;
}

/** A drawing tool as a named state machine: pure, the state says where in the gesture the person is. */
export interface DrawTool<Settings, Region, State> {
  readonly idle: State;
  isIdle(state: State): boolean;
  step(state: State, event: DrawEvent, context: DrawContext<Settings>): DrawStep<State, Region>;
  /** What is drawn so far, and what comes next where there is something to say. */
  preview(state: State, settings: Settings): { readonly sketch: Sketch; readonly next?: Notice };
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
export interface ImageLayer<Settings, Answer, Region extends RegionBase = RegionBase, State = unknown> {
  regions(answer: Answer): readonly Region[];
  withRegions(regions: readonly Region[], extent: Extent): Answer;
  labels(settings: Settings): readonly LabelStyle[];
  sketch(region: Region, settings: Settings): Sketch;
  handles(region: Region, settings: Settings): readonly Handle[];
  move(region: Region, by: Point, extent: Extent): Region;
  drag(region: Region, change: HandleChange, extent: Extent): Region;
  /** Adds a vertex where an edge was pressed, with its handle's id; null where there is none near. */
  insert?(region: Region, at: Point, tolerance: number): { readonly region: Region; readonly handle: string } | null;
  /** Takes a vertex or point away; a notice says why it must stay. */
  remove?(
    region: Region,
    handle: string,
    settings: Settings,
  ): { readonly region: Region } | { readonly notice: Notice };
  /** Switches a point between visible and occluded. */
  toggle?(region: Region, handle: string): Region;
  /** Why a region cannot be stored like this (too small); it is then put back with this notice. */
  refuse(region: Region, settings: Settings): Notice | null;
  /** Size or count, for the region list. */
  describe(region: Region, settings: Settings): Notice;
  readonly tool: DrawTool<Settings, Region, State>;
}
