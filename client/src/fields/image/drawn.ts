import type { Answers } from "../../editor/history.ts";
import type { LinePattern } from "@keyhole/shared/questions/label";
import type { Region } from "@keyhole/shared/questions/question-type";
import { sameRegion } from "../../editor/region-ref.ts";
import type { RegionRef } from "../../editor/region-ref.ts";
import type { ImageLayer } from "./image-layer.ts";
import { boundsOf } from "./shapes.ts";
import type { Extent, Rect, Sketch } from "./shapes.ts";

/** A question asked about this picture, as the workspace hands it to the field. */
export interface ImageQuestion {
  readonly name: string;
  readonly title: string;
  readonly settings: unknown;
  readonly layer: ImageLayer<unknown, unknown>;
}

/** One region with everything that painting and hitting need. Made once per stored region and kept while it is unchanged. */
export interface Drawn {
  readonly ref: RegionRef;
  readonly region: Region;
  readonly question: ImageQuestion;
  readonly sketch: Sketch;
  readonly bounds: Rect;
  /** True where the bounds are all there is to draw. */
  readonly isRect: boolean;
  readonly colour: string;
  readonly pattern: LinePattern | undefined;
}

/** A sketch is several objects; of 10,000 rectangles hardly one is ever asked for it. */
class LazyDrawn implements Drawn {
  readonly ref: RegionRef;
  readonly region: Region;
  readonly question: ImageQuestion;
  readonly bounds: Rect;
  readonly isRect: boolean;
  readonly colour: string;
  readonly pattern: LinePattern | undefined;
  readonly #extent: Extent;
  #sketch: Sketch | null = null;

  constructor({ question, extent }: { question: ImageQuestion; extent: Extent }, region: Region, look: Look) {
    const { layer, name } = question;
    this.#extent = extent;
    this.ref = { question: name, region: region.id };
    this.region = region;
    this.question = question;
    this.colour = look.colour;
    this.pattern = look.pattern;
    this.isRect = layer.rect !== undefined;
    this.bounds = layer.rect?.(region) ?? boundsOf(this.sketch) ?? nowhere;
  }

  get sketch(): Sketch {
    return (this.#sketch ??= this.question.layer.sketch(this.region, this.question.settings, this.#extent));
  }
}

const nowhere: Rect = { left: 0, top: 0, right: 0, bottom: 0 };

interface Look {
  readonly colour: string;
  readonly pattern?: LinePattern | undefined;
}

/** A label that the form no longer knows is drawn in this grey. */
const unknown: Look = { colour: "#9a9a9a" };

const keyOf = ({ question, region }: RegionRef): string => `${question} ${region}`;

/** Turns answers into drawn regions; an unchanged stored region gives the same object, so 10,000 cost one look-up each. */
export class DrawnRegions {
  readonly #questions: readonly ImageQuestion[];
  readonly #extent: Extent;
  readonly #looks: ReadonlyMap<ImageQuestion, ReadonlyMap<string, Look>>;
  readonly #known = new WeakMap<Region, Drawn>();
  #answers: Answers | null = null;
  #drawn: readonly Drawn[] = [];
  /** Where a region was last found: checked before it is trusted. */
  #places = new Map<string, number>();
  /** The list in which one was not where it had been. */
  #missed: readonly Drawn[] | null = null;

  constructor(questions: readonly ImageQuestion[], extent: Extent) {
    this.#questions = questions;
    this.#extent = extent;
    this.#looks = new Map(
      questions.map((question) => [
        question,
        new Map(question.layer.labels(question.settings).map((label) => [label.value, label])),
      ]),
    );
  }

  of(answers: Answers): readonly Drawn[] {
    if (answers === this.#answers) return this.#drawn;
    this.#answers = answers;
    this.#drawn = this.#questions.flatMap((question) => {
      const answer = answers[question.name];
      return answer === undefined
        ? []
        : question.layer.regions(answer).map((region) => this.#known.get(region) ?? this.draw(question, region));
    });
    return this.#drawn;
  }

  /** The drawn region that a reference means; looking for the same one again costs nothing, however many there are. */
  find(ref: RegionRef, answers: Answers): Drawn | null {
    const drawn = this.of(answers);
    const key = keyOf(ref);
    const known = drawn[this.#places.get(key) ?? -1];
    if (known !== undefined && sameRegion(known.ref, ref)) return known;
    // One is searched for; who asks for more of the same list asks for many, as when all are selected.
    if (this.#missed === drawn) this.#places = new Map(drawn.map((each, at) => [keyOf(each.ref), at]));
    else
      this.#places.set(
        key,
        drawn.findIndex((each) => sameRegion(each.ref, ref)),
      );
    this.#missed = drawn;
    return drawn[this.#places.get(key) ?? -1] ?? null;
  }

  /** One region as it would be drawn, also one that is only being edited. */
  draw(question: ImageQuestion, region: Region): Drawn {
    const look = this.#looks.get(question)?.get(region.label) ?? unknown;
    const drawn = new LazyDrawn({ question, extent: this.#extent }, region, look);
    this.#known.set(region, drawn);
    return drawn;
  }
}
