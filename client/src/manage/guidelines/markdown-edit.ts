/** A text field's text with its selection, in UTF-16 units as the browser counts them. */
export interface Selected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Replace `from`..`to` by `insert`, then select `start`..`end` of the new text. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly start: number;
  readonly end: number;
}

/** Puts a mark around the selection, or takes it off where it is there already. */
export function wrap({ text, start, end }: Selected, mark: string): Edit {
  const inner = text.slice(start, end);
  const { length } = mark;
  if (text.slice(start - length, start) === mark && text.slice(end, end + length) === mark) {
    return { from: start - length, to: end + length, insert: inner, start: start - length, end: end - length };
  }
  return { from: start, to: end, insert: `${mark}${inner}${mark}`, start: start + length, end: end + length };
}

/** Begins each selected line with `prefix` (`1. ` counts on), or takes it off where every line has it. */
export function prefixLines({ text, start, end }: Selected, prefix: string): Edit {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = text.indexOf("\n", Math.max(start, end - 1));
  const to = lineEnd < 0 ? text.length : lineEnd;
  const lines = text.slice(from, to).split("\n");
  const own = prefix === "1. " ? /^\d+\. / : new RegExp(`^${prefix.replaceAll(/[^\w\s]/g, String.raw`\$&`)}`);
  const isOn = lines.every((line) => own.test(line));
  const insert = lines
    .map((line, index) => {
      if (isOn) return line.replace(own, "");
      return `${prefix === "1. " ? `${index + 1}. ` : prefix}${line}`;
    })
    .join("\n");
  const isOneLine = lines.length === 1;
  return { from, to, insert, start: isOneLine ? from + insert.length : from, end: from + insert.length };
}

/** A link around the selection, with the address selected for typing; or to a given address with its text selected. */
export function link(selected: Selected, given: { readonly text: string; readonly href?: string }): Edit {
  const { start, end } = selected;
  const label = selected.text.slice(start, end) || given.text;
  const href = given.href ?? "https://";
  const insert = `[${escaped(label)}](${href})`;
  const from = start + insert.length - 1 - href.length;
  return given.href === undefined
    ? { from: start, to: end, insert, start: from, end: from + href.length }
    : { from: start, to: end, insert, start: start + insert.length, end: start + insert.length };
}

/** A block of its own, with empty lines around it where there are none. */
export function block({ text, start, end }: Selected, body: string): Edit {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const head = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const tail = after === "" || after.startsWith("\n\n") ? "\n" : after.startsWith("\n") ? "\n" : "\n\n";
  const insert = `${head}${body}${tail}`;
  const at = start + head.length + body.length;
  return { from: start, to: end, insert, start: at, end: at };
}

/** What Enter does in a list: the next line begins like this one; on an empty entry the list ends. Null elsewhere. */
export function continueList({ text, start, end }: Selected): Edit | null {
  if (start !== end) return null;
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const line = text.slice(from, start);
  const found = /^(\s*)(?:([-*+]) |(\d+)\. |(>) )(\[[ x]\] )?(.*)$/.exec(line);
  if (found === null) return null;
  const [, indent = "", bullet, number, quote, box, rest = ""] = found;
  if (rest === "") return { from, to: start, insert: "", start: from, end: from };
  const mark = number === undefined ? `${bullet ?? quote ?? ""} ` : `${Number(number) + 1}. `;
  const insert = `\n${indent}${mark}${box === undefined ? "" : "[ ] "}`;
  return { from: start, to: start, insert, start: start + insert.length, end: start + insert.length };
}

/** A name as the text of a link or picture: brackets would end it. */
export const escaped = (label: string): string => label.replaceAll(/[[\]\\]/g, String.raw`\$&`).replaceAll(/\s+/g, " ");
