import type { Area } from "../catalogue.ts";

/** Texts of the editors of taxonomies, dates, pairs and lists. */
export const questionTypes = {
  "questions.taxonomy.chosen": "Chosen for {title}",
  "questions.taxonomy.remove": "Remove {name}",
  "questions.taxonomy.search": "Search {title}",
  "questions.taxonomy.searchHint": "Search",
  "questions.taxonomy.found": { plural: "count", one: "{count} found", other: "{count} found" },
  "questions.taxonomy.about": "{title}: {description}",
  "questions.taxonomy.summary": "{chosen}",
  "questions.taxonomy.initial.animal": "Animal",
  "questions.taxonomy.initial.cat": "Cat",
  "questions.taxonomy.initial.dog": "Dog",
  "questions.taxonomy.initial.plant": "Plant",
  "questions.taxonomy.initial.tree": "Tree",
  "questions.taxonomy.initial.flower": "Flower",
  "questions.taxonomy.settings.kind": "Written as",
  "questions.taxonomy.settings.kind.indented": "Indented lines",
  "questions.taxonomy.settings.kind.paths": "Paths",
  "questions.taxonomy.settings.kind.csv": "CSV",
  "questions.taxonomy.settings.nodes": "Entries",
  "questions.taxonomy.settings.nodes.indented":
    "One entry a line; what lies below is indented by a tab or spaces. After a tab: a title, after another: a description.",
  "questions.taxonomy.settings.nodes.paths": "One path a line: animal > dog > pug.",
  "questions.taxonomy.settings.nodes.csv": "One path a row, a column for each level: animal,dog,pug.",
  "questions.taxonomy.settings.size": {
    plural: "count",
    one: "{count} entry, levels: {depth}",
    other: "{count} entries, levels: {depth}",
  },
  "questions.taxonomy.settings.pick": "What can be chosen",
  "questions.taxonomy.settings.leaf": "Only entries without others below",
  "questions.taxonomy.settings.any": "Every entry",
} as const satisfies Area<"questions">;
