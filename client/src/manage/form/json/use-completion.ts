import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { type Completion, completionsAt } from "./completions.ts";

export interface CompletionList {
  readonly list: readonly Completion[];
  /** Place of the one that Enter takes. */
  readonly active: number;
  readonly take: (completion: Completion) => void;
  readonly close: () => void;
  /** After the text was typed into: `caret` is where it was. */
  readonly typed: (text: string, caret: number) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
}

export interface CompletionOptions {
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  /** The last value that the text could be read as. */
  readonly value: unknown;
  readonly onText: (text: string) => void;
}

const most = 12;
const closed: { readonly list: readonly Completion[]; readonly active: number } = { list: [], active: 0 };

/** The list of what can stand at the cursor: opened by typing or by Ctrl and space, used by the keyboard alone. */
export function useCompletion({ area, text, value, onText }: CompletionOptions): CompletionList {
  const [state, setState] = useState(closed);
  const caret = useRef<number | null>(null);

  // The text is set by React after a proposal was taken: then the cursor goes behind it.
  useLayoutEffect(() => {
    if (caret.current === null) return;
    area.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });

  const show = (written: string, at: number) =>
    setState({ list: completionsAt(written, at, value).slice(0, most), active: 0 });
  const take = ({ text: inserted, from }: Completion) => {
    const end = area.current?.selectionStart ?? from;
    // What is typed over may have its closing quotation mark already.
    const rest = text.slice(end);
    const after = rest.startsWith('"') && text[from] === '"' ? rest.slice(1) : rest;
    const colon = inserted.endsWith(": ") && /^\s*:/.test(after);
    const put = colon ? inserted.slice(0, -2) : inserted;
    caret.current = from + put.length;
    setState(closed);
    onText(text.slice(0, from) + put + after);
    area.current?.focus();
  };
  const move = (by: number) =>
    setState(({ list, active }) => ({ list, active: (active + by + list.length) % list.length }));

  return {
    ...state,
    take,
    close: () => setState(closed),
    typed: (written, at) => {
      const before = written[at - 1] ?? "";
      if (/[\w"]/.test(before)) show(written, at);
      else setState(closed);
    },
    onKeyDown: (event) => {
      if (event.key === " " && event.ctrlKey) {
        event.preventDefault();
        show(text, event.currentTarget.selectionStart);
        return;
      }
      const chosen = state.list[state.active];
      if (chosen === undefined) return;
      const acts: Readonly<Record<string, () => void>> = {
        ArrowDown: () => move(1),
        ArrowUp: () => move(-1),
        Enter: () => take(chosen),
        Tab: () => take(chosen),
        Escape: () => setState(closed),
      };
      const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined;
      if (act === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    },
  };
}
