import type { RatingAnswer, RatingSettings } from "@keyhole/shared/questions/rating/schema";
import type { Binding } from "../../editor/hotkeys.ts";
import type { HotkeyTarget } from "../editor-type.ts";
import { digitKeys, rate, valueOf } from "./rating-rules.ts";

export function ratingBindings({ question, settings, facts, store }: HotkeyTarget<RatingSettings>): readonly Binding[] {
  const criterion = settings.criteria[0];
  if (criterion === undefined) return [];
  const at = { criterion: criterion.value, candidate: null };
  return digitKeys(settings, facts).map(({ key, value }): Binding => ({
    id: `${question}.point.${value}`,
    layer: "question",
    keys: [key],
    title: {
      message: "questions.rating.anchor",
      values: { point: key, meaning: criterion.anchors[key] ?? criterion.title },
    },
    run() {
      // The store holds what this question's own schema parsed.
      const answer = store.getState().answers[question] as RatingAnswer | undefined;
      const again = valueOf(answer, at.criterion, null) === value;
      store.change(question, rate(answer, at, again ? null : value));
    },
  }));
}
