import type { AnnotationStore } from "../../editor/annotation-store.ts";
import { fixedSnap } from "./mark-edits.ts";
import type { TextQuestion } from "./text-layer.ts";

/** The label that selections get at once; null unless one was picked. */
export function drawTarget(
  store: AnnotationStore,
  questions: readonly TextQuestion[],
): { readonly question: TextQuestion; readonly label: string } | null {
  const { mode, question: name, labels } = store.getState();
  const question = mode === "draw" ? questions.find((each) => each.name === name) : undefined;
  if (question === undefined) return null;
  const known = question.layer.labels(question.settings);
  const label = known.find(({ value }) => value === labels[question.name]) ?? known[0];
  return label === undefined ? null : { question, label: label.value };
}

/** What selections grow to now, whatever the switch for words says: as the picked label's question wants it, or as all do. */
export function commonSnap(
  store: AnnotationStore,
  questions: readonly TextQuestion[],
): "sentence" | "paragraph" | null {
  const picked = drawTarget(store, questions);
  const snaps = new Set((picked === null ? questions : [picked.question]).map(fixedSnap));
  return snaps.size === 1 ? (Array.from(snaps)[0] ?? null) : null;
}
