import { describe, expect, it } from "vitest";
import { catalogueEn } from "./catalogue-en.ts";
import type { Message } from "./catalogue.ts";
import { formatMessage } from "./format-message.ts";
import { t, tIfKnown, tProblem } from "./t.ts";

const entries: [string, Message][] = Object.entries(catalogueEn);
const texts = entries.flatMap(([key, message]) =>
  typeof message === "string"
    ? [[key, message] as const]
    : Object.entries(message)
        .filter(([category]) => category !== "plural")
        .map(([, text]) => [key, String(text)] as const),
);

describe("catalogue", () => {
  it("holds every area file whole: no key of one area hides another's", () => {
    const sources = Object.values(
      import.meta.glob<string>("./en/*.ts", { query: "?raw", import: "default", eager: true }),
    );
    const keys = sources.flatMap((source) =>
      Array.from(source.matchAll(/^ {2}"([a-z-]+\.[^"]+)":/gm), (match) => match[1] ?? ""),
    );
    expect(keys.length).toBeGreaterThan(100);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(keys)).toEqual(new Set(Object.keys(catalogueEn)));
  });

  it("has no empty text and no unbalanced brace", () => {
    for (const [key, text] of texts) {
      expect(text.trim(), key).not.toBe("");
      expect(text.replace(/\{\w+\}/g, ""), key).not.toMatch(/[{}]/);
    }
  });
});

describe("messages", () => {
  it("fill in values, numbers in the reader's way", () => {
    expect(formatMessage("{count} of {name}", { count: 12_345, name: "{count}" }, "en")).toBe("12,345 of {count}");
  });
  it("choose the plural form", () => {
    expect(t("error.retryIn", { seconds: 1 })).toBe("You can try again in 1 second.");
    expect(t("error.retryIn", { seconds: 30 })).toBe("You can try again in 30 seconds.");
    const polish = { plural: "n", one: "{n} plik", few: "{n} pliki", other: "{n} plików" };
    expect(formatMessage(polish, { n: 3 }, "pl")).toBe("3 pliki");
  });
  it("have words of their own for none, where a message gives some", () => {
    const message = { plural: "n", zero: "nothing", one: "{n} thing", other: "{n} things" };
    expect(formatMessage(message, { n: 0 }, "en")).toBe("nothing");
    expect(formatMessage({ plural: "n", one: "{n} thing", other: "{n} things" }, { n: 0 }, "en")).toBe("0 things");
  });
  it("leave a missing value visible", () => {
    expect(formatMessage("Hello {name}", {}, "en")).toBe("Hello {name}");
  });
  it("treat keys from the server as unknown unless they are the catalogue's own", () => {
    expect(tIfKnown("toString")).toBeUndefined();
    expect(tProblem({ path: [], message: "no.such.key" })).toBe(t("problem.general"));
    expect(tProblem({ path: [], message: "problem.required" })).toBe("This is needed.");
  });
});
