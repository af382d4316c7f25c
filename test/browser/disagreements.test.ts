import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ProjectId } from "@keyhole/shared/ids";
import { submission, text, workProject, answersOf, mood, stored } from "../flows/work.ts";
import type { RawItem } from "@keyhole/server/features/imports/make-item";
import { guideline, publishAs, section } from "../flows/guidelines.ts";
import { randomId, startHarness, type Harness, type Visitor } from "../harness.ts";
import { inChromium, launch, looksRight, pageOf, shotsOf } from "./browser.ts";

const shots = shotsOf("disagreements");

const relations = {
  v: 1,
  fields: [{ name: "text", kind: "text", title: "Text", required: true }],
  questions: [
    {
      name: "entities",
      type: "span",
      title: "Entities",
      field: "text",
      settings: { labels: ["person", "organisation"] },
    },
    {
      name: "relations",
      type: "relation",
      title: "Relations",
      field: "text",
      settings: { spans: "entities", labels: ["works-for", "owns"] },
    },
    { name: "rewrite", type: "text", title: "Rewrite", field: "text", settings: {} },
  ],
};

inChromium("finding and fixing disagreements on one page", () => {
  let harness: Harness;
  let browser: Browser;
  let lead: Visitor;
  let leo: Visitor;
  let lily: Visitor;
  const complaints: string[] = [];

  beforeAll(async () => {
    harness = await startHarness();
    lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
    leo = await harness.person({ name: "Leo Labeler" });
    lily = await harness.person({ name: "Lily Labeler" });
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await harness.close();
  });

  async function labeled(
    of: Pick<Parameters<typeof workProject>[1], "template" | "form" | "items">,
    answer: (who: number, fields: string) => unknown,
  ): Promise<ProjectId> {
    const settings = { overlap: 2, review: "below-threshold" } as const;
    const projectId = await workProject(harness, { lead, labelers: [leo, lily], settings, ...of });
    for (const [who, labeler] of [leo, lily].entries()) {
      for (const _ of of.items) {
        const opened = await labeler.client.work.next.mutate({ projectId });
        await labeler.client.work.submit.mutate(submission(opened, answer(who, JSON.stringify(opened.fields))));
      }
    }
    await settled(projectId);
    return projectId;
  }

  const settled = (projectId: ProjectId) =>
    expect
      .poll(async () => (await lead.client.review.counts.query({ projectId })).pending, { timeout: 10_000 })
      .toBe(0);

  const open = (projectId: ProjectId): Promise<Page> =>
    pageOf(browser, lead, { path: `/projects/${projectId}/disagreements`, complaints });

  it("both answers, the guideline's sentence edited and published, all tasks sent back, one page, by keyboard", async () => {
    const items = Array.from({ length: 5 }, (_, index) => text(`Great, the train is late again. (${index})`));
    const projectId = await labeled({ items }, (who, fields) =>
      mood(fields.includes("(4)") || who === 0 ? "positive" : "negative"),
    );
    const rules = "Choose what the writer feels. Sarcasm counts as positive. Neutral is rare.";
    const sections = [section("Sentiment", rules), section("Language", "Only English texts.")];
    await publishAs(lead, projectId, guideline(...sections));
    const page = await open(projectId);
    await page.getByText("Great, the train is late again.").first().waitFor();
    await page.getByText("“Negative” or “Positive”").first().waitFor();
    expect(await page.getByText("Task 1 of 4").isVisible()).toBe(true);
    // Both answers beside each other, by name: leads see names.
    const compared = page.getByRole("region", { name: "Answers beside each other" });
    expect(await compared.getByText("Negative", { exact: true }).count()).toBe(1);
    expect(await compared.getByText(/said Negative/).count()).toBe(1);
    expect(await compared.getByRole("button", { name: /Leo Labeler/ }).count()).toBe(1);
    await page.getByText("Sarcasm counts as positive.").waitFor();
    await looksRight(page, `${shots}sentiment`);
    // Another theme is another mark: the guideline was opened anew.
    await page.getByText("Sarcasm counts as positive.").waitFor();

    // The sentence that speaks of it is selected; typing replaces it.
    await page.locator("main h2").first().click();
    await page.keyboard.press("n");
    await page.getByText("Task 2 of 4").waitFor();
    await page.keyboard.press("e");
    const source = page.getByRole("textbox", { name: "Text (Markdown)" });
    await source.waitFor();
    expect(
      await source.evaluate((element) => {
        const { value, selectionStart, selectionEnd } = element as HTMLTextAreaElement;
        return value.slice(selectionStart, selectionEnd);
      }),
    ).toBe("Sarcasm counts as positive.");
    await page.keyboard.type("Sarcasm counts as negative.");
    await page.getByRole("button", { name: "Publish …" }).click();
    const dialog = page.getByRole("dialog");
    expect(await dialog.getByRole("textbox").inputValue()).toContain("when to answer “Negative” and when “Positive”");
    await page.screenshot({ path: `${shots}publish.png` });
    await dialog.getByRole("button", { name: "Publish" }).click();
    await page.getByText("You see the draft. Version 2 is in force.").waitFor();

    await page.locator("main h2").first().click();
    await page.keyboard.press("m");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("Sarcasm is negative. Please look again.");
    await page.getByText("With the section “Sentiment”, as it is published.").waitFor();
    await page.getByRole("button", { name: "Send back: 4 tasks, 8 answers" }).click();
    const yes = page.getByRole("button", { name: "Yes, send 4 tasks, 8 answers" });
    await looksRight(page, `${shots}sending`);
    await yes.press("Enter");
    await page.getByText("4 tasks, 8 answers sent back").waitFor();
    await page.getByText("No task is left").waitFor();
    await looksRight(page, `${shots}sent`);
    expect((await lead.client.project.home.query({ projectId })).counts).toMatchObject({ returned: 4, done: 1 });

    // What the worker sees: the message, and the sentence as it is now in force.
    const work = await pageOf(browser, leo, { path: `/work/${projectId}`, complaints });
    await work.getByRole("button", { name: /Start|Continue/ }).click();
    await work.getByText("Sarcasm is negative. Please look again.").waitFor();
    await work.getByText("Sarcasm counts as negative.").waitFor();
    await looksRight(work, `${shots}told`);
    await work.close();

    // Leo has begun one; the other three can be taken back.
    await page.getByRole("button", { name: "Take back" }).click();
    await page.getByText("3 tasks taken back").waitFor();
    await page.getByText("Task 2 of 3").waitFor();
    // Decide one here.
    await page.locator("main h2").first().click();
    await page.keyboard.press("1");
    await page.getByRole("button", { name: "Accept A" }).waitFor();
    await page.keyboard.press("a");
    await page.getByText("Task 2 of 2").waitFor();
    await page.close();
    expect(complaints).toEqual([]);
  });

  it("boxes of two people differ by pattern and are named; relations keep their arrows", async () => {
    const bytes = await sharp({ create: { width: 640, height: 400, channels: 3, background: "#446688" } })
      .png()
      .toBuffer();
    const image: RawItem = { fields: { image: { kind: "picture", bytes } } };
    const box = (label: string, x: number) => ({ id: randomId(), label, x, y: 80, width: 120, height: 160 });
    const projectId = await labeled({ template: "object-boxes", items: [image] }, (who) =>
      answersOf({
        objects: stored("box", {
          width: 640,
          height: 400,
          regions:
            who === 0
              ? [box("person", 40), box("vehicle", 300)]
              : [box("person", 42), box("person", 302), box("person", 480)],
        }),
      }),
    );
    const page = await open(projectId);
    await page.locator("canvas").first().waitFor();
    await page
      .getByText(/Only A/)
      .first()
      .waitFor();
    const kinds = page.getByRole("navigation", { name: "What people disagree on" }).getByRole("button");
    await looksRight(page, `${shots}boxes`);
    expect(await kinds.filter({ hasText: "or" }).count()).toBeGreaterThanOrEqual(2);
    await page.close();

    const related = await labeled({ form: relations, items: [text("Ann works at Acme.")] }, (who) => {
      const [one, other] = [randomId(), randomId()];
      return answersOf({
        entities: stored("span", {
          regions: [
            { id: one, label: "person", part: { kind: "text" }, start: 0, end: 3 },
            { id: other, label: "organisation", part: { kind: "text" }, start: 13, end: 17 },
          ],
        }),
        rewrite: stored("text", { text: who === 0 ? "Acme employs Ann." : "Acme belongs to Ann." }),
        relations: stored("relation", {
          regions: [{ id: randomId(), label: who === 0 ? "works-for" : "owns", from: one, to: other }],
        }),
      });
    });
    const texts = await open(related);
    await texts.locator("svg path").first().waitFor();
    // Of two texts, what differs by words.
    await texts.getByRole("region", { name: "What differs between A and B" }).locator("ins").first().waitFor();
    await looksRight(texts, `${shots}relations`);
    await texts.close();
    expect(complaints).toEqual([]);
  });
});
