import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { PersonId, ProjectId } from "@keyhole/shared/ids";
import type { Visitor } from "../harness.ts";
import { imported, projectWith } from "../imports/importing.ts";
import { inChromium, launch, looksRight, pageOf, shotsOf } from "./browser.ts";
import { startDemo, type Demo } from "./demo.ts";

const shots = shotsOf("form-logic");
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
    let demo: Demo;
    let browser: Browser;
    let lead: Visitor;
    let leo: Visitor;
    const complaints: string[] = [];

    beforeAll(async () => {
      [demo, browser] = await Promise.all([startDemo(), launch()]);
      [lead, leo] = [await demo.as("lena"), await demo.as("leo")];
    });
    afterEach(async () => {
      const pages = browser.contexts().flatMap((context) => context.pages());
      for (const [at, page] of pages.entries()) await page.screenshot({ path: `${shots}last-${at}.png` });
      for (const context of browser.contexts()) await context.close();
    });
    afterAll(async () => {
      await browser.close();
      await demo.close();
    });

    it("by keys alone: what is missing is said and shown, what is hidden is neither asked nor stored", async () => {
      const projectId = await projectWith(lead, form as never, "Blame"); // as its JSON would come
      const { status } = await imported(lead, projectId, [{ name: "posts.jsonl", body: JSON.stringify({ text }) }]);
      expect(status).toMatchObject({ state: "finished", failed: 0 });
      const personId = leo.personId as PersonId; // the server gave it
      await lead.client.project.setMember.mutate({ projectId, personId, role: "labeler" });
      const page = await pageOf(browser, leo, { path: `/work/${projectId}`, complaints });
      await page.getByRole("button", { name: /^Start/ }).waitFor();
      await page.keyboard.press("Enter");
      await page.locator("[data-field]").waitFor();
      expect(await page.getByText("Who, and for what?").count()).toBe(0);
      await mark(page, "Mira Okafor", "1");
      await page.getByText("About the selected region").waitFor();
      await looksRight(page, `${shots}region`);
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
      await looksRight(page, `${shots}missing`);
      await page.locator('[data-phase="open"]').waitFor();
      await page.keyboard.press("k");
      await page.keyboard.press("Control+Enter");
      await page.getByText("Nothing to do right now").waitFor();
      const answers = await answersOf(projectId);
      const { names, whole, ...others } = answers as Record<
        string,
        { value: { regions: { id: string; label: string }[] } }
      >;
      expect(whole).toMatchObject({ value: { selected: ["no"] } });
      const person = names?.value.regions.find(({ label }) => label === "person")?.id;
      expect(others).toEqual({
        [`tone@${person}`]: { type: "choice", version: 1, value: { selected: ["kindly"], tie: false } },
      });
      expect(complaints).toEqual([]);
    });

    async function answersOf(projectId: ProjectId): Promise<unknown> {
      const { items } = await lead.client.items.list.query({ projectId });
      const itemId = items[0]?.itemId;
      if (itemId === undefined) throw new Error("no item");
      const { annotations } = await lead.client.items.inspect.mutate({ projectId, itemId });
      return annotations[0]?.answers?.answers;
    }
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
