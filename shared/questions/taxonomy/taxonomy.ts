import type { QuestionType } from "../question-type.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer, checkSettings } from "./check.ts";
import { csv, csvColumns, parse } from "./formats.ts";
import { type TaxonomyAnswer, taxonomyAnswer, type TaxonomySettings, taxonomySettings } from "./schema.ts";
import { treeIndex } from "./tree-index.ts";
import { migrations, version } from "./versions.ts";

export const taxonomy: QuestionType<TaxonomySettings, TaxonomyAnswer> = {
  type: "taxonomy",
  version,
  targets: ["image", "text", "conversation"],
  settings: taxonomySettings,
  checkSettings,
  labels: (settings) => treeIndex(settings).labels,
  nodes: (settings) => treeIndex(settings).entries.length,
  hotkeys: () => [],
  answer: taxonomyAnswer,
  checkAnswer,
  empty: () => ({ paths: [] }),
  isEmpty: ({ paths }) => paths.length === 0,
  draws: false,
  regions: () => [],
  // A condition on a node holds for everything below it.
  see: ({ paths }) => ({ values: Array.from(new Set(paths.flat())), amount: paths.length }),
  said: ({ paths }) => paths.flatMap((path) => path.at(-1) ?? []),
  hasAmount: () => true,
  migrations,
  compare,
  reliability,
  formats: { csv, csvColumns, parse },
};
