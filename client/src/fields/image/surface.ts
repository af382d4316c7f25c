import { labelKey } from "../../editor/annotation-store.ts";
import type { AnnotationStore, EditorState } from "../../editor/annotation-store.ts";
import type { RegionRef } from "../../editor/region-ref.ts";
import type { Region } from "@keyhole/shared/questions/question-type";
import { DrawnRegions } from "./drawn.ts";
import type { Drawn, ImageQuestion } from "./drawn.ts";
import { MovingView } from "./moving-view.ts";
import { HitIndex } from "./hit-index.ts";
import type { DrawMode, Pixels } from "./image-layer.ts";
import type { Editable, Group } from "./select-tool.ts";
import { rectAroundBoth } from "./shapes.ts";
import type { Extent, Point, Rect } from "./shapes.ts";

export interface SurfaceOptions {
  readonly store: AnnotationStore;
  readonly questions: readonly ImageQuestion[];
  /** Size of the oriented original. */
  readonly extent: Extent;
  readonly readOnly: boolean;
  newId(this: void): string;
}

/** Smallest and largest diameter of the round tip, image pixels. */
export const brushLimits = { least: 1, most: 2_000 };

/** What is out of sight, and what that was found from. */
interface HiddenAt extends Pick<EditorState, "hidden" | "unseen"> {
  readonly drawn: readonly Drawn[];
  readonly all: ReadonlySet<string>;
}

/** Keeps what belongs to one picture on one screen: where it lies, its regions, and what is being done to them. */
export class Surface extends MovingView {
  readonly options: SurfaceOptions;
  readonly #drawn: DrawnRegions;
  #index: { readonly drawn: readonly Drawn[]; readonly index: HitIndex } | null = null;
  #hidden: HiddenAt | null = null;
  #pixels: Pixels | null = null;
  #readPixels: (() => Pixels | null) | null = null;

  constructor(options: SurfaceOptions) {
    const { width, height } = options.extent;
    super(options.extent, Math.max(brushLimits.least, Math.round(Math.min(width, height) / 40)));
    this.options = options;
    this.#drawn = new DrawnRegions(options.questions, options.extent);
  }

  /** All stored regions of this picture, in the order in which they are drawn. */
  drawn(): readonly Drawn[] {
    return this.#drawn.of(this.options.store.getState().answers);
  }

  find(ref: RegionRef): Drawn | null {
    return this.#drawn.find(ref, this.options.store.getState().answers);
  }

  /** Regions out of sight, by id: hidden ones, and those of labels that are. The same set while nothing changes. */
  hidden(): ReadonlySet<string> {
    const { hidden, unseen } = this.options.store.getState();
    if (unseen.size === 0) return hidden;
    const drawn = this.drawn();
    const known = this.#hidden;
    if (known?.drawn === drawn && known.hidden === hidden && known.unseen === unseen) return known.all;
    const filtered = drawn.filter(({ ref, region }) => unseen.has(labelKey(ref.question, region.label)));
    const all = new Set([...hidden, ...filtered.map(({ region }) => region.id)]);
    this.#hidden = { drawn, hidden, unseen, all };
    return all;
  }

  /** The selected regions that are this picture's. */
  selected(): readonly Drawn[] {
    const { selection } = this.options.store.getState();
    return selection.map((ref) => this.find(ref)).filter((drawn) => drawn !== null);
  }

  /** The one selected region, where it may be changed. */
  editable(): Editable | null {
    const { selection, locked } = this.options.store.getState();
    const [ref] = selection;
    if (selection.length !== 1 || ref === undefined || this.options.readOnly || locked.has(ref.region)) return null;
    return this.find(ref);
  }

  /** What may be moved together of all selected regions, or of those given, where they are several: none locked or hidden. */
  group(refs: readonly RegionRef[] = this.options.store.getState().selection): Group | null {
    if (refs.length < 2 || this.options.readOnly) return null;
    const { locked } = this.options.store.getState();
    const hidden = this.hidden();
    const members = refs
      .map((ref) => this.find(ref))
      .filter((drawn) => drawn !== null)
      .filter(({ region: { id } }) => !locked.has(id) && !hidden.has(id));
    const bounds = members.reduce<Rect | null>(
      (all, each) => (all === null ? each.bounds : rectAroundBoth(all, each.bounds)),
      null,
    );
    return bounds === null ? null : { members, bounds };
  }

