import { choiceSettings, type ChoiceAnswer, type ChoiceSettings } from "@keyhole/shared/questions/choice/schema";
import { formatList } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import type { QuestionEditor } from "../editor-type.ts";
import { CandidateChoice } from "./candidate-choice.tsx";
import { choiceBindings } from "./choice-bindings.ts";
import { ChoicePanel } from "./choice-panel.tsx";
import { optionsOf } from "./choice-rules.ts";
import { ChoiceSettingsForm } from "./choice-settings-form.tsx";

export const choiceEditor: QuestionEditor<ChoiceSettings, ChoiceAnswer> = {
  type: "choice",
  initialSettings: () =>
    choiceSettings.parse({
      options: [
        { value: "yes", title: t("questions.choice.initial.yes"), hotkey: "1" },
        { value: "no", title: t("questions.choice.initial.no"), hotkey: "2" },
      ],
    }),
  Panel: ChoicePanel,
  SettingsForm: ChoiceSettingsForm,
  bindings: choiceBindings,
  summary(answer, settings, facts) {
    if (answer.tie) return { message: "questions.choice.tie" };
    const titles = new Map(
      facts === undefined ? [] : optionsOf(settings, facts).map(({ value, title }) => [value, title]),
    );
    const fixed = new Map(settings.options.map(({ value, title }) => [value, title]));
    const chosen = formatList(answer.selected.map((value) => titles.get(value) ?? fixed.get(value) ?? value));
    return { message: "questions.choice.summary", values: { chosen } };
  },
  CandidateTool: CandidateChoice,
};
