import type { ConversationValue } from "@keyhole/shared/fields/field-type";
import { t } from "../../i18n/t.ts";

/** Candidates are named by their place on the screen, "Response A": stored ids may give a model's name away. */
export const candidateName = (position: number): string =>
  t("questions.conversation.candidate", { letter: letterOf(position) });

/** A to Z, then AA, AB …: as the columns of a spreadsheet. */
export function letterOf(position: number): string {
  const last = String.fromCodePoint(65 + (position % 26));
  return position < 26 ? last : letterOf(Math.floor(position / 26) - 1) + last;
}

export function roleName(role: ConversationValue["turns"][number]["role"]): string {
  switch (role) {
    case "system":
      return t("questions.conversation.system");
    case "user":
      return t("questions.conversation.user");
    case "assistant":
      return t("questions.conversation.assistant");
    case "tool":
      return t("questions.conversation.tool");
  }
}
