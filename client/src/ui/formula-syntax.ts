/**
 * Formulas in Markdown: `$…$` on one line, `$$…$$`, `\(…\)` and `\[…\]`, as language models write them. They are read
 * before emphasis and escapes, which would eat their underscores and backslashes. For `$…$` pandoc's rule keeps sums of
 * money text: no white space inside next to a dollar sign, no digit right after the closing one.
 */

/**
 * UTF-16 units of one formula, and how many delimiters of one text may turn out to open none: what is longer or comes
 * after those stays text, so that delimiters without an end cost little.
 */
export const formulaLimits = { inline: 500, display: 4_000, failures: 500 };

const [dollar, backslash] = [36, 92];
const closers: Readonly<Record<number, number>> = { 40: 41, 91: 93 };

/** A character code of micromark: below 0 a line ending (-5 … -3) or a tab, null the end. */
type Code = number | null;
type State = (code: Code) => State | undefined;
interface Effects {
  enter(type: string): unknown;
  exit(type: string): unknown;
  consume(code: Code): void;
}
type Tokenize = (effects: Effects, ok: State, nok: State) => State;

const failures = new WeakMap<object, number>();

/** A tokenizer that stops trying in a text where it failed too often. `parser` is micromark's, one for each text. */
const bounded = (tokenize: Tokenize) =>
  // oxlint-disable-next-line max-params -- micromark calls it
  function (this: { readonly parser: object }, effects: Effects, ok: State, nok: State): State {
    const { parser } = this;
    const failed = failures.get(parser) ?? 0;
    if (failed >= formulaLimits.failures) return nok;
    return tokenize(effects, ok, (code) => {
      failures.set(parser, failed + 1);
      return nok(code);
    });
  };

const isLineEnding = (code: Code): boolean => code !== null && code <= -3;
const isSpace = (code: Code): boolean => code !== null && (code < 0 || code === 32);
const isDigit = (code: Code): boolean => code !== null && code >= 48 && code <= 57;

/** Takes one character into the formula, in the tokens that micromark wants around text and line endings. */
function take(effects: Effects, code: Code): void {
  const type = isLineEnding(code) ? "lineEnding" : "formulaData";
  effects.enter(type);
  effects.consume(code);
  effects.exit(type);
}

const tokenizeDollars: Tokenize = (effects, ok, nok) => {
  let [fence, length, last] = [0, 0, null as Code];
  const open: State = (code) => {
    if (code === dollar && fence < 2) {
      fence++;
      take(effects, code);
      return open;
    }
    if (code === dollar || code === null || (fence === 1 && isSpace(code))) return nok(code);
    return inside(code);
  };
  const inside: State = (code) => {
    const most = fence === 1 ? formulaLimits.inline : formulaLimits.display;
    if (code === null || ++length > most || (fence === 1 && isLineEnding(code))) return nok(code);
    take(effects, code);
    const escaped = last === backslash;
    const before = last;
    last = code === backslash && escaped ? null : code;
    if (code !== dollar || escaped) return inside;
    if (fence === 2) return second;
    return isSpace(before) ? inside : closed;
  };
  const second: State = (code) => {
    if (code !== dollar) return inside(code);
    take(effects, code);
    return end;
  };
  const closed: State = (code) => (isDigit(code) ? inside(code) : end(code));
  const end: State = (code) => {
    effects.exit("formula");
    return ok(code);
  };
  return (code) => {
    effects.enter("formula");
    return open(code);
  };
};

const tokenizeBrackets: Tokenize = (effects, ok, nok) => {
  let [closer, length, escaped] = [0, 0, false];
  const inside: State = (code) => {
    if (code === null || ++length > formulaLimits.display) return nok(code);
    take(effects, code);
    if (escaped && code === closer) return end;
    escaped = code === backslash && !escaped;
    return inside;
  };
  const end: State = (code) => {
    effects.exit("formula");
    return ok(code);
  };
  const bracket: State = (code) => {
    const found = code === null ? undefined : closers[code];
    if (found === undefined) return nok(code);
    closer = found;
    take(effects, code);
    return inside;
  };
  return (code) => {
    effects.enter("formula");
    take(effects, code);
    return bracket;
  };
};

const syntax = {
  text: {
    [dollar]: { name: "formula", tokenize: bounded(tokenizeDollars), previous: (code: Code) => code !== dollar },
    [backslash]: { name: "formula", tokenize: bounded(tokenizeBrackets) },
  },
};

/** The class of the `code` element that a formula becomes; what renders such an element shows MathML. */
export const formulaClasses = { inline: "language-formula", display: "language-formula-display" } as const;

interface Token {
  readonly type: string;
}
interface Compile {
  enter(node: unknown, token: Token): void;
  exit(token: Token): void;
  sliceSerialize(token: Token): string;
}

const fromMarkdown = {
  enter: {
    formula(this: Compile, token: Token) {
      const raw = this.sliceSerialize(token);
      const isDisplay = raw.startsWith("$$") || raw.startsWith("\\[");
      const fence = raw.startsWith("$") && !isDisplay ? 1 : 2;
      const value = raw.slice(fence, -fence);
      const className = [isDisplay ? formulaClasses.display : formulaClasses.inline];
      const data = { hName: "code", hProperties: { className }, hChildren: [{ type: "text", value }] };
      this.enter({ type: "formula", value, data }, token);
    },
  },
  exit: {
    formula(this: Compile, token: Token) {
      this.exit(token);
    },
  },
};

/** The part of unified's processor that is used: its own types, and micromark's, stand in packages of other packages. */
interface Parser {
  data(): object;
}

/** A remark plugin. */
export const formulas = function (this: Parser): void {
  const data: { micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[] } = this.data();
  (data.micromarkExtensions ??= []).push(syntax);
  (data.fromMarkdownExtensions ??= []).push(fromMarkdown);
};
