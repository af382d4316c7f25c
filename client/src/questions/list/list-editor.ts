import { type ListAnswer, type ListSettings, listSettings } from "@keyhole/shared/questions/list/schema";
import { t } from "../../i18n/t.ts";
import type { QuestionEditor } from "../editor-type.ts";
import { ListPanel } from "./list-panel.tsx";
import { ListSettingsForm } from "./list-settings-form.tsx";

export const listEditor: QuestionEditor<ListSettings, ListAnswer> = {
  type: "list",
  initialSettings: () =>
    listSettings.parse({
      verdicts: [
        { value: "true", title: t("questions.list.initial.true"), colour: "#009e73" },
        { value: "false", title: t("questions.list.initial.false"), colour: "#d55e00" },
        { value: "unclear", title: t("questions.list.initial.unclear"), colour: "#999933" },
      ],
      source: "optional",
    }),
  Panel: ListPanel,
  SettingsForm: ListSettingsForm,
  bindings: () => [],
  summary({ entries }, { verdicts }) {
    const titles = new Map(verdicts.map(({ value, title }) => [value, title]));
    const shown = entries.map(({ text, verdict }) =>
      verdict === null ? text : t("questions.list.judged", { text, verdict: titles.get(verdict) ?? verdict }),
    );
    return { message: "questions.list.summary", values: { count: entries.length, entries: shown.join("; ") } };
  },
};
