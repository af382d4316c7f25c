import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { PersonId, ProjectId } from "@keyhole/shared/ids";
import { formOf } from "@keyhole/shared/templates/template";
import type { Visitor } from "../harness.ts";
import { imported, projectWith } from "../imports/importing.ts";
import { inChromium, launch, looksRight, pageOf, shotsOf } from "./browser.ts";
import { startDemo, type Demo } from "./demo.ts";
import { click, drag, placeOn, shapesOf, type StoredShapes } from "./drawing.ts";

const shots = shotsOf("arrange");
const first = { width: 1600, height: 1200 };
/** The picture after it is smaller: what is taken over is cut at its border. */
const second = { width: 1000, height: 1200 };
const question = (name: string, type: string, settings: object) => ({
  name,
  title: name,
  type,
  field: "photo",
  settings,
});
const form = {
  v: 1,
  fields: [{ name: "photo", kind: "image", title: "Photo" }],
  questions: [
    question("vehicles", "box", {
      labels: [
        { value: "car", hotkey: "1" },
        { value: "plate", hotkey: "2" },
      ],
    }),
    question("land", "polygon", { labels: [{ value: "field", hotkey: "3" }] }),
  ],
};

inChromium("shapes beside each other, over each other and from task to task", { timeout: 90_000 }, () => {
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
    await leo.client.me.clearPreferences.mutate();
    for (const context of browser.contexts()) await context.close();
  });
  afterAll(async () => {
    await browser.close();
    await demo.close();
  });

  const photo = ({ width, height }: typeof first): Promise<Buffer> =>
    sharp({ create: { width, height, channels: 3, background: "#6a7a5a" } })
      .jpeg()
      .toBuffer();

  async function bring(projectId: ProjectId, size: typeof first): Promise<void> {
    const files = [{ name: `${size.width}.jpg`, body: await photo(size) }];
    const { status } = await imported(lead, projectId, files);
    expect(status).toMatchObject({ state: "finished", failed: 0 });
  }

  async function begin(title: string) {
    const projectId = await projectWith(lead, formOf(form as never), title); // parsed by formOf
    await bring(projectId, first);
    await lead.client.project.setMember.mutate({ projectId, personId: leo.personId as PersonId, role: "labeler" }); // the server gave it
    const page = await pageOf(browser, leo, { path: `/work/${projectId}`, complaints });
    await page.getByRole("button", { name: /^(?:Start|Continue)/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.locator('[role="application"] img').first().waitFor();
    return { page, projectId };
  }

  async function submitted(page: Page): Promise<void> {
    const before = await page.locator('[role="application"] img').first().getAttribute("src");
    await page.keyboard.press("Control+Enter");
    await page.waitForFunction((src) => {
      const shown = document.querySelector('[role="application"] img')?.getAttribute("src");
      return shown === undefined || shown !== src;
    }, before);
  }

  it("snaps, follows a shared border, orders, groups, hides, filters, and takes over", async () => {
    const { page, projectId } = await begin("Arranged");
    const at = await placeOn(page, first);
    // Two fields that share a border with a bend in it.
    await page.keyboard.press("3");
    await click(page, at(200, 200), at(600, 200), at(700, 500), at(600, 800), at(200, 800));
    await page.keyboard.press("Enter");
    await page.keyboard.press("Shift+S");
    await page.getByRole("button", { name: /^Snap to other outlines/, pressed: true }).waitFor();
    const near = ([x, y]: readonly [number, number]): [number, number] => [x + 3, y - 2];
    await click(page, near(at(600, 200)));
    await page.mouse.move(...near(at(600, 800)));
    await page.locator('[data-snap="vertex"]').waitFor();
    await page.screenshot({ path: `${shots}snap.png` });
    await page.keyboard.down("Shift");
    await click(page, near(at(600, 800)));
    await page.keyboard.up("Shift");
    await click(page, at(1100, 800), at(1100, 200));
    await page.keyboard.press("Enter");
    await page.keyboard.press("Shift+S");
    // A plate on a car, another car over both.
    await page.keyboard.press("1");
    await drag(page, at(250, 900), at(550, 1100));
    await page.keyboard.press("2");
    await drag(page, at(300, 1000), at(400, 1050));
    await page.keyboard.press("1");
    await drag(page, at(500, 950), at(900, 1150));
    await page.keyboard.press("v");
    await click(page, at(260, 1050));
    await page.keyboard.down("Shift");
    await click(page, at(320, 1010));
    await page.keyboard.up("Shift");
    await page.keyboard.press("Control+g");
    await page.getByText(/regions are a group now/).waitFor();
    await page.keyboard.press("Escape");
    await click(page, at(320, 1010));
    await expect.poll(() => page.locator('[role="row"][aria-selected="true"]').count()).toBe(2);
    await page
      .getByRole("button", { name: /^Bring the selected region to the front/ })
      .first()
      .click();
    await page.getByText("In front of all others now.").waitFor();
    await looksRight(page, `${shots}arranged`);
    // Out of sight by label and back; hidden and shown by key.
    await page.getByRole("button", { name: "Hide all regions: plate" }).click();
    await page.getByText("2 of 3 regions").waitFor();
    await page.keyboard.press("Alt+Shift+H");
    await page.getByText("3 regions").waitFor();
    await page.keyboard.press("h");
    await page.getByRole("button", { name: /^Show car/ }).waitFor();
    await page.keyboard.press("h");
    await page.getByText("Saved just now").waitFor();
    await bring(projectId, second);
    await submitted(page);
    // The next picture: what was drawn can be taken over, taken back, and taken over again.
    await page.getByRole("button", { name: /^Take over 5 shapes/ }).click();
    await page
      .getByText(/taken over/)
      .first()
      .waitFor();
    await page.screenshot({ path: `${shots}taken-over.png` });
    await page.keyboard.press("Control+z");
    await page.getByRole("button", { name: /^Take over 5 shapes/ }).waitFor();
    // A task more, so that the screen goes on to it: who is out of work is told so by an error.
    await bring(projectId, { width: 900, height: 1200 });
    await page.keyboard.press("Alt+b");
    await expect.poll(() => page.locator('[role="row"]').count()).toBe(5);
    await page.getByText("Saved just now").waitFor();
    await submitted(page);

    const { items } = await lead.client.items.list.query({ projectId });
    // One after the other: a lead looks at one item at a time.
    const stored: Readonly<Record<string, StoredShapes>>[] = [];
    for (const { itemId } of items) stored.push(await shapesOf(lead, { projectId, itemId }));
    const widthOf = (each: (typeof stored)[number]): unknown => (each["land"] as { width?: number } | undefined)?.width;
    const [one, other] = [1600, 1000].map((width) => stored.find((each) => widthOf(each) === width));
    const [left, right] = (one?.["land"]?.regions ?? []).map(({ rings }) => (rings as number[][][])[0] ?? []);
    // The same corners, to the hundredth, and the bend between them.
    expect(right?.slice(0, 3)).toEqual([left?.[1], left?.[2], left?.[3]]);
    const vehicles = one?.["vehicles"]?.regions ?? [];
    expect(vehicles.map(({ label }) => label)).toEqual(["car", "car", "plate"]);
    expect(vehicles.map(({ group }) => group !== undefined)).toEqual([false, true, true]);
    expect(vehicles[1]?.["group"]).toBe(vehicles[2]?.["group"]);
    const taken = other?.["vehicles"]?.regions ?? [];
    expect(taken.map(({ label }) => label)).toEqual(["car", "car", "plate"]);
    expect(taken.map(({ id }) => id)).not.toEqual(vehicles.map(({ id }) => id));
    expect(taken[1]?.["group"]).toBe(taken[2]?.["group"]);
    expect(taken[1]?.["group"]).not.toBe(vehicles[1]?.["group"]);
    for (const [x] of (other?.["land"]?.regions ?? []).flatMap(({ rings }) => (rings as [number, number][][]).flat()))
      expect(x).toBeLessThanOrEqual(1000);
    expect(complaints).toEqual([]);
  });
});
