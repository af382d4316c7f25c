import type { Problem } from "../errors.ts";
import { problem } from "../questions/problem-keys.ts";
import type { LabelledRange } from "../questions/question-type.ts";

/**
 * One text as CoNLL with BIO2 tags: a token and its tag on a line, divided by a tab, with a blank line at the end.
 *
 * Tokens are the runs between white space, cut further at every border of a written span and between letters or digits
 * and other signs, so that a tag never covers more than its span; the text itself is not kept (CoNLL has no place for
 * white space). A line break of the text does not end the sentence. BIO cannot hold spans that overlap: the longest is
 * written, of equally long ones the first, and the rest are reported (`conll.overlap`), as are spans of white space only
 * (`conll.no-token`). Label characters that would break a line are written as "_".
 */
export function conllText(
  text: string,
  spans: readonly LabelledRange[],
): { readonly piece: string; readonly problems: readonly Problem[] } {
  const { kept, problems } = withoutOverlaps(spans);
  const borders = new Set(kept.flatMap(({ start, end }) => [start, end]));
  const tokens = tokensOf(text, borders);
  const lines: string[] = [];
  let next = 0;
  let begun = false;
  for (const { token, start } of tokens) {
    for (let span = kept[next]; span !== undefined && span.end <= start; span = kept[++next]) {
      if (!begun) problems.push(problem("conll.no-token", [], { ...span }));
      begun = false;
    }
    const span = kept[next];
    const inside = span !== undefined && span.start <= start;
    lines.push(`${token}\t${inside ? `${begun ? "I" : "B"}-${tagLabel(span.label)}` : "O"}\n`);
    begun = inside;
  }
  for (const span of kept.slice(begun ? next + 1 : next)) problems.push(problem("conll.no-token", [], { ...span }));
  return { piece: lines.length === 0 ? "" : `${lines.join("")}\n`, problems };
}

const tagLabel = (label: string): string => label.replaceAll(/\s/gu, "_");

function withoutOverlaps(spans: readonly LabelledRange[]): { kept: readonly LabelledRange[]; problems: Problem[] } {
  const kept: LabelledRange[] = [];
  const problems: Problem[] = [];
  const longestFirst = [...spans].sort(
    (one, other) => other.end - other.start - (one.end - one.start) || one.start - other.start,
  );
  for (const { start, end, label } of longestFirst) {
    const clash = kept.some((other) => start < other.end && other.start < end);
    if (clash) problems.push(problem("conll.overlap", [], { start, end, label }));
    else kept.push({ start, end, label });
  }
  return { kept: kept.sort((one, other) => one.start - other.start), problems };
}

interface Token {
  readonly token: string;
  /** In code points. */
  readonly start: number;
}

function tokensOf(text: string, borders: ReadonlySet<number>): readonly Token[] {
  const tokens: Token[] = [];
  let current = "";
  let start = 0;
  let before: Kind = "space";
  let joined = false;
  let offset = 0;
  const close = (): void => {
    if (current !== "") tokens.push({ token: current, start });
    current = "";
  };
  for (const character of text) {
    const kind = kindOf(character);
    // Accents and what a joiner binds (family emoji) stay with what they stand on.
    const attached = current !== "" && (kind === "mark" || (joined && kind !== "space"));
    if (borders.has(offset) || (!attached && (kind !== before || kind === "sign"))) close();
    if (kind !== "space") {
      if (current === "") start = offset;
      current += character;
    }
    joined = character === "\u200D";
    if (!attached) before = kind;
    offset++;
  }
  close();
  return tokens;
}

type Kind = "space" | "word" | "sign" | "mark";

function kindOf(character: string): Kind {
  if (/[\s\p{Cc}]/u.test(character)) return "space";
  if (/[\p{L}\p{N}_]/u.test(character)) return "word";
  return /\p{M}|\u200D/u.test(character) ? "mark" : "sign";
}
