import { partKey } from "@keyhole/shared/questions/span/parts";
import type { AnnotationStore } from "../../editor/annotation-store.ts";
import type { RegionRef } from "../../editor/region-ref.ts";
import { marksOf } from "./mark-edits.ts";
import type { TextMark, TextQuestion } from "./text-layer.ts";

interface Drawn {
  readonly store: AnnotationStore;
  readonly questions: readonly TextQuestion[];
}

/** The marks over a code point that can be seen, shortest first. */
export function marksAt({ store, questions }: Drawn, part: string, codePoint: number): readonly RegionRef[] {
  const { hidden } = store.getState();
  return questions
    .flatMap((question) =>
      marksOf(store, question)
        .filter((mark) => mark.start <= codePoint && codePoint < mark.end && partKey(mark.part) === part)
        .map((mark) => ({ question: question.name, mark })),
    )
    .filter(({ mark }) => !hidden.has(mark.id))
    .sort((a, b) => a.mark.end - a.mark.start - (b.mark.end - b.mark.start))
    .map(({ question, mark }) => ({ question, region: mark.id }));
}

/** All marks in the texts of these parts, in reading order; of nested ones the longer comes first. */
export function inReadingOrder({ store, questions }: Drawn, parts: readonly string[]): readonly RegionRef[] {
  const order = new Map(parts.map((part, index) => [part, index]));
  return questions
    .flatMap((question) =>
      marksOf(store, question).flatMap((mark) => {
        const place = order.get(partKey(mark.part));
        return place === undefined ? [] : [{ question: question.name, mark, place }];
      }),
    )
    .sort((a, b) => a.place - b.place || a.mark.start - b.mark.start || b.mark.end - a.mark.end)
    .map(({ question, mark }) => ({ question, region: mark.id }));
}

/** The mark that a reference names, with its question; null where it is none of these. */
export function findMark(
  { store, questions }: Drawn,
  ref: RegionRef,
): { readonly question: TextQuestion; readonly mark: TextMark } | null {
  const question = questions.find(({ name }) => name === ref.question);
  const mark = question && marksOf(store, question).find(({ id }) => id === ref.region);
  return question === undefined || mark === undefined ? null : { question, mark };
}
