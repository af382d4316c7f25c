import type { Binding } from "../../editor/hotkeys.ts";
import type { EdgeMove } from "./mark-edits.ts";
import { firstStrong } from "./text-document.ts";
import type { TextQuestion } from "./text-layer.ts";
import type { TextSession } from "./text-session.ts";

/**
 * Keys of a text field beyond its caret: the labels of its questions, and work on the selected mark. `text` is what the
 * field shows: where it runs right to left, the left arrow is the one that takes an edge further on.
 */
export function textBindings(session: TextSession, questions: readonly TextQuestion[], text = ""): readonly Binding[] {
  const isRtl = firstStrong(text) === "rtl";
  const edge = (keys: string, title: EdgeTitle, move: EdgeMove): Binding => ({
    id: `text.${title.slice("questions.text.key.".length)}`,
    layer: "field",
    keys: [`${keys}arrow${move.forward === isRtl ? "left" : "right"}`],
    title: { message: title },
    repeats: true,
    run: () => session.adjust(move),
  });
  return [
    ...questions.flatMap(({ name, layer, settings }) =>
      layer.labels(settings).map((label): Binding => ({
        id: `${name}.label.${label.value}`,
        layer: "question",
        keys: label.hotkey === undefined ? [] : [label.hotkey],
        title: { text: label.title },
        run: () => session.label(name, label.value),
      })),
    ),
    {
      id: "text.remove",
      layer: "field",
      keys: ["delete", "backspace"],
      title: { message: "questions.text.key.remove" },
      run: () => session.remove(),
    },
    {
      id: "text.next",
      layer: "field",
      keys: ["alt+arrowdown"],
      title: { message: "questions.text.key.next" },
      repeats: true,
      run: () => session.step(true),
    },
    {
      id: "text.previous",
      layer: "field",
      keys: ["alt+arrowup"],
      title: { message: "questions.text.key.previous" },
      repeats: true,
      run: () => session.step(false),
    },
    edge("alt+", "questions.text.key.endLater", { edge: "end", forward: true, by: "grapheme" }),
    edge("alt+", "questions.text.key.endEarlier", { edge: "end", forward: false, by: "grapheme" }),
    edge("alt+shift+", "questions.text.key.startLater", { edge: "start", forward: true, by: "grapheme" }),
    edge("alt+shift+", "questions.text.key.startEarlier", { edge: "start", forward: false, by: "grapheme" }),
    {
      id: "text.find",
      layer: "field",
      keys: ["/"],
      title: { message: "questions.text.key.find" },
      run: () => session.search.open(),
    },
    {
      id: "text.escape",
      layer: "field",
      keys: ["escape"],
      title: { message: "questions.text.key.escape" },
      run: () => session.escape(),
    },
  ];
}

type EdgeTitle =
  | "questions.text.key.endLater"
  | "questions.text.key.endEarlier"
  | "questions.text.key.startLater"
  | "questions.text.key.startEarlier";
