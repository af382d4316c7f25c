import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeItem, type RawItem } from "@keyhole/server/features/imports/make-item";
import { systemEntry } from "@keyhole/server/door/trail-drafts";
import type { PersonId, ProjectId } from "@keyhole/shared/ids";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import { projectSettings } from "@keyhole/shared/project-settings";
import { templates } from "@keyhole/shared/templates/templates";
import type { TemplateName } from "@keyhole/shared/templates/template";
import { answersOf, stored, submission } from "../flows/work.ts";
import { randomId, startHarness, type Harness, type Visitor } from "../harness.ts";
import { inChromium, launch, looksRight as looksRightIn, pageOf, shotsOf } from "./browser.ts";

const coco = fileURLToPath(new URL("../../../shared/data/coco/", import.meta.url));
const shots = shotsOf("review");

inChromium("review in a real browser", () => {
  let harness: Harness;
  let browser: Browser;
  let lead: Visitor;
  let reviewer: Visitor;
  let labelers: Visitor[];
  const complaints: string[] = [];

  beforeAll(async () => {
    harness = await startHarness();
    lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
    reviewer = await harness.person({ name: "Rita Reviewer" });
    labelers = [await harness.person({ name: "Leo Labeler" }), await harness.person({ name: "Lily Labeler" })];
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await harness.close();
  });

  /** Real pictures where they are at hand, else drawn ones. */
  async function pictures(count: number): Promise<Buffer[]> {
    if (existsSync(coco)) {
      const names = readdirSync(coco).filter((name) => name.endsWith(".jpg"));
      return names.slice(3, 3 + count).map((name) => readFileSync(`${coco}${name}`));
    }
    return Promise.all(
      Array.from({ length: count }, (_, index) =>
        sharp({ create: { width: 640, height: 480, channels: 3, background: { r: 90, g: 40 * index, b: 160 } } })
          .jpeg()
          .toBuffer(),
      ),
    );
  }

  interface Seed {
    readonly name: string;
    readonly template: TemplateName;
    readonly items: readonly RawItem[];
    /** The answers of labeler `who` to the item whose fields are given. */
    answer(this: void, who: number, size: { readonly width: number; readonly height: number }, index: number): unknown;
  }

  async function seed({ name, template, items, answer }: Seed): Promise<ProjectId> {
    const { services } = harness.app;
    const settings = projectSettings.parse({ overlap: 2, review: "below-threshold" });
    const { projectId } = await lead.client.project.create.mutate({ name, settings });
    await lead.client.project.publishForm.mutate({ projectId, form: templates[template], formVersion: 0 });
    for (const [person, role] of [
      [reviewer, "reviewer"],
      ...labelers.map((each) => [each, "labeler"] as const),
    ] as const) {
      const personId = person.personId as PersonId; // as the server gave it
      await lead.client.project.setMember.mutate({ projectId, personId, role });
    }
    const made = [];
    for (const [ord, raw] of items.entries()) {
      made.push({ ...(await makeItem(services, raw, { projectId, importId: null, settings })), ord });
    }
    const drafts = [systemEntry(services, { type: "import.finished", project: projectId, count: made.length })];
    await services.store.write.addItems(made, { now: services.clock(), drafts });
    for (const [who, labeler] of labelers.entries()) {
      for (const index of items.keys()) {
        const opened = await labeler.client.work.next.mutate({ projectId });
        const [value] = Object.values(opened.fields);
        const size = value?.kind === "image" ? value : { width: 0, height: 0 };
        await labeler.client.work.submit.mutate(submission(opened, answer(who, size, index)));
      }
    }
    await expect
      .poll(async () => (await reviewer.client.review.counts.query({ projectId })).pending, { timeout: 10_000 })
      .toBe(0);
    return projectId;
  }

  const signIn = (who: Visitor): Promise<Page> => pageOf(browser, who, { path: "/", complaints });

  /** Another theme is another overlay: the texts are opened anew, and keys count again when they are there. */
  async function looksRight(page: Page, name: string): Promise<void> {
    await looksRightIn(page, `${shots}${name}`);
    await page.waitForTimeout(400);
  }

  const box = (label: string, place: readonly [number, number, number, number]) => {
    const [x, y, width, height] = place;
    return { id: randomId(), label, x, y, width, height };
  };

  it("a reviewer compares, corrects, returns and accepts boxes by keyboard; the lead reads the quality", async () => {
    const form = templates["object-boxes"];
    const [question] = form.questions;
    if (question?.type !== "box") throw new Error("no boxes");
    const labels = anyQuestionType("box")
      .labels(question.settings)
      .map(({ value }) => value);
    const [first = "", second = first] = labels;
    const field = String(form.fields[0]?.name);
    const items = (await pictures(4)).map((bytes): RawItem => ({ fields: { [field]: { kind: "picture", bytes } } }));
    const projectId = await seed({
      name: "Street scenes",
      template: "object-boxes",
      items,
      answer: (who, { width, height }, index) => {
        const at = (x: number, y: number, w: number, h: number) =>
          [x * width, y * height, w * width, h * height] as const;
        const both = box(first, at(0.1 + who * 0.01, 0.15, 0.3, 0.5));
        const own = who === 0 ? box(second, at(0.55, 0.2, 0.2, 0.3)) : box(first, at(0.6, 0.55, 0.25, 0.35));
        const regions = index === 3 ? [both] : [both, own, box(second, at(0.45, 0.05 + who * 0.01, 0.12, 0.15))];
        return answersOf({ [question.name]: stored("box", { width, height, regions }) });
      },
    });
    const page = await signIn(reviewer);
    await page.goto(`${harness.url}/review`);
    await page.getByText("Street scenes").waitFor();
    await looksRight(page, "1-list");
    await page.getByText("Street scenes").click();
    await page.getByRole("button", { name: /Start reviewing/ }).waitFor();
    await looksRight(page, "2-start");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: /Accept all/ }).waitFor();
    await page.waitForTimeout(500);
    await looksRight(page, "3-compare");
    // They disagree here: Enter asks before it accepts all.
    await page.keyboard.press("Enter");
    await page.getByRole("alertdialog", { name: "Accept answers that disagree?" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("alertdialog").waitFor({ state: "detached" });
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).getByText("Show answer 2").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("1");
    await page.getByRole("button", { name: /Accept A/ }).waitFor();
    await looksRight(page, "4-one");
    await page.keyboard.press("0");
    await page.keyboard.press("e");
    await page.getByRole("button", { name: /Save correction/ }).waitFor();
    await looksRight(page, "5-correct");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: /Accept all/ }).waitFor();
    await page.keyboard.press("2");
    await page.keyboard.press("r");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("r");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type("The left one is a car, not a person.");
    await looksRight(page, "6-return");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("button", { name: /Accept all/ }).waitFor();
    await page.keyboard.press("1");
    await page.keyboard.press("Enter");
    await page.getByText("No task waits for you").waitFor();
    await looksRight(page, "7-nothing");
    const { counts } = await lead.client.project.home.query({ projectId });
    expect(counts).toMatchObject({ done: 3, inReview: 0 });

    const leads = await signIn(lead);
    await leads.goto(`${harness.url}/projects/${projectId}/quality`);
    await leads.getByRole("heading", { name: "Tasks with least agreement" }).waitFor();
    await looksRight(leads, "8-quality");
    await leads.screenshot({ path: `${shots}8-quality-whole.png`, fullPage: true });

    const returned = await Promise.all(
      labelers.map(async (each) => (await each.client.work.counts.query({ projectId })).returned),
    );
    const whose = labelers[returned.indexOf(1)];
    if (whose === undefined) throw new Error("nobody got work back");
    const works = await signIn(whose);
    await works.goto(`${harness.url}/work/${projectId}`);
    await works.getByRole("button", { name: /Start/ }).click();
    await works.getByText("The left one is a car, not a person.").waitFor();
    await looksRight(works, "9-returned");
    expect(complaints).toEqual([]);
  });

  it("spans are compared over the text", async () => {
    const form = templates["named-entities"];
    const [question] = form.questions;
    if (question?.type !== "span") throw new Error("no spans");
    const [first = "", second = first, third = first] = anyQuestionType("span")
      .labels(question.settings)
      .map(({ value }) => value);
    const words = "Anna Berg of Norsk Hydro spoke in Oslo on Tuesday, before she left for Rotterdam with Jan de Vries.";
    const field = String(form.fields[0]?.name);
    const span = (label: string, word: string) => ({
      id: randomId(),
      label,
      part: { kind: "text" },
      start: words.indexOf(word),
      end: words.indexOf(word) + word.length,
    });
    await seed({
      name: "Names in the news",
      template: "named-entities",
      items: [{ fields: { [field]: { kind: "text", text: words } } }],
      answer: (who) => {
        const shared = [span(first, "Anna Berg"), span(third, "Rotterdam")];
        const own = who === 0 ? [span(second, "Norsk Hydro")] : [span(third, "Oslo"), span(first, "Jan de Vries")];
        return answersOf({ [question.name]: stored("span", { regions: [...shared, ...own] }) });
      },
    });
    const page = await signIn(reviewer);
    await page.goto(`${harness.url}/review`);
    await page.getByText("Names in the news").click();
    await page.getByRole("button", { name: /Start reviewing/ }).click();
    await page.getByRole("button", { name: /Accept all/ }).waitFor();
    await looksRight(page, "10-spans");
    expect(complaints).toEqual([]);
  });
});
