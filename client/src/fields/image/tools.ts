import { togetherOn } from "./arranging.ts";
import type { GestureAction, PointerInput } from "./gesture.ts";
import { handleWhileDrawing } from "./grip.ts";
import { Hand } from "./hand.ts";
import { Drawing, toleranceOf } from "./drawing.ts";
import type { ImageQuestion } from "./drawn.ts";
import type { DrawEvent } from "./image-layer.ts";
import { handleAt, idleSelect, stepSelect } from "./select-tool.ts";
import type { SelectContext, SelectEvent, SelectState, SelectStep } from "./select-tool.ts";
import type { Point } from "./shapes.ts";
import { Snapping } from "./snapping.ts";
import type { Surface } from "./surface.ts";
import { toImage } from "./viewport.ts";

export interface Modifiers {
  readonly shift: boolean;
  readonly alt: boolean;
  /** Ctrl or Command: selects for one press while drawing. */
  readonly mod: boolean;
}

/** The shell around the tools' state machines: feeds them, shows what they say, stores what they finish. */
export class Tools {
  readonly #surface: Surface;
  readonly #snapping: Snapping;
  readonly #drawing: Drawing;
  readonly #hand = new Hand();
  #select: SelectState = idleSelect;
  #followed: string | null = null;
  /** Who has the pointer until it is lifted. */
  #owner: "select" | "draw" | null = null;

  constructor(surface: Surface) {
    this.#surface = surface;
    this.#snapping = new Snapping(surface);
    this.#drawing = new Drawing(surface, this.#snapping);
  }

  get isDrawMode(): boolean {
    const { store, readOnly } = this.#surface.options;
    return !readOnly && store.getState().mode === "draw" && this.#surface.target() !== null;
  }

  /** True while something is begun and not finished. */
  get isBusy(): boolean {
    return this.#select.at !== "idle" || this.#surface.getView().preview !== null;
  }

