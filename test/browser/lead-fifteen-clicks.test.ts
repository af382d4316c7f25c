import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { trailTypes } from "../flows/work.ts";
import { startHarness, type Harness, type Visitor } from "../harness.ts";
import { inChromium, launch, pageOf, serious, shotsOf } from "./browser.ts";

const shots = shotsOf("lead-fifteen-clicks");

/** A table as a shop might have it: its own columns, none called as in the form. */
const csv = [
  "ticket,received,customer comment",
  'T-1,2026-01-05,"The lamp arrived early; it works."',
  "T-2,2026-01-06,Two screws were missing.",
  "T-3,2026-01-07,As described.",
].join("\n");

const mostClicks = 15;
const mostMs = 180_000;

inChromium("a lead's first project", () => {
  let harness: Harness;
  let browser: Browser;
  let lead: Visitor;
  let labeler: Visitor;
  const complaints: string[] = [];

  beforeAll(async () => {
    harness = await startHarness();
    lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
    labeler = await harness.person({ name: "Leo Labeler" });
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await harness.close();
  });

  it(`goes from an own CSV to the first labeled item in at most ${mostClicks} clicks and ${mostMs / 60_000} minutes`, async () => {
    const clicks: string[] = [];
    /** Every click of either person goes through here; typing is not counted, only presses of a mouse. */
    const click = async (what: string, target: Locator): Promise<void> => {
      await target.click();
      clicks.push(what);
    };
    const started = Date.now();
    const page: Page = await pageOf(browser, lead, { path: "/projects", complaints });

    await click("new project", page.getByRole("link", { name: "New project" }));
    await page.getByLabel("Project name").fill("Shop comments");
    await click("template", page.getByText("Text classification", { exact: true }));
    await click("create", page.getByRole("button", { name: "Create project" }));
    await page.getByText("Version 1 is in force").waitFor();
    await click("import data", page.getByRole("link", { name: "Import items" }));
    const chooser = page.waitForEvent("filechooser");
    await click("choose files", page.getByRole("button", { name: "Choose files" }));
    await (await chooser).setFiles([{ name: "tickets.csv", mimeType: "text/csv", buffer: Buffer.from(csv) }]);
    await page.getByText(/1 of 1 files? uploaded/).waitFor();
    // The file's own dialog: choosing the file and opening it.
    clicks.push("the file");
    await click("look", page.getByRole("button", { name: "Look at the data" }));
    await page.getByText("No problem found").waitFor();
    await click("start import", page.getByRole("button", { name: "Start import" }));
    await page.getByText("Finished").waitFor();
    await click("people", page.getByRole("link", { name: "People" }));
    await page.getByLabel("Find a person").waitFor();
    await page.keyboard.type("Leo");
    await click("add", page.getByRole("button", { name: "Add Leo Labeler" }));
    await page.getByText("Member", { exact: true }).waitFor();

    const work: Page = await pageOf(browser, labeler, { path: "/", complaints });
    await click("project", work.getByRole("link", { name: "Shop comments" }));
    await click("start", work.getByRole("button", { name: "Start" }));
    await work
      .getByText(/lamp|screws|described/)
      .first()
      .waitFor();
    await click("answer", work.getByText("Positive", { exact: true }));
    await click("submit", work.getByRole("button", { name: "Submit" }));
    await work.getByText("1 done today").waitFor();

    expect(clicks.length, clicks.join(", ")).toBeLessThanOrEqual(mostClicks);
    expect(Date.now() - started).toBeLessThan(mostMs);
    const [own] = await lead.client.project.own.query();
    if (own === undefined) throw new Error("no project");
    const { items } = await lead.client.items.list.query({ projectId: own.id });
    expect(items).toHaveLength(3);
    expect(complaints).toEqual([]);
  });

  it("sees the form on the project's first item, as a recorded look that begins when it is asked for", async () => {
    const [own] = await lead.client.project.own.query();
    if (own === undefined) throw new Error("no project");
    const page = await pageOf(browser, lead, { path: `/projects/${own.id}/form`, complaints });
    const preview = page.getByRole("region", { name: "Preview" });
    await preview.getByText("Maria Lindqvist").first().waitFor();
    // What the sample shows is nobody's: no view was made of it.
    const views = async () => (await trailTypes(harness, own.id)).filter((type) => type.startsWith("view.")).length;
    const before = await views();
    await preview.getByText("the project’s first item").click();
    await preview.getByText("This view is recorded and marked with your name").waitFor();
    await preview
      .getByText(/lamp|screws|described/)
      .first()
      .waitFor();
    expect(await preview.getByText("Maria Lindqvist").count()).toBe(0);
    expect(await views()).toBe(before + 1);
    await page.screenshot({ path: `${shots}first-item.png` });
    expect(await serious(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
