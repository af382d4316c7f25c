import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { inChromium, looksRight } from "./browser.ts";
import { lines, stage } from "./stage.ts";

const text = "Mira Okafor met Halden Freight in Trondheim.";

const form = {
  v: 1,
  fields: [{ name: "text", kind: "text", title: "Text" }],
  questions: [
    {
      name: "names",
      title: "Names",
      type: "span",
      field: "text",
      settings: {
        labels: [
          { value: "person", hotkey: "1" },
          { value: "place", hotkey: "2" },
        ],
      },
    },
    {
      name: "tone",
      title: "How is it spoken of?",
      type: "choice",
      field: "text",
      settings: {
        options: [
          { value: "kindly", hotkey: "k" },
          { value: "badly", hotkey: "b" },
        ],
      },
      each: { of: "region", question: "names", labels: ["person"] },
    },
    {
      name: "whole",
      title: "Is anybody blamed?",
      type: "choice",
      field: "text",
      settings: {
        options: [
          { value: "yes", hotkey: "y" },
          { value: "no", hotkey: "n" },
        ],
      },
    },
    {
      name: "why",
      title: "Who, and for what?",
      type: "text",
      field: "text",
      when: { question: "whole", is: ["yes"] },
    },
  ],
  rules: [{ kind: "count", question: "names", labels: ["place"], min: 1, message: "Every post names a place." }],
} as const;

inChromium(
  "questions about regions and questions that depend on answers, in a real browser",
  { timeout: 60_000 },
  () => {
    const on = stage("form-logic");

    it("by keys alone: what is missing is said and shown, what is hidden is neither asked nor stored", async () => {
      const projectId = await on.project(form, "Blame", [lines("posts.jsonl", [{ text }])]);
      const page = await on.begin(projectId);
      expect(await page.getByText("Who, and for what?").count()).toBe(0);
      await mark(page, "Mira Okafor", "1");
      await page.getByText("About the selected region").waitFor();
      await looksRight(page, `${on.shots}region`);
      await page.locator('[data-phase="open"]').waitFor();
      await page.keyboard.press("y");
      await page.getByText("Who, and for what?").waitFor();
      await page.keyboard.press("Control+Enter");
      // The rule's own words, and what was left out: the question about the person takes the keyboard.
      await page.getByText("Every post names a place.").waitFor();
      await mark(page, "Trondheim", "2");
      await page.keyboard.press("n");
      await page.getByText("Who, and for what?").waitFor({ state: "detached" });
      await page.keyboard.press("Control+Enter");
      await page.getByText("About the selected region").waitFor();
      await page.getByText("Answer this question.").waitFor();
      await looksRight(page, `${on.shots}missing`);
      await page.locator('[data-phase="open"]').waitFor();
      await page.keyboard.press("k");
      const { names, whole, ...others } = (await on.submit(page, projectId)) as Record<
        string,
        { regions: { id: string; label: string }[] }
      >;
      await page.getByText("Nothing to do right now").waitFor();
      expect(whole).toMatchObject({ selected: ["no"] });
      const person = names?.regions.find(({ label }) => label === "person")?.id;
      expect(others).toEqual({
        [`tone@${person}`]: { selected: ["kindly"], tie: false },
      });
      expect(on.complaints).toEqual([]);
    });
  },
);

/** Selects a word of the text by keys, and labels it. */
async function mark(page: Page, word: string, key: string): Promise<void> {
  await page.locator('[data-field="text"] [role="application"]').focus();
  await page.keyboard.press("Control+Home");
  const from = text.indexOf(word);
  for (let step = 0; step < from; step++) await page.keyboard.press("ArrowRight");
  for (let step = 0; step < word.length; step++) await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press(key);
  await page.getByRole("row", { name: new RegExp(word) }).waitFor();
}
