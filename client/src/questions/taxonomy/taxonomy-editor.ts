import {
  type TaxonomyAnswer,
  type TaxonomySettings,
  taxonomySettings,
} from "@keyhole/shared/questions/taxonomy/schema";
import { formatList } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import type { QuestionEditor } from "../editor-type.ts";
import { TaxonomyPanel } from "./taxonomy-panel.tsx";
import { pathTitle } from "./taxonomy-rules.ts";
import { TaxonomySettingsForm } from "./taxonomy-settings-form.tsx";

export const taxonomyEditor: QuestionEditor<TaxonomySettings, TaxonomyAnswer> = {
  type: "taxonomy",
  initialSettings: () =>
    taxonomySettings.parse({
      nodes: [
        {
          value: "animal",
          title: t("questions.taxonomy.initial.animal"),
          children: [
            { value: "cat", title: t("questions.taxonomy.initial.cat") },
            { value: "dog", title: t("questions.taxonomy.initial.dog") },
          ],
        },
        {
          value: "plant",
          title: t("questions.taxonomy.initial.plant"),
          children: [
            { value: "tree", title: t("questions.taxonomy.initial.tree") },
            { value: "flower", title: t("questions.taxonomy.initial.flower") },
          ],
        },
      ],
    }),
  Panel: TaxonomyPanel,
  SettingsForm: TaxonomySettingsForm,
  bindings: () => [],
  summary: ({ paths }, settings) =>
    paths.length === 0
      ? { message: "questions.notAnswered" }
      : {
          message: "questions.taxonomy.summary",
          values: { chosen: formatList(paths.map((path) => pathTitle(path, settings))) },
        },
};
