import { admin } from "./en/admin.ts";
import { common } from "./en/common.ts";
import { disagreements } from "./en/disagreements.ts";
import { editor } from "./en/editor.ts";
import { errors } from "./en/errors.ts";
import { exports } from "./en/exports.ts";
import { freeze } from "./en/freeze.ts";
import { guidelines } from "./en/guidelines.ts";
import { imports } from "./en/imports.ts";
import { keys } from "./en/keys.ts";
import { manageForm } from "./en/manage-form.ts";
import { manageHome } from "./en/manage-home.ts";
import { manageItems } from "./en/manage-items.ts";
import { manageLogic } from "./en/manage-logic.ts";
import { manageNew } from "./en/manage-new.ts";
import { manageSettings } from "./en/manage-settings.ts";
import { manage } from "./en/manage.ts";
import { me } from "./en/me.ts";
import { palette } from "./en/palette.ts";
import { preferences } from "./en/preferences.ts";
import { problems } from "./en/problems.ts";
import { questionTypes } from "./en/question-types.ts";
import { questions } from "./en/questions.ts";
import { relations } from "./en/relations.ts";
import { requests } from "./en/requests.ts";
import { review } from "./en/review.ts";
import { rules } from "./en/rules.ts";
import { session } from "./en/session.ts";
import { shell } from "./en/shell.ts";
import { trailEntries } from "./en/trail-entries.ts";
import { trailWords } from "./en/trail-words.ts";
import { trail } from "./en/trail.ts";
import { workspace } from "./en/workspace.ts";

/** Every text in English. Areas are files of their own; each key starts with its area's name. */
export const catalogueEn = {
  ...common,
  ...editor,
  ...errors,
  ...problems,
  ...rules,
  ...session,
  ...shell,
  ...workspace,
  ...manage,
  ...manageForm,
  ...manageHome,
  ...manageItems,
  ...manageLogic,
  ...manageNew,
  ...manageSettings,
  ...exports,
  ...imports,
  ...review,
  ...disagreements,
  ...trail,
  ...trailEntries,
  ...trailWords,
  ...admin,
  ...freeze,
  ...requests,
  ...me,
  ...preferences,
  ...keys,
  ...palette,
  ...guidelines,
  ...questions,
  ...relations,
  ...questionTypes,
};
