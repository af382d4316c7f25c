import type { ListedDisagreement } from "../../api-types.ts";
import { t } from "../../i18n/t.ts";

type Kind = Pick<ListedDisagreement, "said" | "questionTitle">;

/** What people say instead of each other, in one line. */
export function kindWords({ said: [one, other] }: Kind): string {
  if (one === null || one === undefined) return t("disagreements.words.different");
  if (other === null || other === undefined) return t("disagreements.words.missed", { one: one.title });
  return t("disagreements.words.pair", { one: one.title, other: other.title });
}

/** The same as a sentence for a message to workers, or for the note of a version. */
export function sentenceAbout(
  { said: [one, other], questionTitle: question }: Kind,
  which: "disagreements.send.message" | "disagreements.publish.note",
): string {
  if (one === null || one === undefined) return t(`${which}.different`, { question });
  if (other === null || other === undefined) return t(`${which}.missed`, { question, one: one.title });
  return t(`${which}.pair`, { question, one: one.title, other: other.title });
}

/** Words to look for in the guideline, the label's before the question's. */
export const wordsToFind = ({ said, questionTitle }: Kind): readonly string[] => [
  ...said.flatMap((each) => (each === null ? [] : [each.title])),
  questionTitle,
];
