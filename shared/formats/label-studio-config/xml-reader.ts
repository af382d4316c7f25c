import type { Problem } from "../../errors.ts";
import { type ProblemKey, problem } from "../../questions/problem-keys.ts";
import { fail, ok, type Result } from "../../result.ts";
import { decodeText, isName, XmlFault } from "./xml-text.ts";

/** Characters of the whole text, depth of nesting, elements in all, attributes of one element. */
export const xmlLimits = { characters: 1_000_000, depth: 64, elements: 20_000, attributes: 64 };
export type XmlLimits = typeof xmlLimits;

/** `line` and `column` say where it starts, both from 1; a column counts UTF-16 code units. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text directly inside, pieces joined. */
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

interface Open {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  readonly at: number;
  text: string;
}

/**
 * Reads one XML 1.0 document, strictly: well-formed or refused. A document type (and with it every entity but the five of
 * the language and numeric ones) is refused, so that nothing is fetched and nothing grows. The browser's own reader is
 * no use here: it is a Trusted Types sink, and it hides where an error is. The failure has values `line` and `column`.
 */
export function readXml(text: string, limits: XmlLimits = xmlLimits): Result<XmlElement, Problem> {
  if (text.length > limits.characters) {
    return fail(problem("xml.too-large", [], { maximum: limits.characters, count: text.length }));
  }
  const source = text.replace(/^\uFEFF/, "");
  try {
    return ok(new Reader(source, limits).document());
  } catch (fault) {
    if (!(fault instanceof XmlFault)) throw fault;
    const place = placeOf(source, fault.at);
    return fail({ path: [], message: fault.key, values: { ...place, ...fault.values } });
  }
}

