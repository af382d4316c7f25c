import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { PersonId, ProjectId } from "@keyhole/shared/ids";
import { templates } from "@keyhole/shared/templates/templates";
import type { TemplateForm } from "@keyhole/shared/templates/template";
import type { Visitor } from "../harness.ts";
import { imported, projectWith } from "../imports/importing.ts";
import { hostileMarkdown } from "../../client/src/ui/hostile-markdown.ts";
import { inChromium, launch, looksRight, pageOf, shotsOf } from "./browser.ts";
import { startDemo, type Demo } from "./demo.ts";
import { messages, responses } from "./sample-talk.ts";

const shots = shotsOf("conversations");

inChromium("conversations in a real browser", { timeout: 60_000 }, () => {
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

  async function project(form: TemplateForm, title: string, records: readonly unknown[]): Promise<ProjectId> {
    const projectId = await projectWith(lead, form, title);
    const body = records.map((record) => JSON.stringify(record)).join("\n");
    const { status } = await imported(lead, projectId, [{ name: "talks.jsonl", body }]);
    expect(status).toMatchObject({ state: "finished", failed: 0 });
    const personId = leo.personId as PersonId; // the server gave it
    await lead.client.project.setMember.mutate({ projectId, personId, role: "labeler" });
    return projectId;
  }

  async function begin(projectId: ProjectId): Promise<Page> {
    const page = await pageOf(browser, leo, { path: `/work/${projectId}`, complaints });
    await page.getByRole("button", { name: /^(?:Start|Continue)/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.locator('[data-phase="open"]').waitFor();
    return page;
  }

  /** Takes pictures; another theme is another overlay, so the task is opened anew. */
  async function look(page: Page, name: string): Promise<void> {
    await looksRight(page, `${shots}${name}`);
    await page.locator('[data-phase="open"]').waitFor();
  }

  async function answersOf(projectId: ProjectId) {
    const { items } = await lead.client.items.list.query({ projectId });
    const found = [];
    for (const { itemId } of items) {
      const { annotations } = await lead.client.items.inspect.mutate({ projectId, itemId });
      found.push(...annotations.map(({ answers }) => answers));
    }
    return found;
  }

  it("shuffled responses: letters, keys and ranking follow the order shown, the answer is by id, the order is stored", async () => {
    const form: TemplateForm = {
      v: 1,
      fields: [{ name: "talk", kind: "conversation", title: "Talk", display: { shuffle: true } }],
      questions: [
        {
          name: "best",
          title: "Which is best?",
          type: "choice",
          field: "talk",
          settings: { source: "candidates", candidateKeys: ["1", "2", "3"] },
        },
        { name: "order", title: "Best to worst", type: "ranking", field: "talk", settings: { source: "candidates" } },
      ],
    };
    const projectId = await project(form, "Falling stones", [{ messages, responses }]);
    const page = await begin(projectId);
    const shown = () =>
      page.locator("[data-candidate]").evaluateAll((all) => all.map((each) => each.getAttribute("data-candidate")));
    const order = await shown();
    // What they are called in the data stays on the server.
    for (const code of order) expect(code).toMatch(/^[0-9a-f]{24}$/);
    expect(new Set(order).size).toBe(3);
    const heads = await page.locator("[data-candidate] h3").allTextContents();
    expect(heads.map((head) => head.slice(0, 10))).toEqual(["Response A", "Response B", "Response C"]);

    // Rendered by the one renderer: formulas, code, a table; HTML and money as written, addresses of links shown.
    const field = page.locator('[data-field="talk"]');
    await field.locator("math mfrac").waitFor();
    await field.getByText("print(9.81 * 2 ** 2 / 2)").waitFor();
    expect(await field.locator("table").count()).toBe(1);
    const words = await field.textContent();
    for (const each of ["<b>Done</b>", "It costs $5 to ask.", "(https://a.example/fall)"])
      expect(words).toContain(each);
    // Tools and attachments by name; the long system prompt is folded.
    for (const each of ["Calls calculate", '"digits": 3', '"result": 19.62', "sketch.png", "4 byte"]) {
      expect(words).toContain(each);
    }
    await look(page, "rendered");
    await field
      .locator("[data-candidate]")
      .last()
      .evaluate((each) => each.scrollIntoView({ block: "end" }));
    await look(page, "candidates");
    const unfold = field.getByRole("button", { name: "Show all" }).first();
    await unfold.click();
    await field.getByRole("button", { name: "Show less" }).waitFor();

    await page.keyboard.press("2");
    await expect.poll(() => page.locator("[data-candidate]:has([data-chosen='true'])").count()).toBe(1);
    await page.getByText(/^Saved (?:just now|before)/).waitFor({ timeout: 20_000 });
    await page.getByText("Texts as written").click();
    await field.getByText("```python").waitFor();
    expect(await field.locator("math").count()).toBe(0);
    await look(page, "raw");
    await page.waitForTimeout(700);
    await page.reload();
    await page.getByRole("button", { name: /^Continue/ }).waitFor();
    await page.keyboard.press("Enter");
    await field.getByText("```python").waitFor();
    expect(await shown()).toEqual(order);

    await page.getByText("Texts as written").click();
    await field.locator("math mfrac").waitFor();
    const ranking = page.locator('[data-question="order"]');
    await ranking.scrollIntoViewIfNeeded();
    await look(page, "ranking");
    const listed = await ranking.textContent();
    expect(listed).toMatch(/Response A.*Response B.*Response C/s);
    for (const [row, place] of [
      [2, "1"],
      [0, "2"],
      [1, "3"],
    ] as const) {
      await ranking.locator(`[data-item="${order[row]}"]`).focus();
      await page.keyboard.press(place);
    }
    await page.getByText(/^Saved (?:just now|before)/).waitFor({ timeout: 20_000 });
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await answersOf(projectId)).length, { timeout: 10_000 }).toBe(1);
    const [answers] = await answersOf(projectId);
    const { talk: ids = [] } = answers?.shown ?? {};
    expect(new Set(ids)).toEqual(new Set(["a", "b", "c"]));
    expect(answers?.answers["best"]?.value).toMatchObject({ selected: [ids[1]] });
    expect(answers?.answers["order"]?.value).toEqual({ groups: [[ids[2]], [ids[0]], [ids[1]]] });
  });

  it("the next turn is written where it will stand", async () => {
    const projectId = await project(templates["next-turn"], "Demonstrations", [{ messages: messages.slice(0, 2) }]);
    const page = await begin(projectId);
    const reply = page.locator("[data-next-turn] textarea");
    await expect.poll(() => reply.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type("It falls about 19.6 metres in two seconds.");
    await look(page, "next-turn");
    await page.getByText(/^Saved (?:just now|before)/).waitFor({ timeout: 20_000 });
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await answersOf(projectId)).length, { timeout: 10_000 }).toBe(1);
    const [answers] = await answersOf(projectId);
    expect(answers?.answers["reply"]?.value).toEqual({ text: "It falls about 19.6 metres in two seconds." });
  });

  it("a rewrite starts from the response and shows what changed while it is typed", async () => {
    const projectId = await project(templates["rewrite"], "Rewrites", [
      { prompt: "Say hello.", responses: ["Hello you."] },
    ]);
    const page = await begin(projectId);
    const text = page.locator("[data-question] textarea").first();
    expect(await text.inputValue()).toBe("Hello you.");
    await text.focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" Welcome!");
    const changes = page.getByRole("region", { name: "Changes to the original" });
    await changes.locator("ins", { hasText: "Welcome" }).waitFor();
    await look(page, "rewrite");
  });

  it("an error in a response is marked, its kind chosen and how serious it is said, by keys alone", async () => {
    const projectId = await project(templates["response-errors"], "Errors", [
      { prompt: "Where is Oslo?", responses: ["Oslo lies in **Sweden**.", "Oslo is in Norway."] },
    ]);
    const page = await begin(projectId);
    const response = page.locator('[role="application"][aria-label="Response A"]');
    // Marked texts are as written: the asterisks are there, and counted.
    expect(await response.textContent()).toContain("**Sweden**");
    await response.focus();
    for (let at = 0; at < 15; at++) await page.keyboard.press("ArrowRight");
    for (let at = 0; at < 6; at++) await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("1");
    await page.getByRole("row", { name: /Sweden/ }).waitFor();
    await page.keyboard.press("w");
    await look(page, "errors");
    await page.getByRole("row", { name: /Sweden/ }).click();
    await page.getByRole("textbox", { name: "What would be right?" }).fill("Norway");
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await answersOf(projectId)).length, { timeout: 10_000 }).toBe(1);
    const answers = (await answersOf(projectId))[0]?.answers ?? {};
    const errors = answers["errors"]?.value as { regions: { id: string }[] } | undefined; // a span question's answer
    const error = errors?.regions[0];
    expect(error).toMatchObject({ label: "fact", start: 15, end: 21, part: { kind: "candidate", id: "a" } });
    expect(answers[`weight@${error?.id}`]?.value).toMatchObject({ selected: ["major"] });
    expect(answers[`right@${error?.id}`]?.value).toEqual({ text: "Norway" });
  });

  it("200 turns, each rated, and 20 responses stay quick", async () => {
    const long = Array.from({ length: 200 }, (_, at) => ({
      role: at % 2 === 0 ? "user" : "assistant",
      content: `Turn **${at}**. ${"Some words of it, and more. ".repeat(12)}\n\n- one\n- two`,
    }));
    const many = Array.from({ length: 20 }, (_, at) => `Response no. ${at}: ${"words and words. ".repeat(60)}`);
    const projectId = await project(templates["turn-rating"], "Long talk", [{ messages: long, responses: many }]);
    const page = await pageOf(browser, leo, { path: `/work/${projectId}`, complaints });
    await page.getByRole("button", { name: /^(?:Start|Continue)/ }).waitFor();
    const before = Date.now();
    await page.keyboard.press("Enter");
    await page.locator("[data-turn]").first().waitFor();
    expect(await page.locator('[data-question^="turn@"]').count()).toBe(1);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    // Far below what makes somebody wait, far above what a busy machine adds.
    expect(Date.now() - before).toBeLessThan(5_000);
    // What is far away is rendered when it comes near.
    expect(await page.locator('[data-turn="147"] strong').count()).toBe(0);
    await look(page, "long");
    // One turn after the other by keys: rate, go on.
    await page.keyboard.press("Alt+n");
    await page.locator('[data-question="turn@3"]').waitFor();
    await page.locator('[data-turn="3"] button[aria-pressed="true"]').waitFor();
    await page.locator('[data-turn="9"] button').click();
    await page.locator('[data-question="turn@9"]').waitFor();
    await page.keyboard.press("Alt+Shift+n");
    await page.locator('[data-question="turn@7"]').waitFor();
    await look(page, "turn-by-turn");
    const worst = await page.evaluate(async () => {
      const turns = document.querySelectorAll("[data-turn]");
      let most = 0;
      for (let at = 0; at < turns.length; at += 7) {
        const start = performance.now();
        turns[at]?.scrollIntoView();
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        most = Math.max(most, performance.now() - start);
      }
      return most;
    });
    expect(worst).toBeLessThan(3_000);
    await page.locator('[data-turn="147"] strong').waitFor({ state: "attached" });
    await page.screenshot({ path: `${shots}long-scrolled.png` });
  });

  it("I13 hostile Markdown in turns and responses stays text in a real page", async () => {
    const turns = hostileMarkdown.map((content) => ({ role: "assistant", content }));
    const record = { messages: turns, responses: hostileMarkdown.slice(0, 20) };
    const projectId = await project(templates["ranking"], "Hostile", [record]);
    const page = await begin(projectId);
    const field = page.locator('[data-field="conversation"]');
    await field.getByText("<script>alert(1)</script>").first().waitFor();
    for (const turn of await field.locator("[data-turn]").all()) await turn.scrollIntoViewIfNeeded();
    const dangerous =
      "script, style, iframe, form, input[name], object, embed, img, svg[onload], [onerror], [style*='display']";
    expect(await field.locator(dangerous).count()).toBe(0);
    const links = await field.locator("a").evaluateAll((all) => all.map((each) => each.getAttribute("href") ?? ""));
    expect(links.filter((link) => !/^(?:https:|mailto:|#)/.test(link))).toEqual([]);
    await page.screenshot({ path: `${shots}hostile.png` });
  });

  it("a lead arranges and shuffles responses in the form, and the preview follows", async () => {
    const projectId = await projectWith(lead, templates["rating-rubric"], "Arranged");
    const page = await pageOf(browser, lead, { path: `/projects/${projectId}/form`, complaints });
    const shuffle = page.getByRole("checkbox", { name: /Another order for each labeler/ });
    await shuffle.waitFor({ state: "attached" });
    expect(await shuffle.isChecked()).toBe(false);
    await page.getByText(/Another order for each labeler/).click();
    await page.getByRole("button", { name: /Responses stand/ }).click();
    await page.getByRole("option", { name: "One under the other" }).click();
    await page.locator('[data-layout="stacked"]').waitFor();
    await looksRight(page, `${shots}form`);
    expect(await shuffle.isChecked()).toBe(true);
  });

  it("the browser had nothing to complain about", () => {
    expect(complaints).toEqual([]);
    expect(demo.server.output()).not.toContain("browser policy report");
  });
});
