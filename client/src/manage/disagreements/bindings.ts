import type { Binding } from "../../editor/hotkeys.ts";

// Keys of the page. They lie over the field's own, which has nothing to change here. Each part of the page holds its own.

const layer = "question" as const;
const key = (id: "next" | "previous" | "nextKind" | "previousKind" | "all" | "settle" | "edit" | "message") =>
  ({ id: `disagreements.${id}`, layer, title: { message: `disagreements.key.${id}` } }) as const;

export interface StepCommands {
  step(this: void, by: 1 | -1): void;
  stepKind(this: void, by: 1 | -1): void;
  /** Shows one answer alone; null all together. */
  choose(this: void, index: number | null): void;
}

/** Answers that a digit reaches. */
const mostDigits = 9;

export function stepBindings(commands: StepCommands): readonly Binding[] {
  const digits = Array.from({ length: mostDigits }, (_, index): Binding => ({
    id: `disagreements.answer.${String(index + 1)}`,
    layer,
    keys: [String(index + 1)],
    title: { message: "disagreements.key.answer", values: { number: index + 1 } },
    run: () => commands.choose(index),
  }));
  return [
    { ...key("next"), keys: ["n"], run: () => commands.step(1) },
    { ...key("previous"), keys: ["p"], run: () => commands.step(-1) },
    { ...key("nextKind"), keys: ["shift+n"], run: () => commands.stepKind(1) },
    { ...key("previousKind"), keys: ["shift+p"], run: () => commands.stepKind(-1) },
    ...digits,
    { ...key("all"), keys: ["0"], run: () => commands.choose(null) },
  ];
}

export const settleBinding = (run: () => void): readonly Binding[] => [{ ...key("settle"), keys: ["a"], run }];
export const editBinding = (run: () => void): readonly Binding[] => [{ ...key("edit"), keys: ["e"], run }];
export const messageBinding = (run: () => void): readonly Binding[] => [{ ...key("message"), keys: ["m"], run }];
