import { spanSettings, type SpanAnswer } from "@keyhole/shared/questions/span/schema";
import { AnnotationStore } from "../../client/src/editor/annotation-store.ts";
import { BlockMarks } from "../../client/src/fields/text/block-marks.ts";
import { caretKey, type CaretGoal } from "../../client/src/fields/text/caret-keys.ts";
import { textDocument, textOf } from "../../client/src/fields/text/text-document.ts";
import type { TextQuestion } from "../../client/src/fields/text/text-layer.ts";
import { TextSession } from "../../client/src/fields/text/text-session.ts";
import { spanLayer } from "../../client/src/questions/span/span-layer.ts";
import { gridSurface, pointOn } from "./grid-surface.ts";

const part = { kind: "text" } as const;

/** A text with one span question on a surface without a browser, and what a person does to it. */
export function work(text: string, settings: unknown = {}) {
  const document = textDocument(text);
  const surface = gridSurface(document);
  const store = new AnnotationStore();
  const question: TextQuestion = {
    name: "entities",
    settings: spanSettings.parse({ labels: ["per", "loc"], ...(settings as object) }),
    layer: spanLayer as TextQuestion["layer"], // settings above are the layer's own
  };
  let count = 0;
  let goal: CaretGoal | null = null;
  const session = new TextSession(store, [question], () => `id${++count}`);
  session.mount({ part, document, surface, marks: new BlockMarks(document) });
  const spans = () =>
    ((store.getState().answers["entities"] as SpanAnswer | undefined)?.regions ?? []).map(
      (region) => `${region.label}:${textOf(document, region)}`,
    );
  /** Drags from one character to another, and lets go. */
  const drag = (from: number, to: number, alt = false) => {
    goal = null;
    surface.select(from, to);
    session.release("text", pointOn(document, to), { alt });
  };
  const click = (offset: number, touch = false) => {
    goal = null;
    surface.select(offset, offset);
    session.release("text", pointOn(document, offset), { touch });
  };
  const press = (key: string, modifiers: { shift?: boolean; ctrl?: boolean } = {}) => {
    const mounted = session.mounted("text");
    if (mounted === null) throw new Error("not mounted");
    const cursor = session.getState().cursor ?? { part: "text", anchor: 0, focus: 0 };
    const code = "";
    const move = caretKey(
      {
        key,
        code,
        ctrlKey: modifiers.ctrl === true,
        metaKey: false,
        altKey: false,
        shiftKey: modifiers.shift === true,
      },
      { cursor, goal, mounted },
    );
    if (move === null) return;
    goal = move.goal;
    session.setCursor(move.cursor);
  };
  return { document, surface, store, session, question, spans, drag, click, press };
}
