import type { AnnotationStore } from "../editor/annotation-store.ts";
import type { ScreenQuestion } from "./screen-task.ts";

const focusable = 'input:not([disabled]), textarea, select, button, [tabindex]:not([tabindex="-1"])';

/**
 * Puts the keyboard where a question is answered: on the picture or the text that is marked, else on the first control
 * of its panel. A question that draws becomes the one drawn for.
 */
export function focusQuestion(
  question: ScreenQuestion,
  { store, pane }: { readonly store: AnnotationStore; readonly pane: HTMLElement },
): void {
  const { editor, name, settings } = question;
  const part = pane.querySelector<HTMLElement>(`[data-question="${CSS.escape(name)}"]`);
  part?.scrollIntoView({ block: "nearest" });
  if (editor.image !== undefined) {
    const label = store.getState().labels[name] ?? editor.image.labels(settings)[0]?.value;
    store.setTarget(name, label);
    if (store.getState().answers[name] === undefined) store.setMode("draw");
  }
  const field = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(question.field)}"]`);
  const surface =
    editor.image !== undefined || editor.text !== undefined
      ? field?.querySelector<HTMLElement>('[role="application"]')
      : part?.querySelector<HTMLElement>(focusable);
  surface?.focus({ preventScroll: true });
}
