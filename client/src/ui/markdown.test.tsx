import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Markdown } from "./markdown.tsx";

const html = (source: string) => renderToStaticMarkup(<Markdown source={source} />);

const hostile = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "<iframe src=https://evil.example></iframe>",
  "<a href='javascript:alert(1)'>x</a>",
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](java\nscript:alert(1))",
  "[x](&#106;avascript:alert(1))",
  "[x](data:text/html,<script>alert(1)</script>)",
  "[x](vbscript:msgbox(1))",
  "[x](file:///etc/passwd)",
  "[x](http://plain.example)",
  "[x](//evil.example)",
  "[x](/rpc/session.signOut)",
  "<javascript:alert(1)>",
  "![x](https://evil.example/track.png)",
  "![x](data:image/svg+xml;base64,PHN2Zz4=)",
  "![x](javascript:alert(1))",
  '![x](" onerror="alert(1))',
  "[x]: javascript:alert(1)\n\n[x]",
  "<style>*{display:none}</style>",
  '<form action="https://evil.example"><input name=password></form>',
  "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
];

describe("Markdown that people wrote", () => {
  it.each(hostile)("stays text: %s", (source) => {
    const out = html(source);
    expect(out).not.toMatch(/<(script|style|iframe|form|input|object|embed|math|img)\b/i);
    expect(out).not.toMatch(/<[^>]*\s(on\w+|style|srcdoc|formaction)=/i);
    for (const [, href] of out.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^(https:|mailto:|#)/);
  });

  it("keeps https, mailto and page links, and opens foreign ones without a way back", () => {
    expect(html("[x](https://a.example/b)")).toContain(
      '<a href="https://a.example/b" target="_blank" rel="noopener noreferrer">x</a>',
    );
    expect(html("[x](mailto:a@b.example)")).toContain('href="mailto:a@b.example"');
    expect(html("[x](#part)")).toContain('<a href="#part">x</a>');
  });

  it("shows a picture only by the blob address that the caller gave", () => {
    const pictureOf = (source: string) =>
      source === "picture:abc" ? "blob:https://k.example/1" : "https://evil.example";
    const shown = renderToStaticMarkup(
      <Markdown source={"![a](picture:abc) ![b](picture:other)"} pictureOf={pictureOf} />,
    );
    expect(shown).toContain('src="blob:https://k.example/1"');
    expect(shown).not.toContain("evil.example");
  });

  it("renders tables, lists, code and strike-through", () => {
    const out = html("| a | b |\n|--|--:|\n| 1 | 2 |\n\n- [x] done\n\n`code` ~~gone~~");
    for (const part of ["<table>", "<li", "<code>code</code>", "<del>gone</del>"]) expect(out).toContain(part);
  });
});
