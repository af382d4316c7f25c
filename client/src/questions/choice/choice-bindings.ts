import type { ChoiceAnswer, ChoiceSettings } from "@keyhole/shared/questions/choice/schema";
import type { Binding } from "../../editor/hotkeys.ts";
import type { HotkeyTarget } from "../editor-type.ts";
import { optionsOf, pick, pickTie } from "./choice-rules.ts";

/** A key for each option, the form's or one that the person gave it, and one for a tie: a preference is one key. */
export function choiceBindings({ question, settings, facts, store }: HotkeyTarget<ChoiceSettings>): readonly Binding[] {
  // The store holds what this question's own schema parsed.
  const answer = () => store.getState().answers[question] as ChoiceAnswer | undefined;
  const options = optionsOf(settings, facts).map(({ value, title, hotkey }, position): Binding => ({
    id: `${question}.option.${value}`,
    // Own keys are for a place: ids of candidates are others in every item.
    ...(settings.source === "candidates" ? { follows: `${question}.candidate.${String(position + 1)}` } : {}),
    layer: "question",
    keys: hotkey === undefined ? [] : [hotkey],
    title: { text: title },
    run: () => store.change(question, pick(answer(), value, settings)),
  }));
  if (!settings.tie) return options;
  return [
    ...options,
    {
      id: `${question}.tie`,
      layer: "question",
      keys: [settings.tieKey],
      title: { message: "questions.choice.tie" },
      run: () => store.change(question, pickTie(answer())),
    },
  ];
}
