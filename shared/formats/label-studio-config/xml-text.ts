import type { ProblemKey } from "../../questions/problem-keys.ts";

/** Why a document is not well-formed and where, as an offset. */
export class XmlFault extends Error {
  readonly key: ProblemKey;
  readonly at: number;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(key: ProblemKey, at: number, values: Readonly<Record<string, string | number>>) {
    super(key);
    this.key = key;
    this.at = at;
    this.values = values;
  }
}

/** Names of XML 1.0 (production 5), without the few letters beyond Unicode's own classes that it also lists. */
export const isName = (name: string): boolean => /^[\p{L}_:][\p{L}\p{N}\p{M}_:.\-·]*$/u.test(name);

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Text with its references replaced. `at` is where it starts, for the place of a fault. */
export function decodeText(raw: string, at: number): string {
  const bad = badCharacter.exec(raw);
  if (bad !== null) throw characterFault(bad[0].codePointAt(0) ?? 0, at + bad.index);
  return raw.replaceAll(/&([^&;\s]{0,32});?/g, (found, body: string, index: number) => {
    const place = at + index;
    if (!found.endsWith(";")) throw new XmlFault("xml.bare-ampersand", place, {});
    if (Object.hasOwn(entities, body)) return entities[body] ?? "";
    const [, hex, decimal] = /^#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,10}))$/.exec(body) ?? [];
    if (hex === undefined && decimal === undefined) throw new XmlFault("xml.entity", place, { name: body });
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (!isCharacter(code)) throw characterFault(code, place);
    return String.fromCodePoint(code);
  });
}

// Production 2: no control characters but tab and line ends (and DEL and C1), no lone surrogates, no U+FFFE and U+FFFF.
const badCharacter = /(?![\t\n\r\u007F-\u009F])\p{Cc}|[\uFFFE\uFFFF]|\p{Cs}/u;

const isCharacter = (code: number): boolean => code <= 0x10_ff_ff && !badCharacter.test(String.fromCodePoint(code));

const characterFault = (code: number, at: number): XmlFault =>
  new XmlFault("xml.character", at, { code: code.toString(16).toUpperCase().padStart(4, "0") });
