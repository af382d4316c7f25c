import type { Binding } from "../../editor/hotkeys.ts";
import type { LinkQuestion } from "./link-layer.ts";
import type { TextSession } from "./text-session.ts";

/** A key for each kind of link. What joins and what leaves is Enter and Escape of the text. */
export const linkBindings = (session: TextSession, links: readonly LinkQuestion[]): readonly Binding[] =>
  links.flatMap(({ name, layer, settings }) =>
    layer.labels(settings).map((label): Binding => ({
      id: `${name}.label.${label.value}`,
      layer: "question",
      keys: label.hotkey === undefined ? [] : [label.hotkey],
      title: { text: label.title },
      run: () => session.links.press(name, label.value),
    })),
  );