function placeOf(source: string, at: number): { readonly line: number; readonly column: number } {
  const before = source.slice(0, at).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

class Reader {
  readonly #source: string;
  readonly #limits: XmlLimits;
  readonly #open: Open[] = [];
  /** Starts of lines, so that an element's place is found without reading everything before it again. */
  readonly #lines: readonly number[];
  #at = 0;
  #count = 0;
  #root: XmlElement | null = null;

  constructor(source: string, limits: XmlLimits) {
    this.#source = source;
    this.#limits = limits;
    this.#lines = [0, ...Array.from(source.matchAll(/\r\n|\r|\n/g), ({ index, 0: end }) => index + end.length)];
  }

  document(): XmlElement {
    if (/^<\?xml\s/.test(this.#source)) this.#at = this.#after("?>");
    while (this.#at < this.#source.length) this.#next();
    const open = this.#open.at(-1);
    if (open !== undefined) throw this.#fault("xml.not-closed", { what: `<${open.name}>` }, open.at);
    if (this.#root === null) throw this.#fault("xml.no-element", {});
    return this.#root;
  }

  #next(): void {
    const source = this.#source;
    if (source[this.#at] !== "<") return this.#text();
    if (source.startsWith("<!--", this.#at)) return this.#comment();
    if (source.startsWith("<![CDATA[", this.#at)) return this.#characters();
    if (source.startsWith("<!", this.#at)) throw this.#fault("xml.no-doctype", {});
    if (source.startsWith("<?", this.#at)) throw this.#fault("xml.no-instruction", {});
    if (source.startsWith("</", this.#at)) return this.#close();
    return this.#start();
  }

  #text(): void {
    const next = this.#source.indexOf("<", this.#at);
    const end = next === -1 ? this.#source.length : next;
    const raw = this.#source.slice(this.#at, end);
    this.#add(decodeText(raw, this.#at), raw);
    this.#at = end;
  }

  #add(decoded: string, raw: string): void {
    const open = this.#open.at(-1);
    if (open !== undefined) open.text += decoded;
    else if (raw.trim() !== "") throw this.#fault("xml.text-outside", {}, this.#at + raw.search(/\S/));
  }

  #comment(): void {
    const end = this.#source.indexOf("--", this.#at + 4);
    if (end === -1) throw this.#fault("xml.not-closed", { what: "<!--" });
    if (this.#source[end + 2] !== ">") throw this.#fault("xml.comment-dashes", {}, end);
    this.#at = end + 3;
  }

  #characters(): void {
    const start = this.#at;
    const end = this.#after("]]>");
    const raw = this.#source.slice(start + "<![CDATA[".length, end - "]]>".length);
    if (this.#open.length === 0) throw this.#fault("xml.text-outside", {});
    this.#add(raw, raw);
    this.#at = end;
  }

  #start(): void {
    const at = this.#at;
    if (this.#root !== null) throw this.#fault("xml.second-root", {});
    this.#count += 1;
    if (this.#count > this.#limits.elements) throw this.#fault("xml.too-many", { maximum: this.#limits.elements });
    this.#at += 1;
    const name = this.#name();
    if (this.#open.length >= this.#limits.depth) throw this.#fault("xml.too-deep", { maximum: this.#limits.depth }, at);
    const attributes = this.#attributes(name);
    const open: Open = { name, attributes, children: [], at, text: "" };
    if (this.#source.startsWith("/>", this.#at)) {
      this.#at += 2;
      this.#finish(open);
    } else {
      this.#at += 1;
      this.#open.push(open);
    }
  }

  #attributes(element: string): ReadonlyMap<string, string> {
    const attributes = new Map<string, string>();
    const start = this.#at;
    for (;;) {
      const hadSpace = this.#space();
      const next = this.#source[this.#at];
      if (next === ">" || this.#source.startsWith("/>", this.#at)) return attributes;
      if (next === undefined || next === "<") throw this.#fault("xml.not-closed", { what: `<${element}` }, start);
      if (!hadSpace) throw this.#fault("xml.unexpected", { found: next });
      const at = this.#at;
      const name = this.#name();
      if (attributes.has(name)) throw this.#fault("xml.attribute-twice", { name }, at);
      attributes.set(name, this.#value(name));
      const { attributes: maximum } = this.#limits;
      if (attributes.size > maximum) throw this.#fault("xml.too-many-attributes", { maximum }, at);
    }
  }

  #value(name: string): string {
    this.#space();
    if (this.#source[this.#at] !== "=") throw this.#fault("xml.attribute-value", { name });
    this.#at += 1;
    this.#space();
    const quote = this.#source[this.#at];
    if (quote !== '"' && quote !== "'") throw this.#fault("xml.attribute-value", { name });
    const start = this.#at + 1;
    const end = this.#source.indexOf(quote, start);
    if (end === -1) throw this.#fault("xml.not-closed", { what: `${name}=${quote}` });
    const raw = this.#source.slice(start, end);
    const bracket = raw.indexOf("<");
    if (bracket !== -1) throw this.#fault("xml.unexpected", { found: "<" }, start + bracket);
    this.#at = end + 1;
    // The specification's attribute-value normalisation: line ends and tabs written as such are spaces.
    return decodeText(
      raw.replaceAll(/\r\n|[\r\n\t]/g, (found) => " ".padEnd(found.length)),
      start,
    );
  }

  #close(): void {
    const at = this.#at;
    this.#at += 2;
    const name = this.#name();
    this.#space();
    if (this.#source[this.#at] !== ">") throw this.#fault("xml.not-closed", { what: `</${name}` }, at);
    this.#at += 1;
    const open = this.#open.pop();
    if (open?.name !== name) {
      throw this.#fault(
        "xml.mismatch",
        { found: `</${name}>`, expected: open === undefined ? "" : `</${open.name}>` },
        at,
      );
    }
    this.#finish(open);
  }

  #finish({ at, ...open }: Open): void {
    const element: XmlElement = { ...open, ...this.#place(at) };
    const parent = this.#open.at(-1);
    if (parent === undefined) this.#root = element;
    else parent.children.push(element);
  }

  #place(at: number): { readonly line: number; readonly column: number } {
    let [low, high] = [0, this.#lines.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#lines[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (this.#lines[low] ?? 0) + 1 };
  }

  #name(): string {
    const rest = /[^\s=/><"'&]*/y;
    rest.lastIndex = this.#at;
    const [name = ""] = rest.exec(this.#source) ?? [];
    const found = name === "" ? (this.#source[this.#at] ?? "") : name;
    if (!isName(name)) throw this.#fault("xml.bad-name", { found: found.slice(0, 40) });
    this.#at += name.length;
    return name;
  }

  #space(): boolean {
    const start = this.#at;
    while (/\s/.test(this.#source[this.#at] ?? "")) this.#at += 1;
    return this.#at > start;
  }

  #after(end: string): number {
    const at = this.#source.indexOf(end, this.#at);
    if (at === -1) throw this.#fault("xml.not-closed", { what: this.#source.slice(this.#at, this.#at + 9) });
    return at + end.length;
  }

  #fault(key: ProblemKey, values: Readonly<Record<string, string | number>>, at = this.#at): XmlFault {
    return new XmlFault(key, at, values);
  }
}
