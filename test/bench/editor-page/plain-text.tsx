import { useEffect, useRef, type ReactNode } from "react";
import { colours, nextPaint, spans, text } from "./world.tsx";

/** The twin of a marked text: paragraphs, marks that are elements around their words, and no editor around them. */
export function PlainText(): ReactNode {
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const root = page.current;
    if (root === null) return;
    const marked = (index: number): HTMLElement => {
      const mark = document.createElement("mark");
      mark.style.background = colours[index % colours.length] ?? "";
      return mark;
    };
    const add = ({ key }: KeyboardEvent): void => {
      const range = getSelection()?.rangeCount === 1 ? getSelection()?.getRangeAt(0) : undefined;
      if (key !== "1" || range === undefined || range.collapsed) return;
      const mark = marked(0);
      mark.append(range.extractContents());
      range.insertNode(mark);
      getSelection()?.collapseToEnd();
    };
    document.addEventListener("keydown", add);
    window.bench = {
      async load(count) {
        const all = spans(count);
        const start = performance.now();
        const whole = document.createDocumentFragment();
        let at = 0;
        let next = 0;
        for (const paragraph of text.split("\n")) {
          const block = document.createElement("p");
          let done = at;
          for (let span = all[next]; span !== undefined && span.end <= at + paragraph.length; span = all[(next += 1)]) {
            const mark = marked(next);
            mark.textContent = text.slice(span.start, span.end);
            block.append(text.slice(done, span.start), mark);
            done = span.end;
          }
          block.append(text.slice(done, at + paragraph.length));
          at += paragraph.length + 1;
          whole.append(block);
        }
        root.replaceChildren(whole);
        await nextPaint();
        return performance.now() - start;
      },
      place: () => ({ x: 0, y: 0 }),
      state: () => root.querySelectorAll("mark").length,
    };
    return () => document.removeEventListener("keydown", add);
  }, []);
  return (
    <div className="page">
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- found by the bench as the editor's text is */}
      <div ref={page} role="application" className="panel" />
    </div>
  );
}
