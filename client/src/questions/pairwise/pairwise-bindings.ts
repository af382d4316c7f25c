import { scaleKeys } from "@keyhole/shared/questions/pairwise/pairwise";
import type { PairwiseAnswer, PairwiseSettings } from "@keyhole/shared/questions/pairwise/schema";
import type { Binding } from "../../editor/hotkeys.ts";
import type { HotkeyTarget } from "../editor-type.ts";
import { decided, type Pair, pairOf, placeName, placeOf, placesOf, pushed, reasoned } from "./pairwise-rules.ts";

/** A preference is one key: a digit for each place on the scale, or a key for each side. Reasons have their own. */
export function pairwiseBindings({
  question,
  settings,
  facts,
  store,
}: HotkeyTarget<PairwiseSettings>): readonly Binding[] {
  const pair = pairOf(settings, facts);
  if (pair === null) return [];
  // The store holds what this question's own schema parsed.
  const answer = () => store.getState().answers[question] as PairwiseAnswer | undefined;
  const bind = (
    id: string,
    key: string | undefined,
    does: { readonly title: string; run(this: void): PairwiseAnswer | undefined },
  ): Binding => ({
    id: `${question}.${id}`,
    layer: "question",
    keys: key === undefined ? [] : [key],
    title: { text: does.title },
    run: () => store.change(question, does.run()),
  });
  const reasons = settings.reasons.map(({ value, title, hotkey }) =>
    bind(`reason.${value}`, hotkey, { title, run: () => reasoned(answer(), toggled(answer(), value)) }),
  );
  return [...decisions(settings, pair, { answer, bind }), ...reasons];
}

const toggled = (answer: PairwiseAnswer | undefined, value: string): readonly string[] => {
  const before = answer?.reasons ?? [];
  return before.includes(value) ? before.filter((each) => each !== value) : [...before, value];
};

interface Around {
  answer(this: void): PairwiseAnswer | undefined;
  bind(
    this: void,
    id: string,
    key: string,
    does: { readonly title: string; run(this: void): PairwiseAnswer | undefined },
  ): Binding;
}

function decisions(settings: PairwiseSettings, pair: Pair, { answer, bind }: Around): readonly Binding[] {
  const { keys, steps, ties, firstKey, tieKey, secondKey } = settings;
  const at = (place: number) => () => decided(answer(), pair, placeOf(answer(), pair) === place ? null : place);
  if (keys === "digits") {
    const places = placesOf(settings);
    return scaleKeys(settings).flatMap((key, index) => {
      const place = places[index];
      return place === undefined
        ? []
        : [bind(`place.${place}`, key, { title: placeName(place, pair, settings), run: at(place) })];
    });
  }
  if (keys === "none") return [];
  const side = (of: -1 | 1) => () => pushed(answer(), pair, { side: of, steps });
  return [
    bind("first", firstKey, { title: pair[0].name, run: side(-1) }),
    ...(ties ? [bind("tie", tieKey, { title: placeName(0, pair, settings), run: at(0) })] : []),
    bind("second", secondKey, { title: pair[1].name, run: side(1) }),
  ];
}
