import {
  type PairwiseAnswer,
  type PairwiseSettings,
  pairwiseSettings,
} from "@keyhole/shared/questions/pairwise/schema";
import type { QuestionEditor } from "../editor-type.ts";
import { pairwiseBindings } from "./pairwise-bindings.ts";
import { PairwisePanel } from "./pairwise-panel.tsx";
import { pairOf, placeName, placeOf } from "./pairwise-rules.ts";
import { PairwiseSettingsForm } from "./pairwise-settings-form.tsx";
import { formatList } from "../../i18n/format.ts";

export const pairwiseEditor: QuestionEditor<PairwiseSettings, PairwiseAnswer> = {
  type: "pairwise",
  initialSettings: () => pairwiseSettings.parse({}),
  Panel: PairwisePanel,
  SettingsForm: PairwiseSettingsForm,
  bindings: pairwiseBindings,
  summary(answer, settings, facts) {
    const { winner, strength } = answer;
    if (strength === null) return { message: "questions.notAnswered" };
    const pair = facts === undefined ? null : pairOf(settings, facts);
    const own = { id: winner ?? "", name: winner ?? "" };
    const place = pair === null ? -strength : placeOf(answer, pair);
    const decision = placeName(place ?? 0, pair ?? [own, own], settings);
    const titles = new Map(settings.reasons.map(({ value, title }) => [value, title]));
    const reasons = formatList(answer.reasons.map((value) => titles.get(value) ?? value));
    return reasons === ""
      ? { message: "questions.pairwise.summary", values: { decision } }
      : { message: "questions.pairwise.summaryReasons", values: { decision, reasons } };
  },
};
