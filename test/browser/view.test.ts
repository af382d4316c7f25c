import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { decodeCounts } from "@keyhole/shared/questions/mask/rle";
import { areaOf } from "@keyhole/shared/questions/mask/runs";
import type { PersonId, ProjectId } from "@keyhole/shared/ids";
import { formOf } from "@keyhole/shared/templates/template";
import type { Visitor } from "../harness.ts";
import { imported, projectWith } from "../imports/importing.ts";
import { inChromium, launch, looksRight, pageOf, serious, shotsOf } from "./browser.ts";
import { startDemo, type Demo } from "./demo.ts";
import { placeOn } from "./drawing.ts";

const shots = shotsOf("view");
const size = { width: 1600, height: 1200 };
/** Darker than the ground by little, as in a picture taken at night. */
const patch = { left: 400, top: 300, width: 300, height: 200 };
const form = {
  v: 1,
  fields: [{ name: "photo", kind: "image", title: "Photo" }],
  questions: [
    { name: "objects", title: "Objects", type: "box", field: "photo", required: false, settings: { labels: ["car"] } },
    { name: "paint", title: "Paint", type: "mask", field: "photo", required: false, settings: { labels: ["rust"] } },
  ],
};

inChromium("how a picture is seen: tone, magnifier, grid, overview", { timeout: 90_000 }, () => {
  let demo: Demo;
  let browser: Browser;
  let lead: Visitor;
  let leo: Visitor;
  let projectId: ProjectId;
  const complaints: string[] = [];

  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(), launch()]);
    [lead, leo] = [await demo.as("lena"), await demo.as("leo")];
    projectId = await projectWith(lead, formOf(form as never), "Night"); // parsed by formOf
    const dark = { create: { width: patch.width, height: patch.height, channels: 3, background: "#06080a" } } as const;
    const night = async (background: string): Promise<Buffer> =>
      sharp({ create: { ...size, channels: 3, background } })
        .composite([{ input: await sharp(dark).png().toBuffer(), left: patch.left, top: patch.top }])
        .jpeg({ quality: 95 })
        .toBuffer();
    const files = [
      { name: "night-1.jpg", body: await night("#1c2228") },
      { name: "night-2.jpg", body: await night("#1c2229") },
    ];
    const { status } = await imported(lead, projectId, files);
    expect(status).toMatchObject({ state: "finished", failed: 0 });
    await lead.client.project.setMember.mutate({ projectId, personId: leo.personId as PersonId, role: "labeler" }); // the server gave it
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

  async function begin(): Promise<Page> {
    const page = await pageOf(browser, leo, { path: `/work/${projectId}`, complaints });
    await page.getByRole("button", { name: /^(?:Start|Continue)/ }).click();
    await page.locator(picture).waitFor();
    await page.waitForTimeout(300);
    return page;
  }
  const picture = '[role="application"] > img';
  const placeOf = (page: Page) => placeOn(page, size);
  /** The mean light of a place of the screen, 0 to 255. */
  async function lightAt(page: Page, [x, y]: readonly [number, number]): Promise<number> {
    const shot = await page.screenshot({ clip: { x: x - 4, y: y - 4, width: 8, height: 8 } });
    const { channels } = await sharp(shot).stats();
    return channels[0]?.mean ?? 0;
  }
  const preferences = async () => (await leo.client.session.state.query()).preferences?.set;

  it("tone is only seen: what is filled and stored is the picture's own, and the next task is seen alike", async () => {
    const page = await begin();
    const at = await placeOf(page);
    const inPatch = at(420, 480);
    const beside = at(200, 900);
    const before = [await lightAt(page, inPatch), await lightAt(page, beside)];
    for (let press = 0; press < 8; press++) await page.keyboard.press("Alt+=");
    for (let press = 0; press < 5; press++) await page.keyboard.press("Alt+.");
    await page.getByText("Brightness 150 %, contrast 100 %, gamma 1.8").waitFor();
    const after = [await lightAt(page, inPatch), await lightAt(page, beside)];
    expect((after[1] ?? 0) - (after[0] ?? 0)).toBeGreaterThan(2 * ((before[1] ?? 0) - (before[0] ?? 0)));
    await page.keyboard.press("Alt+i");
    await expect.poll(() => lightAt(page, beside)).toBeLessThan(200);
    expect(await lightAt(page, beside)).toBeGreaterThan(100);
    await looksRight(page, `${shots}negative`);

    // The fill reads the picture, not what is shown: the dark patch, but for what the visible mark covers.
    await page.getByRole("button", { name: /^rust\b/ }).click();
    await page.keyboard.press("Shift+G");
    await page.mouse.click(...inPatch);
    await page.getByRole("row", { name: /rust/ }).waitFor();
    await page.getByText("Saved just now").waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByRole("row", { name: /rust/ }).waitFor({ state: "detached" });
    await page.locator(picture).waitFor();
    expect(await page.locator(picture).evaluate((image) => getComputedStyle(image).filter)).toContain("url(");
    const button = page.getByRole("button", { name: "View", exact: true });
    expect(await button.getAttribute("aria-pressed")).toBe("true");
    await page.keyboard.press("Alt+0");
    await page.getByText("The picture is shown as it is.").waitFor();
    expect(await page.locator(picture).evaluate((image) => getComputedStyle(image).filter)).toBe("none");

    const { items } = await lead.client.items.list.query({ projectId });
    const areas: number[] = [];
    for (const { itemId } of items) {
      const { annotations } = await lead.client.items.inspect.mutate({ projectId, itemId });
      const value = annotations[0]?.answers?.answers["paint"]?.value as { regions: { counts: string }[] } | undefined; // of masks
      const runs = value === undefined ? null : decodeCounts(String(value.regions[0]?.counts), size);
      if (runs !== null) areas.push(areaOf(runs));
    }
    expect(areas).toHaveLength(1);
    expect(areas[0]).toBeGreaterThan(0.5 * patch.width * patch.height);
    expect(areas[0]).toBeLessThan(1.1 * patch.width * patch.height);
    expect(complaints).toEqual([]);
  });

  it("magnifier, grid, cross-hair and overview: by key and by the menu, remembered for the person", async () => {
    const page = await begin();
    let at = await placeOf(page);
    await page.mouse.move(...at(400, 300));
    const loupe = page.locator("[data-loupe]");
    // Held it goes with the key, pressed it stays.
    await page.keyboard.down("b");
    await loupe.waitFor();
    await page.waitForTimeout(400);
    await page.keyboard.up("b");
    await loupe.waitFor({ state: "detached" });
    await page.keyboard.press("b");
    await loupe.waitFor();
    await page.getByRole("button", { name: /^car\b/ }).click();
    await page.mouse.move(...at(200, 200));
    await page.mouse.down();
    await page.mouse.move(...at(690, 490), { steps: 4 });
    await page.keyboard.press("Shift+Digit3");
    await page.screenshot({ path: `${shots}loupe.png` });
    await page.mouse.up();
    await page.getByRole("row", { name: /car/ }).waitFor();
    await page.keyboard.press("b");
    await loupe.waitFor({ state: "detached" });
    await expect.poll(preferences, { timeout: 10_000 }).toMatchObject({ grid: true });

    await page.getByRole("button", { name: "View", exact: true }).click();
    const menu = page.getByRole("dialog", { name: "View" });
    await menu.getByText("Cross-hair while drawing").click();
    await menu.getByRole("textbox", { name: /line to line/ }).fill("100");
    await page.keyboard.press("Tab");
    await menu.getByRole("slider", { name: "Contrast" }).focus();
    for (let press = 0; press < 4; press++) await page.keyboard.press("ArrowRight");
    await menu.getByText("120%").waitFor();
    await looksRight(page, `${shots}menu`);
    expect((await menu.boundingBox())?.height).toBeLessThan(600);
    await page.keyboard.press("Escape");
    await expect.poll(preferences, { timeout: 10_000 }).toEqual({ grid: true, gridStep: 100, crossHair: false });

    // Zoomed in, the overview is there; a press on it brings that place into the middle.
    const map = page.locator("[data-minimap]");
    expect(await map.count()).toBe(0);
    await page.keyboard.press("v");
    await page.mouse.move(...at(450, 400));
    for (let press = 0; press < 6; press++) await page.keyboard.press("+");
    const zoomed = await placeOf(page);
    // What was under the pointer still is.
    expect(zoomed(450, 400).map(Math.round)).toEqual(at(450, 400).map(Math.round));
    const box = await map.boundingBox();
    if (box === null) throw new Error("no overview");
    await page.screenshot({ path: `${shots}overview.png` });
    await page.mouse.move(box.x + 10, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 3 });
    await page.mouse.up();
    const stage = await page.locator('[role="application"]').boundingBox();
    at = await placeOf(page);
    const middle = [
      expect.closeTo((stage?.x ?? 0) + (stage?.width ?? 0) / 2, -1),
      expect.closeTo((stage?.y ?? 0) + (stage?.height ?? 0) / 2, -1),
    ];
    expect(at(size.width / 2, size.height / 2)).toEqual(middle);
    expect(await page.getByRole("row", { name: /car/ }).count()).toBe(1);
    await page.keyboard.press("Shift+Z");
    await page.getByText("100 %").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("n");
    at = await placeOf(page);
    expect(at(445, 345)).toEqual(middle);
    await page.keyboard.press("m");
    await map.waitFor({ state: "detached" });
    await page.keyboard.press("f");

    // Another browser of the same person: the same aids; the tone went with the page.
    const other = await begin();
    await other.getByRole("button", { name: "View", exact: true }).click();
    expect(await other.getByRole("switch", { name: "Grid" }).isChecked()).toBe(true);
    expect(await other.getByRole("switch", { name: "Overview when enlarged" }).isChecked()).toBe(false);
    expect(await other.locator(picture).evaluate((image) => getComputedStyle(image).filter)).toBe("none");
    expect(await serious(other)).toEqual([]);
    await leo.client.me.clearPreferences.mutate();
    expect(complaints).toEqual([]);
  });
});
