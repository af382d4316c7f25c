import type { Region } from "@keyhole/shared/questions/question-type";
import type { AnnotationStore } from "../../editor/annotation-store.ts";
import type { Notice } from "../../editor/notice.ts";
import type { RegionRef } from "../../editor/region-ref.ts";
import { linksOf, putLink, removeLinks } from "./link-edits.ts";
import type { LinkQuestion } from "./link-layer.ts";
import { marksOf } from "./mark-edits.ts";
import type { TextQuestion } from "./text-layer.ts";

/** Joining marks: first its begin is chosen, then its end. */
export interface Linking {
  readonly question: string;
  readonly label: string;
  /** The mark it begins at, once chosen. */
  readonly from: string | null;
  /** Begun by a label alone: goes on after each link. Begun at a selected mark: ends with it. */
  readonly goesOn: boolean;
}

export interface LinkState {
  /** Null while nothing is being joined. */
  readonly linking: Linking | null;
  readonly refusal: Notice | null;
}

interface Around {
  readonly marks: readonly TextQuestion[];
  readonly links: readonly LinkQuestion[];
}

/**
 * Links between the marks of one field, from two gestures (a drag, two clicks) or keys alone: select a mark, press a
 * link's label, choose the other mark, Enter. Knows no DOM and no places, only marks.
 */
export class LinkSession {
  readonly #store: AnnotationStore;
  readonly #newId: () => string;
  readonly #listeners = new Set<() => void>();
  #around: Around = { marks: [], links: [] };
  #state: LinkState = { linking: null, refusal: null };

  constructor(store: AnnotationStore, newId: () => string) {
    this.#store = store;
    this.#newId = newId;
  }

  readonly getState = (): LinkState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  setQuestions(around: Around): void {
    this.#around = around;
  }

  /** A link's label: gives it to the selected links, or begins at the selected mark, or is picked for what follows. */
  press(name: string, label: string): boolean {
    const question = this.#around.links.find((each) => each.name === name);
    if (question === undefined) return false;
    const { selection, mode } = this.#store.getState();
    const [only] = selection.length === 1 ? selection : [];
    if (only?.question === name) {
      const link = linksOf(this.#store, question).find(({ id }) => id === only.region);
      if (link !== undefined) this.#put(question, { ...link, label });
      return true;
    }
    if (mode === "draw") this.#store.setMode("select");
    const { linking } = this.#state;
    const from = only?.question === question.layer.marksOf(question.settings) ? only.region : null;
    const same = linking !== null && linking.question === name && linking.label === label;
    if (same && (from === null || from === linking.from)) this.end();
    else this.#set({ linking: { question: name, label, from, goesOn: from === null }, refusal: null });
    return true;
  }

  /** A click on marks, the nearest first: the begin, or the end. False where nothing is being joined. */
  pick(hits: readonly RegionRef[]): boolean {
    const { linking } = this.#state;
    if (linking === null) return false;
    const marks = this.#marksQuestion(linking);
    const hit = hits.find(({ question, region }) => question === marks && region !== linking.from);
    if (hit === undefined) return true;
    if (linking.from === null) this.#begin(linking, hit);
    else this.#join(linking, linking.from, hit.region);
    return true;
  }

  /** A drag from marks to marks. False where nothing is being joined, or it was no drag between two of them. */
  drop(from: readonly RegionRef[], to: readonly RegionRef[]): boolean {
    const { linking } = this.#state;
    if (linking === null) return false;
    const marks = this.#marksQuestion(linking);
    const begin = from.find(({ question }) => question === marks);
    const end = to.find(({ question, region }) => question === marks && region !== begin?.region);
    // A click: the mark under it is under both.
    if (begin === undefined || end === undefined || to.some(({ region }) => region === begin.region)) return false;
    this.#join(linking, begin.region, end.region);
    return true;
  }

  /** The selected mark is the begin, or the end, of what is being joined. */
  confirm(): boolean {
    const { selection } = this.#store.getState();
    const [only] = selection;
    return this.#state.linking !== null && only !== undefined && this.pick([only]);
  }

  /** One step back out: the begin that was chosen, then the label. */
  escape(): boolean {
    const { linking } = this.#state;
    if (linking === null) return false;
    if (linking.goesOn && linking.from !== null) this.#set({ linking: { ...linking, from: null }, refusal: null });
    else this.end();
    return true;
  }

  end(): void {
    if (this.#state.linking !== null || this.#state.refusal !== null) this.#set({ linking: null, refusal: null });
  }

  /** Takes the selected links away. */
  remove(): boolean {
    const { selection } = this.#store.getState();
    return this.#around.links.some((question) => {
      const ids = new Set(selection.filter((ref) => ref.question === question.name).map(({ region }) => region));
      return ids.size > 0 && removeLinks(this.#store, question, ids);
    });
  }

  #begin(linking: Linking, { question, region }: RegionRef): void {
    this.#set({ linking: { ...linking, from: region }, refusal: null });
    this.#store.select({ question, region });
  }

  #join(linking: Linking, from: string, to: string): void {
    const question = this.#around.links.find(({ name }) => name === linking.question);
    if (question === undefined) return;
    const refused = this.#put(question, { id: this.#newId(), label: linking.label, from, to });
    // What was refused can be tried with another end.
    if (refused) return;
    this.#set({ linking: linking.goesOn ? { ...linking, from: null } : null, refusal: null });
  }

  #put(question: LinkQuestion, link: Region & { readonly from: string; readonly to: string }): boolean {
    const name = question.layer.marksOf(question.settings);
    const marks = this.#around.marks.find((each) => each.name === name);
    const ends = new Map((marks === undefined ? [] : marksOf(this.#store, marks)).map((mark) => [mark.id, mark]));
    const refusal = putLink(this.#store, { question, ends }, link);
    this.#set({ ...this.#state, refusal });
    return refusal !== null;
  }

  #marksQuestion({ question: name }: Linking): string | undefined {
    const question = this.#around.links.find((each) => each.name === name);
    return question?.layer.marksOf(question.settings);
  }

  #set(state: LinkState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