  pointer(input: PointerInput, modifiers: Modifiers): void {
    const coarse = input.kind === "touch";
    if (input.type === "down" && this.#surface.getView().coarse !== coarse) this.#surface.set({ coarse });
    for (const action of this.#hand.take(input, this.#grabs)) this.#act(action, modifiers);
    const { isPanning } = this.#hand;
    if (isPanning || input.panKey) this.#showPointer(isPanning ? "grabbing" : "grab");
  }

  /** Whether a finger that is dragged from a place of the screen would draw, move or bend something. */
  readonly #grabs = (screen: Point): boolean => {
    const surface = this.#surface;
    if (surface.options.readOnly) return false;
    if (this.isDrawMode) return true;
    const point = toImage(surface.getView().viewport, screen);
    const editable = surface.editable();
    const isOnHandle = editable !== null && handleAt(editable, point, toleranceOf(surface)) !== null;
    return isOnHandle || surface.hit(point) !== null;
  };

  double(screen: Point, modifiers: Modifiers): void {
    if (!this.#hand.reachesTool) return;
    const point = toImage(this.#surface.getView().viewport, screen);
    if (this.isDrawMode && !modifiers.mod) this.draw({ type: "double", point });
    else this.#selectStep({ type: "double", point, ...modifiers });
  }

  /** One event to the drawing tool of the moment. False where it meant nothing to the tool. */
  draw(event: DrawEvent): boolean {
    return this.#drawing.event(event);
  }

  /** Where a press at a point draws: at what it sticks to, or right there. */
  aim(point: Point, suspended = false): Point {
    return this.#drawing.aim(point, suspended);
  }

  /** Begins to draw: for the question that was last drawn for, or the picture's first one. */
  startDrawing(): void {
    const { store } = this.#surface.options;
    const target = this.#surface.target();
    if (target === null) return;
    if (store.getState().question !== target.question.name) store.setTarget(target.question.name);
    store.setMode("draw");
  }

  /** Begins to draw in a mode, for a question whose tool has it. What is selected stays, for modes that change it. */
  startMode(name: string): boolean {
    const { store, questions, readOnly } = this.#surface.options;
    const has = ({ layer }: { layer: ImageQuestion["layer"] }): boolean =>
      layer.modes?.some((mode) => mode.name === name) === true;
    const [selected] = this.#surface.selected();
    const target = this.#surface.target()?.question;
    const question = [selected?.question, target, ...questions].find((each) => each !== undefined && has(each));
    if (question === undefined || readOnly) return false;
    this.cancel();
    const { selection, mode } = store.getState();
    const isSelected = selected?.question === question;
    // While drawing, the label was picked for what comes next: another way to draw does not take it back.
    const keepsLabel = mode === "draw" && target === question;
    store.setTarget(question.name, isSelected && !keepsLabel ? selected.region.label : undefined);
    store.setMode("draw");
    this.#followed = question.name;
    if (isSelected) store.select(...selection);
    this.#surface.set({ drawMode: name, handle: null });
    return true;
  }

  /** Takes back one step of what is begun, else one stored change. */
  undo(): boolean {
    return this.isBusy ? this.draw({ type: "back" }) : this.#surface.options.store.undo();
  }

  /** The question being drawn for, or null, was chosen elsewhere: what was begun for another one ends. */
  follow(question: string | null): void {
    if (question === this.#followed) return;
    this.#followed = question;
    this.cancel();
    this.#surface.set({ keyCursor: null, brushAt: null, drawMode: null, snapped: null });
  }

  /** Forgets what was begun; the stored regions stay as they are. True where there was something. */
  cancel(): boolean {
    const wasBusy = this.isBusy;
    this.#drawing.forget();
    this.#select = idleSelect;
    this.#owner = null;
    this.#surface.set({ editing: [], notice: null });
    return wasBusy;
  }

  #act(action: GestureAction, modifiers: Modifiers): void {
    switch (action.type) {
      case "pan":
        this.#surface.pan(action.dx, action.dy);
        break;
      case "pinch":
        this.#surface.pan(action.dx, action.dy);
        this.#surface.zoom(action.factor, action.at);
        break;
      case "cancel":
        this.#takeBack();
        break;
      case "undo":
        if (!this.#surface.options.readOnly) this.undo();
        break;
      case "down":
      case "move":
      case "up":
        this.#toTool(action, modifiers);
        break;
    }
  }

  #toTool(action: GestureAction & { type: "down" | "move" | "up" }, modifiers: Modifiers): void {
    const point = toImage(this.#surface.getView().viewport, action.point);
    const layer = this.#surface.target()?.question.layer;
    // The other end of a pen takes away, as Alt does. Where the tool has no eraser it works on what is selected.
    const picks = modifiers.mod || (action.erases && layer?.modes?.some(({ name }) => name === "erase") !== true);
    if (action.type === "down") {
      this.#owner = this.#ownerOf(point, { ...modifiers, mod: picks });
      this.#surface.set({ notice: null, keyCursor: null });
      this.#drawing.remember(point);
    }
    const owner = this.#owner ?? (this.isDrawMode && !picks ? "draw" : "select");
    const event = { type: action.type, point, shift: modifiers.shift, alt: modifiers.alt || action.erases };
    if (owner === "draw") this.draw({ ...event, point: this.aim(point, modifiers.alt) });
    else this.#selectStep(event);
    if (action.type === "up") this.#owner = null;
    if (this.#owner === null) this.#hover(point, modifiers);
  }

  /** The press that is held did not count: what was begun before it stays. */
  #takeBack(): void {
    const isTaken = this.#owner === "draw" && this.#drawing.takeBack();
    if (isTaken) this.#owner = null;
    else this.cancel();
  }

  /** While drawing, the handles of the region just drawn still bend it; everything else begins the next one. */
  #ownerOf(point: Point, modifiers: Modifiers): "select" | "draw" {
    if (!this.isDrawMode || modifiers.mod) return "select";
    if (this.#surface.getView().preview !== null) return "draw";
    return this.#bends(point, modifiers) === null ? "draw" : "select";
  }

  /** The handle that a press at a point would bend at. */
  #bends(point: Point, modifiers: Modifiers): string | null {
    const editable = this.#surface.editable();
    if (editable === null) return null;
    const draws = this.isDrawMode && !modifiers.mod;
    // What snaps begins at corners of what is there, as often as not those of the region just drawn.
    if (draws && this.#drawing.sticks && this.#surface.getView().snapping.isOn) return null;
    const find = draws ? handleWhileDrawing : handleAt;
    return find(editable, point, toleranceOf(this.#surface));
  }

  #context(): SelectContext {
    const surface = this.#surface;
    return {
      extent: surface.options.extent,
      tolerance: toleranceOf(this.#surface),
      selection: surface.options.store.getState().selection,
      editable: surface.editable(),
      // Looked for only when something is pressed.
      get group() {
        return surface.group();
      },
      together(on) {
        const refs = togetherOn(surface, on.ref) ?? [on.ref];
        return { refs, group: surface.group(refs) };
      },
      pick: (point) => surface.hit(point),
      snap: (point, { on, handle, suspended }) =>
        on.question.layer.snaps?.(handle) === true ? this.#snapping.of({ point, suspended, without: on.ref }) : point,
    };
  }

  #selectStep(event: SelectEvent): void {
    const { readOnly } = this.#surface.options;
    const step = stepSelect(this.#select, event, this.#context());
    // A reader may pick regions, never change them.
    this.#select = readOnly ? idleSelect : step.state;
    if (step.state.at !== "bending" && this.#surface.getView().snapped !== null) this.#surface.set({ snapped: null });
    this.applySelect(step);
  }

  /** Shows and stores what a step of the select tool says. */
  applySelect(step: SelectStep): void {
    const surface = this.#surface;
    if (step.select !== undefined) surface.options.store.select(...step.select);
    if (step.handle !== undefined) surface.set({ handle: step.handle });
    if (step.notice !== undefined) surface.set({ notice: step.notice });
    if (surface.options.readOnly) return;
    const { state } = step;
    if (state.at === "moving") surface.showEditing(state.current);
    else if (state.at === "bending" && state.changed) {
      surface.showEditing([{ ...state.on, region: state.current }]);
    } else if (step.edited !== undefined) surface.commit(step.edited);
    else if (surface.getView().editing.length > 0) surface.set({ editing: [] });
  }

  #hover(point: Point, modifiers: Modifiers): void {
    const surface = this.#surface;
    const editable = surface.editable();
    const handle = this.#bends(point, modifiers);
    const grip = editable?.question.layer
      .handles(editable.region, editable.question.settings)
      .find(({ id }) => id === handle);
    if (this.isDrawMode && !modifiers.mod) {
      const brush = surface.drawMode()?.brush === true ? "none" : "crosshair";
      this.#showPointer(grip?.cursor ?? brush);
      return;
    }
    const under = surface.hit(point);
    surface.options.store.setHover(under?.ref ?? null);
    this.#showPointer(grip?.cursor ?? (under === null ? "default" : "pointer"));
  }

  #showPointer(pointer: string): void {
    if (this.#surface.getView().pointer !== pointer) this.#surface.set({ pointer });
  }
}
