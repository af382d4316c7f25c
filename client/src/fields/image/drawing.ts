import type { Region } from "@keyhole/shared/questions/question-type";
import type { DrawEvent } from "./image-layer.ts";
import type { Point } from "./shapes.ts";
import type { Snapping } from "./snapping.ts";
import type { Surface } from "./surface.ts";

/** Screen pixels that a hand is allowed to be off, with a finger or with anything finer. */
const tolerancePixels = { coarse: 18, fine: 6 } as const;

/** The same in image pixels, at this zoom and for what pressed last. */
export const toleranceOf = (surface: Surface): number =>
  surface.reach(tolerancePixels[surface.getView().coarse ? "coarse" : "fine"]);

/** The drawing tools of a picture's questions: feeds the one of the moment, shows what it says, stores what it finishes. */
export class Drawing {
  readonly #surface: Surface;
  readonly #snapping: Snapping;
  /** State of each question's drawing tool, by question name. */
  readonly #states = new Map<string, unknown>();
  /** The question that is being drawn for; a change of it ends what was begun. */
  #question: string | null = null;
  /** The drawing tool before the press that is held; null once that press stored something. */
  #pressed: { readonly question: string; readonly state: unknown; readonly point: Point } | null = null;

  constructor(surface: Surface, snapping: Snapping) {
    this.#surface = surface;
    this.#snapping = snapping;
  }

  /** One event to the drawing tool of the moment. False where it meant nothing to the tool. */
  event(event: DrawEvent): boolean {
    const surface = this.#surface;
    const target = surface.target();
    if (target === null || surface.options.readOnly) return false;
    const { question, label } = target;
    const { tool } = question.layer;
    if (this.#question !== question.name) this.forget();
    this.#question = question.name;
    const answer = surface.options.store.getState().answers[question.name];
    const before = this.#states.get(question.name) ?? tool.idle;
    const step = tool.step(before, event, {
      extent: surface.options.extent,
      settings: question.settings,
      label,
      regions: answer === undefined ? [] : question.layer.regions(answer),
      selected: this.#selectedOf(question.name),
      locked: surface.options.store.getState().locked,
      mode: surface.drawMode()?.name ?? "",
      brush: surface.getView().brush,
      pixels: () => surface.pixels(),
      border: this.#snapping.border,
      tolerance: toleranceOf(surface),
      newId: surface.options.newId,
    });
    this.#states.set(question.name, step.state);
    if ("point" in event && surface.drawMode()?.brush === true) surface.set({ brushAt: event.point });
    const { sketch, next, stroke } = tool.preview(step.state, question.settings);
    const colour = question.layer.labels(question.settings).find(({ value }) => value === label)?.colour ?? "#9a9a9a";
    const isIdle = tool.isIdle(step.state);
    const said = surface.getView().notice;
    const notice = step.notice ?? next ?? (event.type === "move" ? said : null);
    surface.set({ preview: isIdle ? null : { sketch, colour, ...(stroke && { stroke }) }, notice });
    if (step.replaced !== undefined || step.added !== undefined) this.#pressed = null;
    if (step.replaced !== undefined) surface.replace(question, step.replaced.regions, step.replaced.select);
    if (step.added !== undefined) surface.add(question, step.added);
    if (step.nextLabel !== undefined) surface.options.store.setTarget(question.name, step.nextLabel);
    const has = step.added !== undefined || step.replaced !== undefined || step.notice !== undefined;
    return step.state !== before || has;
  }

  /** Where a press at a point draws: at what it sticks to, or right there. */
  aim(point: Point, suspended: boolean): Point {
    return this.sticks ? this.#snapping.of({ point, suspended }) : point;
  }

  /** Whether what is drawn now sticks to outlines at all. */
  get sticks(): boolean {
    return this.#surface.target()?.question.layer.snaps?.(null) === true;
  }

  /** The region of a question that is selected alone and may be changed. */
  #selectedOf(question: string): Region | null {
    const editable = this.#surface.editable();
    return editable?.ref.question === question ? editable.region : null;
  }

  /** Before a press at a point: what `takeBack` goes back to. */
  remember(point: Point): void {
    const question = this.#surface.target()?.question;
    this.#pressed =
      question === undefined
        ? null
        : { question: question.name, state: this.#states.get(question.name) ?? question.layer.tool.idle, point };
  }

  /** The press that is held did not count: what was begun before it stays. False where it has stored something. */
  takeBack(): boolean {
    const before = this.#pressed;
    if (before === null) return false;
    this.#pressed = null;
    this.#states.set(before.question, before.state);
    this.event({ type: "move", point: before.point, shift: false, alt: false });
    return true;
  }

  /** Ends what was begun; what is stored stays. */
  forget(): void {
    const { questions } = this.#surface.options;
    const tool = questions.find(({ name }) => name === this.#question)?.layer.tool;
    const state = this.#question === null ? undefined : this.#states.get(this.#question);
    if (tool !== undefined && this.#question !== null && state !== undefined && !tool.isIdle(state)) {
      this.#states.set(this.#question, tool.idle);
    }
    if (this.#surface.getView().preview !== null) this.#surface.set({ preview: null });
  }
}
