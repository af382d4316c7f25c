import { rankingSettings, type RankingAnswer, type RankingSettings } from "@keyhole/shared/questions/ranking/schema";
import type { QuestionEditor } from "../editor-type.ts";
import { CandidatePlace } from "./candidate-place.tsx";
import { itemsOf } from "./ranking-items.ts";
import { RankingPanel } from "./ranking-panel.tsx";
import { RankingSettingsForm } from "./ranking-settings-form.tsx";

export const rankingEditor: QuestionEditor<RankingSettings, RankingAnswer> = {
  type: "ranking",
  initialSettings: () => rankingSettings.parse({}),
  Panel: RankingPanel,
  SettingsForm: RankingSettingsForm,
  /** None: digits mean a place only for the row that has the focus. */
  bindings: () => [],
  summary({ groups }, settings, facts) {
    const items = facts === undefined ? [] : itemsOf(settings, facts);
    const nameOf = (value: string) => items.find((item) => item.value === value)?.name ?? value;
    const order = groups.map((group) => group.map(nameOf).join(" = ")).join(" > ");
    return { message: "questions.ranking.summary", values: { order } };
  },
  CandidateTool: CandidatePlace,
};
