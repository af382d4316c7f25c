import { describe, expect, it } from "vitest";
import { block, continueList, escaped, link, prefixLines, wrap, type Edit, type Selected } from "./markdown-edit.ts";

/** `|` marks both ends of the selection, or the caret. */
const at = (marked: string): Selected => {
  const start = marked.indexOf("|");
  const end = marked.lastIndexOf("|") === start ? start : marked.lastIndexOf("|") - 1;
  return { text: marked.replaceAll("|", ""), start, end };
};
const after = (marked: string, edit: (selected: Selected) => Edit | null): string | null => {
  const selected = at(marked);
  const done = edit(selected);
  if (done === null) return null;
  const text = selected.text.slice(0, done.from) + done.insert + selected.text.slice(done.to);
  const { start, end } = done;
  return start === end
    ? `${text.slice(0, start)}|${text.slice(start)}`
    : `${text.slice(0, start)}|${text.slice(start, end)}|${text.slice(end)}`;
};

describe("editing Markdown", () => {
  it("puts marks around and takes them off", () => {
    expect(after("a |b| c", (s) => wrap(s, "**"))).toBe("a **|b|** c");
    expect(after("a **|b|** c", (s) => wrap(s, "**"))).toBe("a |b| c");
    expect(after("a | c", (s) => wrap(s, "`"))).toBe("a `|` c");
  });
  it("makes and unmakes lists of whole lines", () => {
    expect(after("x\no|ne\ntw|o\ny", (s) => prefixLines(s, "- "))).toBe("x\n|- one\n- two|\ny");
    expect(after("x\n|- one\n- two|\ny", (s) => prefixLines(s, "- "))).toBe("x\n|one\ntwo|\ny");
    expect(after("|one\ntwo|", (s) => prefixLines(s, "1. "))).toBe("|1. one\n2. two|");
    expect(after("|1. one\n2. two|", (s) => prefixLines(s, "1. "))).toBe("|one\ntwo|");
    expect(after("one|", (s) => prefixLines(s, "## "))).toBe("## one|");
    expect(after("|", (s) => prefixLines(s, "> "))).toBe("> |");
  });
  it("makes links, and keeps brackets in their text from ending it", () => {
    expect(after("see |here|", (s) => link(s, { text: "text" }))).toBe("see [here](|https://|)");
    expect(after("see |", (s) => link(s, { text: "A [b]", href: "#x" }))).toBe(String.raw`see [A \[b\]](#x)|`);
    expect(escaped("a\n\\b")).toBe(String.raw`a \\b`);
  });
  it("sets blocks apart", () => {
    expect(after("text| more", (s) => block(s, "| a |"))).toBe("text\n\n| a ||\n\n more");
    expect(after("|", (s) => block(s, "x"))).toBe("x|\n");
  });
  it("goes on with lists and ends them", () => {
    expect(after("- one|", continueList)).toBe("- one\n- |");
    expect(after("  9. one|", continueList)).toBe("  9. one\n  10. |");
    expect(after("- [x] one|", continueList)).toBe("- [x] one\n- [ ] |");
    expect(after("- one\n- |", continueList)).toBe("- one\n|");
    expect(after("plain|", continueList)).toBeNull();
    expect(after("- o|n|e", continueList)).toBeNull();
  });
});
