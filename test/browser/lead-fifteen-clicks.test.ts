import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { trailTypes } from "../flows/work.ts";
import { startHarness, type Harness, type Visitor } from "../harness.ts";
import { leadsWay, mostClicks, mostMs } from "../person/lead-way.ts";
import { inChromium, launch, pageOf, serious, shotsOf } from "./browser.ts";

const shots = shotsOf("lead-fifteen-clicks");

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
    const { clicks, ranMs } = await leadsWay({ browser, lead, labeler, complaints, pace: 0 });
    expect(clicks.length, clicks.join(", ")).toBeLessThanOrEqual(mostClicks);
    expect(ranMs).toBeLessThan(mostMs);
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
