import { describe, expect, it } from "vitest";
import { readXml, type XmlElement, xmlLimits } from "./xml-reader.ts";

const read = (text: string): XmlElement => {
  const result = readXml(text);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
};

/** The message and its place; fails where the text is read. */
function refused(text: string, limits = xmlLimits) {
  const result = readXml(text, limits);
  if (result.ok) throw new Error("was read");
  const { message, values } = result.failure;
  return [message, values?.["line"], values?.["column"]];
}

describe("a strict reader of XML", () => {
  it("reads tags, attributes, text, comments and CDATA, with places", () => {
    const root = read(
      `<?xml version="1.0"?>\n<!-- a -->\n<View a='1'>\n  <Text name = "x &amp; y" b="&#228;&#x1F600;"/>t<![CDATA[<&]]>\n</View >\n`,
    );
    expect(root).toMatchObject({ name: "View", line: 3, column: 1 });
    expect(root.attributes.get("a")).toBe("1");
    expect(root.text.trim()).toBe("t<&");
    const [text] = root.children;
    expect(text).toMatchObject({ name: "Text", line: 4, column: 3 });
    expect(text?.attributes.get("name")).toBe("x & y");
    expect(text?.attributes.get("b")).toBe("ä😀");
  });

  it("makes spaces of line ends in attributes, and keeps those that are written as numbers", () => {
    expect(read('<a b="1\r\n2&#10;3"/>').attributes.get("b")).toBe("1  2\n3");
  });

  it.each([
    ["", "xml.no-element", 1, 1],
    ["<a>", "xml.not-closed", 1, 1],
    ["<a\n  b='1'", "xml.not-closed", 1, 3],
    ["<a><b></a>", "xml.mismatch", 1, 7],
    ["</a>", "xml.mismatch", 1, 1],
    ["<a/>\n<b/>", "xml.second-root", 2, 1],
    ["<a/>\n x", "xml.text-outside", 2, 2],
    ["x<a/>", "xml.text-outside", 1, 1],
    ["<a b='1' b='2'/>", "xml.attribute-twice", 1, 10],
    ["<a b/>", "xml.attribute-value", 1, 5],
    ["<a b=1/>", "xml.attribute-value", 1, 6],
    ["<a b='1'c='2'/>", "xml.unexpected", 1, 9],
    ["<a b='<'/>", "xml.unexpected", 1, 7],
    ["<1/>", "xml.bad-name", 1, 2],
    ["<a\n><!-- -- --></a>", "xml.comment-dashes", 2, 7],
    ["<a>\n\n & </a>", "xml.bare-ampersand", 3, 2],
    ["<a b='&nbsp;'/>", "xml.entity", 1, 7],
    ["<a>&#0;</a>", "xml.character", 1, 4],
    ["<a>&#xD800;</a>", "xml.character", 1, 4],
    ["<a>\u0007</a>", "xml.character", 1, 4],
    ["<a><?php x?></a>", "xml.no-instruction", 1, 4],
    ["<a><![CDATA[x</a>", "xml.not-closed", 1, 4],
  ])("%j is refused as %s at %d:%d", (text, ...expected) => {
    expect(refused(text)).toEqual(expected);
  });

  it("reads no document type: nothing is fetched and nothing grows", () => {
    const laughs = '<!DOCTYPE v [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>\n<View>&b;</View>';
    expect(refused(laughs)).toEqual(["xml.no-doctype", 1, 1]);
    expect(refused('<!DOCTYPE v SYSTEM "file:///etc/passwd"><v/>')).toEqual(["xml.no-doctype", 1, 1]);
    expect(refused("<v>&xxe;</v>")).toEqual(["xml.entity", 1, 4]);
  });

  it("has limits, each with its number", () => {
    const small = { characters: 60, depth: 3, elements: 4, attributes: 2 };
    expect(refused(`<a>${" ".repeat(60)}</a>`, small)[0]).toBe("xml.too-large");
    expect(readXml("<a><b><c/></b></a>", small).ok).toBe(true);
    expect(refused("<a><b><c><d/></c></b></a>", small)).toEqual(["xml.too-deep", 1, 10]);
    expect(refused("<a><b/><b/><b/><b/></a>", small)).toEqual(["xml.too-many", 1, 16]);
    expect(refused("<a b='' c='' d=''/>", small)).toEqual(["xml.too-many-attributes", 1, 14]);
    expect(refused("<a>".repeat(65))[0]).toBe("xml.too-deep");
  });

  it("takes time in line with the text, also for what is hostile", () => {
    const started = performance.now();
    for (const piece of ["&", "<!--", "<a b='", "<", "&#1", "  ", "<a ", "<a/>\n"])
      readXml(`<v>${piece.repeat(100_000)}`);
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