  /** The region that a point of the picture means; hidden ones are not there, locked ones cannot be picked up. */
  hit(point: Point): Drawn | null {
    const { locked } = this.options.store.getState();
    const hidden = this.hidden();
    return this.#indexed().at(
      point,
      this.reach(this.getView().coarse ? 12 : 5),
      ({ ref }) => !hidden.has(ref.region) && !locked.has(ref.region),
    );
  }

  /** The regions to be seen whose bounds come within `reach` (image pixels) of a point. */
  near(point: Point, reach: number): readonly Drawn[] {
    const hidden = this.hidden();
    return this.#indexed()
      .near(point, reach)
      .filter(({ ref }) => !hidden.has(ref.region));
  }

  #indexed(): HitIndex {
    const drawn = this.drawn();
    if (this.#index?.drawn !== drawn) this.#index = { drawn, index: new HitIndex(drawn) };
    return this.#index.index;
  }

  /** The question whose regions are drawn now, with the label of the next one. */
  target(): { readonly question: ImageQuestion; readonly label: string } | null {
    const { question: name, labels } = this.options.store.getState();
    const question = this.options.questions.find((each) => each.name === name) ?? this.options.questions[0];
    const label = question && (labels[question.name] ?? question.layer.labels(question.settings)[0]?.value);
    return question === undefined || label === undefined ? null : { question, label };
  }

  /** How the question that is drawn for draws now; null where its tool has one way only. */
  drawMode(): DrawMode | null {
    const modes = this.target()?.question.layer.modes;
    return modes?.find(({ name }) => name === this.getView().drawMode) ?? modes?.[0] ?? null;
  }

  /** Makes the round tip larger (1) or smaller (-1): by a fifth, at least one pixel. */
  resizeBrush(way: 1 | -1): void {
    const { brush } = this.getView();
    const step = Math.max(1, Math.round(brush / 5));
    this.set({ brush: Math.min(brushLimits.most, Math.max(brushLimits.least, brush + way * step)) });
  }

  /** The shown picture's pixels, read when they are first asked for. */
  pixels(): Pixels | null {
    return (this.#pixels ??= this.#readPixels?.() ?? null);
  }

  /** Who can read the shown picture; null when it is gone. */
  setPixelReader(read: (() => Pixels | null) | null): void {
    this.#readPixels = read;
    this.#pixels = null;
  }

  /** Shows regions as a gesture has them now. */
  showEditing(edited: readonly Editable[]): void {
    this.set({ editing: edited.map(({ question, region }) => this.#drawn.draw(question, region)) });
  }

  /** Stores edited regions as one act, or says why one of them cannot be and leaves the stored ones. */
  commit(edited: readonly Editable[], merge?: string): void {
    const refused = edited.map(({ region, question }) => question.layer.refuse(region, question.settings));
    const notice = refused.find((each) => each !== null);
    if (notice !== undefined) {
      this.set({ editing: none, notice });
      return;
    }
    const changed = new Map(edited.map(({ ref, region }) => [`${ref.question} ${ref.region}`, region]));
    this.#changeAll(
      new Set(edited.map(({ question }) => question)),
      (question, region) => changed.get(`${question.name} ${region.id}`) ?? region,
      merge,
    );
    this.set({ editing: none });
  }

  /** Adds a drawn region and selects it, unless the answer is full. */
  add(question: ImageQuestion, region: Region): void {
    const answer = this.options.store.getState().answers[question.name];
    const regions = answer === undefined ? [] : question.layer.regions(answer);
    this.replace(question, [...regions, region], region.id);
  }

  /** Stores all regions of a question as a tool has made them, as one act. */
  replace(question: ImageQuestion, regions: readonly Region[], select: string | null): void {
    const { store, extent, readOnly } = this.options;
    const { layer, settings, name } = question;
    const answer = store.getState().answers[name];
    const before = answer === undefined ? 0 : layer.regions(answer).length;
    const most = layer.most(settings);
    if (regions.length > before && regions.length > most) {
      this.set({ notice: { message: "editor.full", values: { most } } });
      return;
    }
    if (readOnly) return;
    store.change(name, layer.withRegions(regions, extent));
    store.select(...(select === null ? [] : [{ question: name, region: select }]));
  }

  /** Deletes regions, or the selected ones, as one act; a locked one stays and says so. False where there are none. */
  remove(refs: readonly RegionRef[] = this.options.store.getState().selection): boolean {
    const { store } = this.options;
    const { locked, selection } = store.getState();
    const found = refs.map((ref) => this.find(ref)).filter((drawn) => drawn !== null);
    const free = found.filter(({ ref }) => !locked.has(ref.region));
    const gone = new Set(free.map(({ ref }) => `${ref.question} ${ref.region}`));
    this.#changeAll(new Set(free.map(({ question }) => question)), (question, region) =>
      gone.has(`${question.name} ${region.id}`) ? null : region,
    );
    store.select(...selection.filter((ref) => !gone.has(`${ref.question} ${ref.region}`)));
    this.set({ handle: null, notice: free.length < found.length ? { message: "editor.locked" } : null });
    return found.length > 0;
  }

  /** All selected regions, as large as fits. */
  fitSelection(): void {
    const bounds = this.selected().reduce<Rect | null>(
      (all, each) => (all === null ? each.bounds : rectAroundBoth(all, each.bounds)),
      null,
    );
    if (bounds !== null) this.fitTo(bounds);
  }

  /** One act on the regions of some questions: one undo step. `change` gives null for a region that goes. */
  #changeAll(
    questions: Iterable<ImageQuestion>,
    change: (question: ImageQuestion, region: Region) => Region | null,
    merge?: string,
  ): void {
    const { store, extent, readOnly } = this.options;
    if (readOnly) return;
    const { answers } = store.getState();
    const next = Array.from(questions).flatMap((question): [string, unknown][] => {
      const answer = answers[question.name];
      if (answer === undefined) return [];
      const regions = question.layer.regions(answer).flatMap((region) => change(question, region) ?? []);
      return [[question.name, question.layer.withRegions(regions, extent)]];
    });
    store.changeAll(next, merge === undefined ? {} : { merge });
  }
}

const none: readonly never[] = [];
