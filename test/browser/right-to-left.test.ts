import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { PersonId, ProjectId } from "@keyhole/shared/ids";
import type { TemplateForm } from "@keyhole/shared/templates/template";
import type { Visitor } from "../harness.ts";
import { imported, projectWith } from "../imports/importing.ts";
import { inChromium, launch, looksRight, pageOf, shotsOf } from "./browser.ts";
import { startDemo, type Demo } from "./demo.ts";

const shots = shotsOf("right-to-left");

/** Lines of both directions, one with both, and a character of two UTF-16 units before what is marked. */
const letter = "كتبت 😀 ليلى إلى شركة Acme في عمّان.\nThe team in Oslo answered.\nردّت الشركة على ليلى.";
const person = "ليلى";
const company = "شركة Acme";

const form: TemplateForm = {
  v: 1,
  fields: [{ name: "text", kind: "text", title: "النص" }],
  questions: [
    {
      name: "entities",
      type: "span",
      title: "الأسماء",
      field: "text",
      settings: {
        labels: [
          { value: "person", title: "شخص", hotkey: "1" },
          { value: "organisation", title: "منظمة", hotkey: "2" },
        ],
      },
    },
    {
      name: "relations",
      type: "relation",
      title: "العلاقات",
      field: "text",
      settings: { spans: "entities", labels: [{ value: "writes-to", title: "يكتب إلى", hotkey: "3" }] },
    },
  ],
};

/** Where a word stands, in code points; the `turn`-th of its kind. */
function placeOf(word: string, turn = 0): { start: number; end: number } {
  let at = -1;
  for (let seen = 0; seen <= turn; seen++) at = letter.indexOf(word, at + 1);
  const start = Array.from(letter.slice(0, at)).length;
  return { start, end: start + Array.from(word).length };
}

/** The middle of the `at`-th character of a word as drawn. */
const pointOn = (page: Page, word: string, at: number): Promise<{ x: number; y: number }> =>
  page.evaluate(
    ([wanted, index]) => {
      const walker = document.createTreeWalker(document.querySelector("[data-part]") ?? document, NodeFilter.SHOW_TEXT);
      while (walker.nextNode() !== null) {
        const found = walker.currentNode.textContent?.indexOf(wanted) ?? -1;
        if (found === -1) continue;
        const range = new Range();
        range.setStart(walker.currentNode, found + index);
        range.setEnd(walker.currentNode, found + index + 1);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }
      throw new Error(`not drawn: ${wanted}`);
    },
    [word, at] as const,
  );

async function drag(page: Page, [from, at]: [string, number], [to, end]: [string, number]): Promise<void> {
  const [begin, stop] = [await pointOn(page, from, at), await pointOn(page, to, end)];
  await page.mouse.move(begin.x, begin.y);
  await page.mouse.down();
  await page.mouse.move((begin.x + stop.x) / 2, begin.y, { steps: 4 });
  await page.mouse.move(stop.x, stop.y, { steps: 4 });
  await page.mouse.up();
}

const times = async (page: Page, key: string, count: number): Promise<void> => {
  for (let press = 0; press < count; press++) await page.keyboard.press(key);
};

