import { parseChord } from "../editor/chord.ts";
import type { Binding } from "../editor/hotkeys.ts";
import type { MessageKey } from "../i18n/t.ts";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import type { ScreenTask } from "./screen-task.ts";

/** What every screen of a task can do, annotating and reviewing. */
export interface ScreenCommands {
  keys(this: void): void;
  extend(this: void): void;
}

/** What every screen can do that changes answers. */
export interface ChangeCommands {
  undo(this: void): boolean;
  redo(this: void): boolean;
}

export interface WorkCommands extends ScreenCommands, ChangeCommands {
  submit(this: void): void;
  skip(this: void): void;
  flag(this: void): void;
  guideline(this: void): void;
}

type Name = "takeOver" | "submit" | "skip" | "flag" | "guideline" | "extend" | "undo" | "redo" | "keys";

const bind = (
  name: Name,
  keys: readonly string[],
  rest: Pick<Binding, "run"> & Partial<Pick<Binding, "whileTyping" | "repeats">>,
): Binding => ({
  id: `work.${name}`,
  layer: "workspace",
  keys,
  title: { message: `workspace.key.${name}` satisfies MessageKey },
  ...rest,
});

export const screenBindings = ({ extend, keys }: ScreenCommands): readonly Binding[] => [
  bind("extend", ["alt+e"], { whileTyping: true, run: extend }),
  bind("keys", ["?"], { run: keys }),
];

export const changeBindings = ({ undo, redo }: ChangeCommands): readonly Binding[] => [
  bind("undo", ["mod+z"], { repeats: true, run: undo }),
  bind("redo", ["mod+shift+z", "mod+y"], { repeats: true, run: redo }),
];

/** While there is something to be taken over from the task before. */
export const takeOverBinding = (run: () => boolean): Binding => bind("takeOver", ["alt+b"], { run });

/** The screen's own keys. One letter where no label of the form has taken it, and always the same with Alt. */
export function workBindings(commands: WorkCommands, task: ScreenTask): readonly Binding[] {
  const taken = new Set(
    task.form.questions.flatMap(({ type, settings }) =>
      anyQuestionType(type)
        .hotkeys(settings)
        .map(({ key }) => parseChord(key)),
    ),
  );
  const free = (letter: string): readonly string[] => [letter, `alt+${letter}`].filter((key) => !taken.has(key));
  const ending =
    task.opened.lease.purpose === "revisit"
      ? []
      : [bind("skip", free("s"), { run: commands.skip }), bind("flag", free("p"), { run: commands.flag })];
  return [
    bind("submit", ["mod+enter"], { whileTyping: true, run: commands.submit }),
    ...ending,
    bind("guideline", free("g"), { run: commands.guideline }),
    ...screenBindings(commands),
    ...changeBindings(commands),
  ];
}
