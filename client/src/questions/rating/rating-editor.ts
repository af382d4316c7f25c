import { ratingSettings, type RatingAnswer, type RatingSettings } from "@keyhole/shared/questions/rating/schema";
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
  summary: ({ ratings }) => ({
    message: "questions.rating.summary",
    values: { count: ratings.length, points: ratings.map(({ value }) => String(value)).join(", ") },
  }),
};
