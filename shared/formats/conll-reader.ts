import type { Problem } from "../errors.ts";
import { codePointLength } from "../fields/code-points.ts";
import { problem } from "../questions/problem-keys.ts";
import type { LabelledRange } from "../questions/question-type.ts";

/** One sentence: its tokens joined by single spaces, and its entities in code points of that text. */
export interface ConllSentence {
  readonly text: string;
  readonly spans: readonly LabelledRange[];
  /** Line of its first token, from 1. */
  readonly line: number;
  /** What is odd about it; the sentence is usable all the same. */
  readonly problems: readonly Problem[];
}

/**
 * Reads CoNLL lines one at a time, so that a file of any size streams: give each line without its end to `line`, which
 * returns a sentence when one is complete, and call `end` after the last.
 *
 * Columns are divided by tabs, or by spaces where a line has no tab; the first is the token, the last its tag. Tags are
 * O, B-label and I-label (BIO2); an I- without a B- of its label before it starts an entity, as in the older BIO. Blank
 * lines divide sentences. `-DOCSTART-` and comments are left out: a comment starts with "# ", has no tab and does not end
 * in a tag, so that the tokens "#" and "#topic" stay tokens.
 */
export interface ConllReader {
  readonly line: (line: string) => ConllSentence | null;
  readonly end: () => ConllSentence | null;
}

interface Open {
  readonly label: string;
  readonly start: number;
  end: number;
}

export function conllReader(): ConllReader {
  let number = 0;
  let sentence = emptySentence(1);

  const end = (): ConllSentence | null => {
    closeEntity(sentence);
    const { tokens, spans, line, problems } = sentence;
    sentence = emptySentence(number + 1);
    return tokens.length === 0 ? null : { text: tokens.join(" "), spans, line, problems };
  };
  return {
    end,
    line: (raw) => {
      number++;
      const line = number === 1 ? raw.replace(/^\uFEFF/u, "") : raw;
      if (line.trim() === "") return end();
      if (isComment(line)) return null;
      const columns = line.includes("\t") ? line.replace(/\r$/u, "").split("\t") : line.trim().split(/ +/u);
      const [token = ""] = columns;
      if (token === "-DOCSTART-") return end();
      if (sentence.tokens.length === 0) sentence = emptySentence(number);
      addToken(sentence, token, { tag: columns.length > 1 ? (columns.at(-1) ?? "").trim() : null, line: number });
      return null;
    },
  };
}

const isComment = (line: string): boolean => /^# [^\t]*$/u.test(line) && !/ (O|[BI]-\S+)\s*$/u.test(line);

/** Every sentence of a whole file in memory. */
export function readConll(file: string): readonly ConllSentence[] {
  const reader = conllReader();
  const sentences = [...file.split(/\r?\n/u).map(reader.line), reader.end()];
  return sentences.filter((sentence) => sentence !== null);
}

interface Building {
  readonly tokens: string[];
  readonly spans: LabelledRange[];
  readonly problems: Problem[];
  readonly line: number;
  length: number;
  entity: Open | null;
}

const emptySentence = (line: number): Building => ({
  tokens: [],
  spans: [],
  problems: [],
  line,
  length: 0,
  entity: null,
});

function closeEntity(sentence: Building): void {
  if (sentence.entity !== null) sentence.spans.push({ ...sentence.entity });
  sentence.entity = null;
}

function addToken(sentence: Building, token: string, { tag, line }: { tag: string | null; line: number }): void {
  const start = sentence.tokens.length === 0 ? 0 : sentence.length + 1;
  sentence.tokens.push(token);
  sentence.length = start + codePointLength(token);
  const [, prefix, label] = /^([BI])-(.+)$/u.exec(tag ?? "") ?? [];
  if (prefix === undefined || label === undefined) {
    if (tag === null) sentence.problems.push(problem("conll.columns", [], { line }));
    else if (tag !== "O") sentence.problems.push(problem("conll.tag", [], { line, tag }));
    closeEntity(sentence);
    return;
  }
  if (prefix === "I" && sentence.entity?.label === label) {
    sentence.entity.end = sentence.length;
    return;
  }
  if (prefix === "I" && tag !== null) {
    sentence.problems.push(problem("conll.inside-without-begin", [], { line, tag }));
  }
  closeEntity(sentence);
  sentence.entity = { label, start, end: sentence.length };
}
