import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { hostileMarkdown } from "./hostile-markdown.ts";
import { FormulaTree } from "./formula-tree.tsx";
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

describe("Markdown of texts that are judged", () => {
  const judged = (source: string) => renderToStaticMarkup(<Markdown isJudged source={source} />);
  const words = (source: string) =>
    judged(source)
      .replaceAll(/<br\/?>\n?/g, "\n")
      .replaceAll(/<[^>]*>/g, "")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&#x27;", "'")
      .replaceAll("&quot;", '"');

  it.each([...hostileMarkdown, "$\\href{javascript:alert(1)}{x}$", "$$</math><script>alert(1)</script>$$"])(
    "stays text: %s",
    (source) => {
      const out = judged(source);
      expect(out).not.toMatch(/<(script|style|iframe|form|input|object|embed|img)\b/i);
      expect(out).not.toMatch(/<[^>]*\s(on\w+|style|srcdoc|formaction)=/i);
      for (const [, href] of out.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^(https:|mailto:|#)/);
    },
  );

  it("leaves nothing out: HTML, addresses of pictures and links, line endings", () => {
    expect(words("Use <b>bold</b> and\n\n<details>\nhidden\n</details>")).toBe(
      "Use <b>bold</b> and\n<details>\nhidden\n</details>",
    );
    expect(words("![chart](https://a.example/x.png)")).toBe("![chart](https://a.example/x.png)");
    expect(words("[our bank](https://evil.example/)")).toBe("our bank (https://evil.example/)");
    expect(words("https://a.example/")).toBe("https://a.example/");
    expect(words("one\ntwo")).toBe("one\ntwo");
  });

  it("shows formulas as MathML, also in fenced code that says so", async () => {
    await import("./formula-tree.tsx");
    judged("$x$");
    await new Promise((resolve) => setTimeout(resolve));
    for (const source of ["so $a_1$", "\\[a\\]", "```math\nx^2\n```"]) expect(judged(source)).toContain("<math");
    expect(html("so $a_1$")).not.toContain("<math");
  });
});

describe("a formula", () => {
  const mathml = (tex: string, isDisplay = false) => renderToStaticMarkup(<FormulaTree {...{ tex, isDisplay }} />);

  it("is MathML without styles", () => {
    expect(mathml("\\frac{a}{b}")).toBe("<math><mfrac><mi>a</mi><mi>b</mi></mfrac></math>");
    expect(mathml("\\color{red} x")).toContain('mathcolor="#ff0000"');
    expect(mathml("\\begin{aligned}a&=b\\\\&=c\\end{aligned}", true)).not.toContain(" style=");
  });

  it.each(["\\notacommand x", "\\frac{a", "\\href{javascript:alert(1)}{x}", "\\def\\a{\\a\\a}\\a"])(
    "that cannot be read is its source: %s",
    (tex) => {
      expect(mathml(tex)).toMatch(/^<code class="[^"]*source[^"]*">/);
    },
  );
});
