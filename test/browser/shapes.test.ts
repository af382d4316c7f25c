import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { decodeCounts } from "@keyhole/shared/questions/mask/rle";
import { areaOf } from "@keyhole/shared/questions/mask/runs";
import type { PersonId, ProjectId } from "@keyhole/shared/ids";
import { formOf } from "@keyhole/shared/templates/template";
import type { Visitor } from "../harness.ts";
import { imported, projectWith } from "../imports/importing.ts";
import { inChromium, launch, looksRight, pageOf, shotsOf } from "./browser.ts";
import { startDemo, type Demo } from "./demo.ts";
import { click, drag, placeOn, shapesOf, type StoredShapes } from "./drawing.ts";

const shots = shotsOf("shapes");
const size = { width: 4096, height: 4096 };

/** Every kind of shape beside the box and the key point, all about one picture. */
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
    question("ships", "rotated-box", { labels: [{ value: "ship", hotkey: "1" }] }),
    question("cells", "ellipse", { labels: [{ value: "cell", hotkey: "2" }] }),
    question("lanes", "polyline", { labels: [{ value: "lane", hotkey: "3" }] }),
    question("roofs", "polygon", { labels: [{ value: "roof", hotkey: "4" }] }),
    question("people", "skeleton", {
      labels: [{ value: "person", hotkey: "5" }],
      points: [
        { name: "head", place: { x: 0.5, y: 0 } },
        { name: "left", place: { x: 0, y: 1 } },
        { name: "right", place: { x: 1, y: 1 } },
      ],
      edges: [
        ["head", "left"],
        ["head", "right"],
      ],
    }),
    question("paint", "mask", { labels: [{ value: "rust", hotkey: "6" }, "moss"], kind: "semantic" }),
  ],
};

