import type { Binding } from "../editor/hotkeys.ts";
import {
  changeBindings,
  screenBindings,
  type ChangeCommands,
  type ScreenCommands,
} from "../workspace/work-bindings.ts";

export interface ReviewCommands extends ScreenCommands, ChangeCommands {
  accept(this: void): void;
  /** Asks what to return and why. */
  ask(this: void): void;
  correct(this: void): void;
  pass(this: void): void;
  /** Shows one answer alone; null all together. */
  choose(this: void, index: number | null): void;
  save(this: void): void;
  back(this: void): void;
}

/** Answers that a digit reaches. */
const mostDigits = 9;

/** Keys while comparing. They lie over the field's own, which has nothing to change here. */
export function compareBindings(commands: ReviewCommands, answers: number): readonly Binding[] {
  const layer = "question" as const;
  const digits = Array.from({ length: Math.min(answers, mostDigits) }, (_, index): Binding => ({
    id: `review.answer.${String(index + 1)}`,
    layer,
    keys: [String(index + 1)],
    title: { message: "review.key.answer", values: { number: index + 1 } },
    run: () => commands.choose(index),
  }));
  return [
    { id: "review.accept", layer, keys: ["enter"], title: { message: "review.key.accept" }, run: commands.accept },
    { id: "review.return", layer, keys: ["r"], title: { message: "review.key.return" }, run: commands.ask },
    { id: "review.edit", layer, keys: ["e"], title: { message: "review.key.edit" }, run: commands.correct },
    { id: "review.pass", layer, keys: ["s"], title: { message: "review.key.pass" }, run: commands.pass },
    ...digits,
    { id: "review.all", layer, keys: ["0"], title: { message: "review.key.all" }, run: () => commands.choose(null) },
    ...screenBindings(commands),
  ];
}

/** Keys while correcting: the editor's own lie over them. */
export function correctBindings(commands: ReviewCommands): readonly Binding[] {
  const layer = "workspace" as const;
  return [
    {
      id: "review.save",
      layer,
      keys: ["mod+enter"],
      whileTyping: true,
      title: { message: "review.key.save" },
      run: commands.save,
    },
    { id: "review.back", layer, keys: ["alt+b"], title: { message: "review.key.back" }, run: commands.back },
    ...screenBindings(commands),
    ...changeBindings(commands),
  ];
}
