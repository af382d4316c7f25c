import { languages } from "@keyhole/shared/preferences";
import { afterEach, describe, expect, it, vi } from "vitest";
import { shownLanguage, showLanguage } from "./language.ts";
import { languageFacts, languageFor, localeFor } from "./languages.ts";
import { formatAll, formatNumber } from "./format.ts";
import { t } from "./t.ts";

describe("the language of a browser", () => {
  it("is the first that there is, in whatever region", () => {
    expect(languageFor(["fr-FR", "de-AT", "en"])).toBe("de");
    expect(languageFor(["AR-eg"])).toBe("ar");
    expect(languageFor(["den", "arn-CL"])).toBe("en");
    expect(languageFor([])).toBe("en");
  });

  it("keeps the reader's region, and Latin digits in Arabic", () => {
    expect(localeFor("en", ["de", "en-GB"])).toBe("en-GB");
    expect(localeFor("de", ["en"])).toBe("de");
    expect(new Intl.NumberFormat(localeFor("ar", ["ar-EG"])).format(1234)).toMatch(/^1.234$/);
    expect(localeFor("ar", ["ar-SA-u-nu-arab"])).toBe("ar-SA-u-nu-arab");
  });
});

describe("the language shown", () => {
  // Other files share this process.
  afterEach(() => showLanguage("en"));

  it("changes texts, numbers and lists once its texts are here", async () => {
    const change = showLanguage("de");
    expect(shownLanguage()).toMatchObject({ language: "en", isLoading: true });
    await change;
    expect(shownLanguage()).toMatchObject({ language: "de", isLoading: false });
    expect([t("session.signIn.submit"), formatNumber(1_234.5), formatAll(["A", "B"])]).toEqual([
      "Anmelden",
      "1.234,5",
      "A und B",
    ]);
  });

  it("is the one asked for last, whichever arrives first", async () => {
    await Promise.all([showLanguage("de"), showLanguage("ar"), showLanguage("en")]);
    expect(shownLanguage()).toMatchObject({ language: "en", isLoading: false });
    expect(t("session.signIn.submit")).toBe("Sign in");
  });

  it("stays as it was where its texts cannot be fetched", async () => {
    const load = vi.spyOn(languageFacts.de, "load").mockRejectedValue(new Error("offline"));
    await showLanguage("de");
    expect(shownLanguage()).toMatchObject({ language: "en", isLoading: false });
    load.mockRestore();
  });

  it("has a name in its own words for each language that a person may choose", () => {
    for (const language of languages) {
      const names = new Intl.DisplayNames(language, { type: "language" });
      expect(languageFacts[language].name).toBe(names.of(language));
    }
  });
});
