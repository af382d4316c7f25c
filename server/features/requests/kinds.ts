import type { RequestKind } from "@keyhole/shared/vocabulary";
import { breakGlassCodes } from "./kinds/break-glass-codes.ts";
import { duty } from "./kinds/duty.ts";
import { exporting } from "./kinds/export.ts";
import { reset } from "./kinds/reset.ts";
import { settings } from "./kinds/settings.ts";
import { unFreeze } from "./kinds/un-freeze.ts";
import type { RequestKindRules } from "./request-kind.ts";

/** What is particular to each kind. A kind without a line does not compile; null: it cannot be asked for yet. */
export const requestKindRules: { readonly [Kind in RequestKind]: RequestKindRules | null } = {
  "un-freeze": unFreeze,
  reset,
  duty,
  settings,
  "break-glass-codes": breakGlassCodes,
  export: exporting,
  reveal: null,
};
