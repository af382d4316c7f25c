import { splitKey } from "@keyhole/shared/each";
import type { AnnotationStore } from "../editor/annotation-store.ts";
import { focusedPart } from "../editor/focused-part.ts";
import type { ScreenTask } from "./screen-task.ts";

const focusable = 'input:not([disabled]), textarea, select, button, [tabindex]:not([tabindex="-1"])';

interface Around {
  readonly task: ScreenTask;
  readonly store: AnnotationStore;
  readonly pane: HTMLElement;
}

/**
 * Puts the keyboard where something asked is answered: on the picture or the text that is marked, else on the first
 * control of its panel. A question that draws becomes the one drawn for; one about a region selects that region, and its
 * panel takes the keyboard once it is on screen.
 */
export function focusQuestion({ key }: { readonly key: string }, { task, store, pane }: Around): void {
  const { question: name, part } = splitKey(key);
  const question = task.questions.find((each) => each.name === name);
  if (question === undefined) return;
  const { editor, settings, each } = question;
  if (each?.of === "region" && part !== undefined) {
    store.select({ question: each.question, region: part });
    requestAnimationFrame(() => focusPanel(pane, key));
    return;
  }
  if (editor.image !== undefined) {
    const label = store.getState().labels[name] ?? editor.image.labels(settings)[0]?.value;
    store.setTarget(name, label);
    if (store.getState().answers[name] === undefined) store.setMode("draw");
  }
  if (each !== undefined && each.of !== "region" && part !== undefined && panelOf(pane, key) === null) {
    focusedPart(store, each.of).moveTo(part);
    requestAnimationFrame(() => focusPanel(pane, key));
    return;
  }
  const written = document.querySelector<HTMLElement>(`[data-next-turn="${CSS.escape(key)}"] textarea`);
  if (written !== null) {
    written.focus();
    return;
  }
  if (editor.image === undefined && editor.text === undefined) {
    focusPanel(pane, key);
    return;
  }
  panelOf(pane, key)?.scrollIntoView({ block: "nearest" });
  const field = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(question.field)}"]`);
  field?.querySelector<HTMLElement>('[role="application"]')?.focus({ preventScroll: true });
}

const panelOf = (pane: HTMLElement, key: string): HTMLElement | null =>
  pane.querySelector<HTMLElement>(`[data-question="${CSS.escape(key)}"]`);

function focusPanel(pane: HTMLElement, key: string): void {
  const panel = panelOf(pane, key);
  panel?.scrollIntoView({ block: "nearest" });
  panel?.querySelector<HTMLElement>(focusable)?.focus({ preventScroll: true });
}
