import { ratingSettings, type RatingAnswer, type RatingSettings } from "@keyhole/shared/questions/rating/schema";
import { scoreOf } from "@keyhole/shared/questions/rating/score";
import { formatList } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import type { QuestionEditor } from "../editor-type.ts";
import { ratingBindings } from "./rating-bindings.ts";
import { RatingPanel } from "./rating-panel.tsx";
import { RatingSettingsForm } from "./rating-settings-form.tsx";

export const ratingEditor: QuestionEditor<RatingSettings, RatingAnswer> = {
  type: "rating",
  initialSettings: () =>
    ratingSettings.parse({ criteria: [{ value: "overall", title: t("questions.rating.initial") }] }),
  Panel: RatingPanel,
  SettingsForm: RatingSettingsForm,
  bindings: ratingBindings,
  summary({ ratings }, settings) {
    const points = formatList(
      ratings.map(({ value }) => (typeof value === "number" ? String(value) : t("questions.rating.notApplicable"))),
    );
    const score =
      settings.perCandidate || settings.criteria.length < 2 ? undefined : scoreOf({ ratings }, settings, null);
    return score === undefined
      ? { message: "questions.rating.summary", values: { count: ratings.length, points } }
      : { message: "questions.rating.summaryScore", values: { score, points } };
  },
};
