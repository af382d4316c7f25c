import { anyQuestionType } from "@keyhole/shared/questions/registry";
import type { Follower } from "../editor/annotation-store.ts";
import type { FieldQuestion } from "./field-question.ts";

/** Takes what points at regions away together with them, in the same step, so that one undo brings both back. */
export const followReferred =
  (questions: readonly FieldQuestion[]): Follower =>
  (next, before) =>
    questions.flatMap(({ name, settings, editor }): [string, unknown][] => {
      const refers = anyQuestionType(editor.type).refers;
      const answer = next[name];
      if (refers === undefined || answer === undefined) return [];
      const to = questions.find((each) => each.name === refers.to(settings).question);
      if (to === undefined || next[to.name] === before[to.name]) return [];
      const other = next[to.name];
      const regions = other === undefined ? [] : anyQuestionType(to.editor.type).regions(other);
      const ids = new Set(regions.map(({ id }) => id));
      const left = refers.renamed(answer, (id) => (ids.has(id) ? id : undefined));
      return left === answer ? [] : [[name, left]];
    });
