import { describe, expect, it } from "vitest";
import { catalogueAr } from "./catalogue-ar.ts";
import { catalogueDe } from "./catalogue-de.ts";
import { catalogueEn } from "./catalogue-en.ts";
import type { Message } from "./catalogue.ts";
import { localeFor, type Messages } from "./languages.ts";

const english: Messages = catalogueEn;

/** The names between braces of all of a message's texts, and of the value that decides its plural. */
function valuesOf(message: Message): Set<string> {
  const texts = typeof message === "string" ? [message] : Object.values(message);
  const named = texts.flatMap((text) => Array.from(text.matchAll(/\{(\w+)\}/g), ([, name]) => name ?? ""));
  return new Set(typeof message === "string" ? named : [...named, message.plural]);
}

const isSubset = (part: Set<string>, whole: Set<string>): boolean => [...part].every((name) => whole.has(name));

describe.each([
  ["de", catalogueDe],
  ["ar", catalogueAr],
] as const)("the translation %s", (language, messages) => {
  const entries = Object.entries(messages);

  it("has every text", () => {
    expect(Object.keys(english).filter((key) => !Object.hasOwn(messages, key))).toEqual([]);
  });

  it("has no text that the English lacks, and none twice", async () => {
    expect(Object.keys(messages).filter((key) => !Object.hasOwn(english, key))).toEqual([]);
    const files = { ...import.meta.glob<Record<string, Messages>>("./{de,ar}/*.ts") };
    const areas = await Promise.all(
      Object.entries(files).map(async ([path, load]) =>
        path.startsWith(`./${language}/`) ? Object.values(await load()).flatMap((area) => Object.keys(area)) : [],
      ),
    );
    expect(areas.flat().length).toBe(entries.length);
  });

  it("uses the values that the English text has: no other, and each that a text without a plural has", () => {
    const wrong = entries.filter(([key, message]) => {
      const given = english[key];
      if (given === undefined) return false;
      const [used, known] = [valuesOf(message), valuesOf(given)];
      const isPlural = typeof message !== "string" || typeof given !== "string";
      return !isSubset(used, known) || (!isPlural && !isSubset(known, used));
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it("has all plural categories of the language wherever it counts", () => {
    const needed = new Intl.PluralRules(localeFor(language, [])).resolvedOptions().pluralCategories;
    const lacking = entries.flatMap(([key, message]) =>
      typeof message === "string" ? [] : needed.filter((category) => message[category] === undefined).map(() => key),
    );
    expect(lacking).toEqual([]);
  });

  it("counts where the English does", () => {
    const flat = entries.filter(([key, message]) => typeof message === "string" && typeof english[key] === "object");
    expect(flat.map(([key]) => key)).toEqual([]);
  });

  it("has no empty text and no unbalanced brace", () => {
    for (const [key, message] of entries) {
      for (const text of typeof message === "string" ? [message] : Object.values(message)) {
        expect(text.trim(), key).not.toBe("");
        expect(text.replace(/\{\w+\}/g, ""), key).not.toMatch(/[{}]/);
      }
    }
  });
});