inChromium("shapes in a real browser: by mouse and by keyboard", { timeout: 90_000 }, () => {
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

  /** Grey with a light square in the middle: the fill has something to find. */
  const photo = async (): Promise<Buffer> => {
    const light = { create: { width: 1024, height: 1024, channels: 3, background: "#e8e8e8" } } as const;
    return sharp({ create: { ...size, channels: 3, background: "#505860" } })
      .composite([{ input: await sharp(light).png().toBuffer(), left: 2560, top: 2560 }])
      .jpeg()
      .toBuffer();
  };

  async function begin(title: string): Promise<{ readonly page: Page; readonly projectId: ProjectId }> {
    const projectId = await projectWith(lead, formOf(form as never), title); // parsed by formOf
    const { status } = await imported(lead, projectId, [{ name: "photo.jpg", body: await photo() }]);
    expect(status).toMatchObject({ state: "finished", failed: 0 });
    await lead.client.project.setMember.mutate({ projectId, personId: leo.personId as PersonId, role: "labeler" }); // the server gave it
    const page = await pageOf(browser, leo, { path: `/work/${projectId}`, complaints });
    await page.getByRole("button", { name: /^(?:Start|Continue)/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.locator('[role="application"] img').waitFor();
    await page.waitForTimeout(300);
    return { page, projectId };
  }

  const choose = (page: Page, label: string) => page.getByRole("button", { name: new RegExp(`^${label}\\b`) }).click();

  async function submitted(page: Page, projectId: ProjectId): Promise<Readonly<Record<string, StoredShapes>>> {
    await page.getByText("Saved just now").waitFor();
    await page.keyboard.press("Control+Enter");
    await page
      .getByText(/Nothing|No more|done/i)
      .first()
      .waitFor();
    const { items } = await lead.client.items.list.query({ projectId });
    const [item] = items;
    if (item === undefined) throw new Error("no item");
    return shapesOf(lead, { projectId, itemId: item.itemId });
  }

  it("by mouse: each shape is drawn, edited and stored as what it is", async () => {
    const { page, projectId } = await begin("Shapes by mouse");
    const at = await placeOn(page, size);
    await choose(page, "ship");
    await drag(page, at(400, 400), at(1000, 700));
    // The turn handle stands above the box; Shift keeps to steps of 15 degrees.
    await page.keyboard.press("v");
    for (let turn = 0; turn < 30; turn++) await page.keyboard.press("Shift+R");
    await choose(page, "cell");
    await drag(page, at(1400, 400), at(2200, 800));
    await choose(page, "lane");
    await click(page, at(2600, 400), at(3200, 500), at(3600, 900));
    await page.keyboard.press("Enter");
    await choose(page, "roof");
    await click(page, at(400, 1400), at(1600, 1400), at(1600, 2400), at(400, 2400));
    await page.keyboard.press("Enter");
    await page.keyboard.press("Shift+X");
    await click(page, at(800, 1700), at(1300, 1700), at(1300, 2100));
    await page.keyboard.press("Enter");
    await choose(page, "person");
    await drag(page, at(2000, 1300), at(2600, 2200));
    await page.keyboard.press("v");
    await page.mouse.dblclick(...at(2000, 2200));
    await choose(page, "rust");
    await drag(page, at(500, 2900), at(1500, 3000), at(900, 3500));
    await page.keyboard.press("Shift+G");
    await choose(page, "moss");
    await click(page, at(3000, 3000));
    await page.mouse.move(...at(2200, 3500));
    await looksRight(page, `${shots}all`);
    const stored = await submitted(page, projectId);
    expect(stored["ships"]?.regions).toMatchObject([{ angle: 30 }]);
    expect(stored["cells"]?.regions).toHaveLength(1);
    expect(stored["lanes"]?.regions[0]?.["points"]).toHaveLength(3);
    expect(stored["roofs"]?.regions[0]?.["rings"]).toHaveLength(2);
    expect(stored["people"]?.regions[0]?.["points"]).toMatchObject([
      { name: "head", visibility: "visible" },
      { name: "left", visibility: "occluded" },
      { name: "right", visibility: "visible" },
    ]);
    const masks = stored["paint"]?.regions.map(({ label, counts }) => {
      const runs = decodeCounts(String(counts), size);
      return { label, area: runs === null ? 0 : areaOf(runs) };
    });
    expect(masks?.map(({ label }) => label)).toEqual(["rust", "moss"]);
    expect(masks?.[0]?.area).toBeGreaterThan(50_000);
    // The light square, but for what the visible mark covers.
    expect(masks?.[1]?.area).toBeGreaterThan(0.7 * 1024 * 1024);
    expect(masks?.[1]?.area).toBeLessThan(1.05 * 1024 * 1024);
    expect(complaints).toEqual([]);
  });

  it("by keyboard alone: cursor, presses, turns, a hole and a lasso", async () => {
    const { page, projectId } = await begin("Shapes by keyboard");
    const keys = async (...pressed: readonly string[]) => {
      for (const key of pressed) await page.keyboard.press(key);
    };
    const far = (key: string, times: number) => Array.from({ length: times }, () => `Shift+Arrow${key}`);
    // The first Enter brings the cursor up, in the middle of the picture.
    await keys("1", "Enter", "Enter", ...far("Right", 2), "Enter", ...far("Down", 1), "Enter");
    await keys("v", ".", "Shift+R", "Shift+R", "Alt+R");
    await keys("2", "Enter", ...far("Up", 3), "Enter", ...far("Left", 2), "Enter", ...far("Up", 1), "Enter");
    await keys("3", "Enter", ...far("Left", 5), "Enter", ...far("Up", 2), "Enter", "Enter");
    const square = (side: number) => [
      "Enter",
      ...far("Right", side),
      "Enter",
      ...far("Down", side),
      "Enter",
      ...far("Left", side),
      "Enter",
      "Enter",
    ];
    await keys("4", "Enter", ...far("Down", 2), ...square(4));
    // The cursor stands at the last vertex, left below: into the middle, and a smaller square cut out.
    await keys("Shift+X", ...far("Up", 3), ...far("Right", 1), ...square(2));
    await keys("5", "Enter", ...far("Up", 4), "Enter", ...far("Left", 1), "Enter", ...far("Right", 2), "Enter");
    await keys("v", "]", "o");
    await page.locator("output", { hasText: /head of person/ }).waitFor();
    await keys("6", "Shift+L", "Enter", ...far("Left", 4), ...square(2));
    await page.screenshot({ path: `${shots}keyboard.png` });
    const stored = await submitted(page, projectId);
    expect(stored["ships"]?.regions).toMatchObject([{ angle: 1 }]);
    expect(stored["cells"]?.regions).toMatchObject([{ label: "cell", angle: 180 }]);
    expect(stored["lanes"]?.regions[0]?.["points"]).toHaveLength(2);
    expect(stored["roofs"]?.regions[0]?.["rings"]).toHaveLength(2);
    expect(stored["people"]?.regions[0]?.["points"]).toMatchObject([{ name: "head", visibility: "occluded" }, {}, {}]);
    expect(stored["paint"]?.regions).toMatchObject([{ label: "rust" }]);
    expect(complaints).toEqual([]);
  });
});
