import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { hostileMarkdown } from "./hostile-markdown.ts";
import { Markdown } from "./markdown.tsx";

const html = (source: string) => renderToStaticMarkup(<Markdown source={source} />);

describe("Markdown that people wrote", () => {
  it.each(hostileMarkdown)("stays text: %s", (source) => {
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
