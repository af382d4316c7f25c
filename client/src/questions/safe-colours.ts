import { paletteColour } from "@keyhole/shared/questions/label";
import { useMemo } from "react";
import { usePreference } from "../ui/own-preferences.ts";

/**
 * Settings whose labels have colours that people with any colour vision tell apart, each by its place in its list. For
 * the screen only: nothing stored, sent or checked knows a label by its colour.
 */
export function withSafeColours(settings: unknown): unknown {
  if (Array.isArray(settings)) return settings.map((entry, index) => recoloured(withSafeColours(entry), index));
  if (typeof settings !== "object" || settings === null) return settings;
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, withSafeColours(value)]));
}

const recoloured = (entry: unknown, index: number): unknown =>
  typeof entry === "object" && entry !== null && "colour" in entry && typeof entry.colour === "string"
    ? { ...entry, colour: paletteColour(index) }
    : entry;

/** Settings as somebody wants to see them: the form's own, or a copy in safe colours. */
export const seenSettings = (settings: unknown, isSafe: boolean): unknown =>
  isSafe ? withSafeColours(settings) : settings;

interface Asking {
  readonly settings: unknown;
}
export interface Shown {
  readonly questions: readonly Asking[];
  readonly fields: readonly { readonly questions: readonly Asking[] }[];
}

/** A task as somebody wants to see it; the same object where that is the form's own way. */
export function seenTask<Task extends Shown>(task: Task, isSafe: boolean): Task {
  if (!isSafe) return task;
  const seen = new Map(
    task.questions.map((question) => [question, { ...question, settings: withSafeColours(question.settings) }]),
  );
  const all = (questions: readonly Asking[]) => questions.map((question) => seen.get(question) ?? question);
  const fields = task.fields.map((field) => ({ ...field, questions: all(field.questions) }));
  return { ...task, questions: all(task.questions), fields };
}

/** Whether the person who is here wants safe colours: a change of the switch holds at once. */
export const useSafeColours = (): boolean => usePreference("safeColours") === true;

export function useSeenTask<Task extends Shown | null>(task: Task): Task {
  const isSafe = useSafeColours();
  return useMemo(() => (task === null ? task : seenTask(task, isSafe)), [task, isSafe]);
}