inChromium("a right-to-left text, labelled on a right-to-left page", { timeout: 120_000 }, () => {
  let demo: Demo;
  let browser: Browser;
  let lead: Visitor;
  let leo: Visitor;
  const complaints: string[] = [];

  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(), launch()]);
    [lead, leo] = [await demo.as("lena"), await demo.as("leo")];
    await leo.client.me.changePreferences.mutate({ set: { language: "ar" }, clear: [] });
  });
  afterAll(async () => {
    await browser.close();
    await demo.close();
  });

  async function begin(title: string): Promise<{ page: Page; projectId: ProjectId }> {
    const projectId = await projectWith(lead, form, title);
    // After one is submitted the other comes, which begins alike.
    const body = [letter, `${letter}\nنعم.`].map((text) => JSON.stringify({ text })).join("\n");
    const { status } = await imported(lead, projectId, [{ name: "letters.jsonl", body }]);
    expect(status).toMatchObject({ state: "finished", failed: 0 });
    const personId = leo.personId as PersonId; // the server gave it
    await lead.client.project.setMember.mutate({ projectId, personId, role: "labeler" });
    const page = await pageOf(browser, leo, { path: `/work/${projectId}`, complaints });
    await page.locator("main button").first().click();
    await page.locator("[data-part]").waitFor();
    expect(await page.evaluate(() => document.documentElement.dir)).toBe("rtl");
    return { page, projectId };
  }

  /** The answers that came in, ids left out: relations say the places of their ends. */
  async function submitted(page: Page, projectId: ProjectId) {
    await page.keyboard.press("Control+Enter");
    const read = async () => {
      const { items } = await lead.client.items.list.query({ projectId });
      // One look at a time: the next one closes the one before.
      for (const { itemId } of items) {
        const { annotations } = await lead.client.items.inspect.mutate({ projectId, itemId });
        const answers = annotations[0]?.answers?.answers;
        if (answers !== undefined) return answers;
      }
      return undefined;
    };
    await expect.poll(read, { timeout: 10_000 }).toBeDefined();
    const { entities, relations } = (await read()) as Record<string, { value: { regions: Record<string, unknown>[] } }>;
    const spans = entities?.value.regions ?? [];
    const startOf = (id: unknown) => spans.find((span) => span["id"] === id)?.["start"];
    return {
      spans: spans.map(({ label, start, end }) => ({ label, start, end })),
      relations: relations?.value.regions.map(({ label, from, to }) => ({
        label,
        from: startOf(from),
        to: startOf(to),
      })),
    };
  }

  it("by mouse: drags against the reading of Latin, over both directions, and from mark to mark", async () => {
    const { page, projectId } = await begin("رسائل بالفأرة");
    await drag(page, [person, 0], [person, 3]);
    await page.keyboard.press("1");
    await page.getByRole("row", { name: /ليلى/ }).waitFor();
    // From the right into the Latin word, which runs the other way: the whole of both words.
    await drag(page, [company, 0], ["Acme", 1]);
    await page.keyboard.press("2");
    await page.getByRole("row", { name: /شركة Acme/ }).waitFor();
    await page
      .getByRole("button", { name: /يكتب إلى/ })
      .first()
      .click();
    await drag(page, [person, 1], [company, 1]);
    await page.getByText("علاقة واحدة").first().waitFor();
    await looksRight(page, `${shots}marked`);
    await page.locator("[data-part]").waitFor();
    expect(await submitted(page, projectId)).toEqual({
      spans: [
        { label: "person", ...placeOf(person) },
        { label: "organisation", ...placeOf(company) },
      ],
      relations: [{ label: "writes-to", from: placeOf(person).start, to: placeOf(company).start }],
    });
    await page.context().close();
  });

  it("by keyboard: arrows follow the eye, edges move, search marks, a relation joins", async () => {
    const { page, projectId } = await begin("رسائل بالمفاتيح");
    await page.locator("[data-part]").focus();
    await page.keyboard.press("Control+Home");
    // One arrow goes through lines of both directions to the very end, and takes everything along.
    const characters = Array.from(new Intl.Segmenter("ar", { granularity: "grapheme" }).segment(letter)).length;
    await times(page, "Shift+ArrowLeft", characters);
    const lines = await page.evaluate(() =>
      getSelection()
        ?.toString()
        .split(/\n+/)
        .map((line) => line.trim()),
    );
    expect(lines).toEqual(letter.split("\n"));

    await page.keyboard.press("Control+Home");
    await times(page, "ArrowLeft", Array.from("كتبت 😀 ").length);
    await times(page, "Shift+ArrowLeft", 3);
    await page.keyboard.press("1");
    await page.getByRole("row", { name: /ليل(?!ى)/ }).waitFor();
    // In a text that runs to the left, the left arrow takes the end further on.
    await page.keyboard.press("Alt+ArrowLeft");
    await page.getByRole("row", { name: /ليلى/ }).waitFor();

    await page.keyboard.press("Escape");
    await page.keyboard.press("1");
    await page.keyboard.press("/");
    await page.getByRole("searchbox").fill(person);
    await page
      .getByRole("search")
      .getByText(/0\P{L}* من \P{L}*2/u)
      .waitFor();
    await page.getByRole("button", { name: /وسم الكل/ }).press("Enter");
    await expect.poll(() => page.getByRole("row", { name: /ليلى/ }).count()).toBe(2);
    await page.keyboard.press("Escape");

    await page.locator("[data-part]").focus();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Alt+ArrowDown");
    await page.keyboard.press("3");
    await page.keyboard.press("Alt+ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByText("علاقة واحدة").first().waitFor();
    await looksRight(page, `${shots}by-keys`);
    await page.locator("[data-part]").waitFor();
    expect(await submitted(page, projectId)).toEqual({
      spans: [
        { label: "person", ...placeOf(person) },
        { label: "person", ...placeOf(person, 1) },
      ],
      relations: [{ label: "writes-to", from: placeOf(person).start, to: placeOf(person, 1).start }],
    });
    await page.context().close();
  });

  it("the browser had nothing to complain about", () => {
    expect(complaints).toEqual([]);
  });
});
