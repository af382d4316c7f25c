import { disagreementTables } from "./disagreements.ts";
import { exportTables } from "./exports.ts";
import { guidelineTables } from "./guidelines.ts";
import { importTables } from "./imports.ts";
import { itemTables } from "./items.ts";
import type { Kit } from "./kit.ts";
import { administrationTables } from "./administration.ts";
import { peopleTables } from "./people.ts";
import { preferenceTables } from "./preferences.ts";
import { projectTables } from "./projects.ts";
import { reviewTables } from "./review.ts";
import { trailTables } from "./trail.ts";
import { workTables } from "./work.ts";

/** Every table of the product, for one kit. A new area is one file and one line here. */
export const allTables = (kit: Kit) => ({
  ...peopleTables(kit),
  ...projectTables(kit),
  ...workTables(kit),
  ...itemTables(kit),
  ...importTables(kit),
  ...exportTables(kit),
  ...guidelineTables(kit),
  ...reviewTables(kit),
  ...disagreementTables(kit),
  ...trailTables(kit),
  ...administrationTables(kit),
  ...preferenceTables(kit),
});

export type Tables = ReturnType<typeof allTables>;
