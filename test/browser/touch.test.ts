import type { Browser, CDPSession, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { penGoneMs } from "../../client/src/fields/image/palm.ts";
import { decodeCounts } from "@keyhole/shared/questions/mask/rle";
import { areaOf } from "@keyhole/shared/questions/mask/runs";
import type { PersonId, ProjectId } from "@keyhole/shared/ids";
import { formOf } from "@keyhole/shared/templates/template";
import type { Visitor } from "../harness.ts";
import { imported, projectWith } from "../imports/importing.ts";
import { giveSession, inChromium, launch, looksRight, shotsOf, watchedPage } from "./browser.ts";
import { startDemo, type Demo } from "./demo.ts";
import { placeOn, type Place } from "./drawing.ts";

const shots = shotsOf("touch");
const size = { width: 1600, height: 1200 };
const form = {
  v: 1,
  fields: [{ name: "photo", kind: "image", title: "Photo" }],
  questions: [
    { name: "objects", title: "Objects", type: "box", field: "photo", required: false, settings: { labels: ["car"] } },
    { name: "paint", title: "Paint", type: "mask", field: "photo", required: false, settings: { labels: ["rust"] } },
    {
      name: "order",
      title: "Order",
      type: "ranking",
      field: "photo",
      required: false,
      settings: { source: "options", options: ["first", "second", "third"] },
    },
  ],
};

type Stored = Readonly<Record<string, unknown>>;
const regionsOf = (answer: Stored | undefined) => (answer?.["regions"] ?? []) as readonly Stored[]; // an answer of shapes

inChromium("a picture under fingers and a pen, in a real browser", { timeout: 90_000 }, () => {
  let demo: Demo;
  let browser: Browser;
  let lead: Visitor;
  let leo: Visitor;
  /** Two that differ: where another task waits, the page need not ask why there is none. */
  let photos: readonly Buffer[];
  const complaints: string[] = [];

  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(), launch()]);
    [lead, leo] = [await demo.as("lena"), await demo.as("leo")];
    const plain = (background: string) =>
      sharp({ create: { ...size, channels: 3, background } })
        .jpeg()
        .toBuffer();
    photos = await Promise.all(["#505860", "#605850"].map(plain));
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

  /** A page of a tablet: its first pointer is a finger. */
  async function tablet(who: Visitor, path: string): Promise<{ readonly page: Page; readonly device: CDPSession }> {
    const viewport = { width: 1280, height: 720 };
    const context = await browser.newContext({ viewport, hasTouch: true, isMobile: true, reducedMotion: "reduce" });
    await giveSession(context, who);
    const page = await watchedPage(context, who.url, complaints);
    await page.goto(`${who.url}${path}`);
    return { page, device: await context.newCDPSession(page) };
  }

  async function begin(title: string) {
    const projectId = await projectWith(lead, formOf(form as never), title); // parsed by formOf
    const { status } = await imported(
      lead,
      projectId,
      photos.map((body, at) => ({ name: `photo-${at}.jpg`, body })),
    );
    expect(status).toMatchObject({ state: "finished", failed: 0 });
    await lead.client.project.setMember.mutate({ projectId, personId: leo.personId as PersonId, role: "labeler" }); // the server gave it
    const { page, device } = await tablet(leo, `/work/${projectId}`);
    await page.getByRole("button", { name: /^(?:Start|Continue)/ }).tap();
    await page.locator('[role="application"] img').first().waitFor();
    await page.waitForTimeout(300);
    return { page, device, projectId };
  }

  const placeOf = (page: Page) => placeOn(page, size);
  const widthOf = async (page: Page): Promise<number> =>
    (await page.locator('[role="application"] > img').boundingBox())?.width ?? 0;

  /** Fingers that go through places together, each its own; `radius` is half of what touches. */
  async function fingers(device: CDPSession, ways: readonly (readonly Place[])[], radius = 12): Promise<void> {
    const touchPoints = (at: number) =>
      ways.map((way, id) => {
        const [x, y] = way[at] ?? way.at(-1) ?? [0, 0];
        return { x, y, id, radiusX: radius, radiusY: radius };
      });
    await device.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: touchPoints(0) });
    const steps = Math.max(...ways.map((way) => way.length));
    for (let at = 1; at < steps; at++)
      await device.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: touchPoints(at) });
    await device.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  }
  /** From one place to another in some steps. */
  const line = (from: Place, to: Place, steps = 6): readonly Place[] =>
    Array.from({ length: steps + 1 }, (_, at) => [
      from[0] + ((to[0] - from[0]) * at) / steps,
      from[1] + ((to[1] - from[1]) * at) / steps,
    ]);

  async function pen(device: CDPSession, way: readonly Place[]): Promise<void> {
    for (const [at, [x, y]] of way.entries()) {
      const type = at === 0 ? "mousePressed" : "mouseMoved";
      const shared = { x, y, button: "left", buttons: 1, pointerType: "pen", clickCount: at === 0 ? 1 : 0 } as const;
      await device.send("Input.dispatchMouseEvent", { ...shared, type });
    }
    const [x, y] = way.at(-1) ?? [0, 0];
    await device.send("Input.dispatchMouseEvent", { type: "mouseReleased", x, y, button: "left", pointerType: "pen" });
  }

  /** A browser cannot be told to turn a pen round: the events that it would send then, one after the other. */
  const eraser = (page: Page, way: readonly Place[]): Promise<void> =>
    page.locator('[role="application"]').evaluate(
      (stage, places) => {
        const send = (type: string, [x, y]: readonly [number, number], button: number): void => {
          const buttons = type === "pointerup" ? 0 : 32;
          // The pointer 1 is the mouse's, which is always there to be captured.
          const init = { clientX: x, clientY: y, button, buttons, pointerId: 1, pointerType: "pen", bubbles: true };
          stage.dispatchEvent(new PointerEvent(type, init));
        };
        const [first = [0, 0]] = places;
        send("pointerdown", first, 5);
        for (const place of places) send("pointermove", place, -1);
        send("pointerup", places.at(-1) ?? first, 5);
      },
      way as [number, number][],
    );

  async function submitted(page: Page, projectId: ProjectId): Promise<Readonly<Record<string, Stored>>> {
    await page.getByText("Saved just now").waitFor();
    const sent = page.waitForResponse((response) => response.url().endsWith("/rpc/work.submit"));
    await page.keyboard.press("Control+Enter");
    expect((await sent).status()).toBe(200);
    const { items } = await lead.client.items.list.query({ projectId });
    const found: Stored[] = [];
    for (const { itemId } of items) {
      const { annotations } = await lead.client.items.inspect.mutate({ projectId, itemId });
      for (const { answers } of annotations)
        found.push(
          Object.fromEntries(Object.entries(answers?.answers ?? {}).map(([name, { value }]) => [name, value])),
        );
    }
    expect(found).toHaveLength(1);
    return found[0] as Readonly<Record<string, Stored>>; // each answer is an object
  }
  const choose = (page: Page, label: string) => page.getByRole("button", { name: new RegExp(`^${label}\\b`) }).tap();

  it("a finger draws, bends, zooms, undoes and arranges; a palm does nothing", async () => {
    const { page, device, projectId } = await begin("By finger");
    expect(await page.evaluate(() => matchMedia("(pointer: coarse)").matches)).toBe(true);
    for (const button of await page.getByRole("toolbar").getByRole("button").all()) {
      const box = await button.boundingBox();
      expect(
        Math.min(box?.width ?? 0, box?.height ?? 0),
        (await button.getAttribute("aria-label")) ?? "",
      ).toBeGreaterThanOrEqual(44);
    }
    await choose(page, "car");
    let at = await placeOf(page);
    await fingers(device, [line(at(200, 200), at(600, 500))]);
    await page.getByRole("row", { name: /car/i }).waitFor();
    // A corner, gripped from beside it.
    const [x, y] = at(600, 500);
    await fingers(device, [line([x + 12, y + 12], [x + 60, y + 12])]);
    await looksRight(page, `${shots}finger`);
    // A wide contact, then one that begins narrow: neither draws.
    await fingers(device, [line(at(900, 900), at(1200, 1100))], 60);
    expect(await page.getByRole("row", { name: /car/i }).count()).toBe(1);
    const before = await widthOf(page);
    await fingers(device, [line(at(700, 600), at(500, 600)), line(at(900, 600), at(1100, 600))]);
    expect(await widthOf(page)).toBeGreaterThan(before * 1.5);
    expect(await page.getByRole("row", { name: /car/i }).count()).toBe(1);
    await page.keyboard.press("f");
    await expect.poll(() => widthOf(page)).toBe(before);
    at = await placeOf(page);
    await fingers(device, [line(at(900, 200), at(1100, 400))]);
    await expect.poll(() => page.getByRole("row", { name: /car/i }).count()).toBe(2);
    // Two fingers tap: the last box is taken back.
    await fingers(device, [[at(300, 900)], [at(500, 900)]]);
    await expect.poll(() => page.getByRole("row", { name: /car/i }).count()).toBe(1);

    const rows = page.locator("[data-item]");
    await rows.nth(2).scrollIntoViewIfNeeded();
    const third = await rows.nth(2).boundingBox();
    const first = await rows.nth(0).boundingBox();
    if (third === null || first === null) throw new Error("no rows");
    const middle = third.x + third.width / 2;
    await fingers(device, [line([middle, third.y + 10], [middle, first.y + 2])]);
    await page.locator("[data-item=third]").filter({ hasText: "1" }).waitFor();
    // All or nothing is ranked: the others by key.
    await page.locator("[data-item=first]").press("2");
    await page.locator("[data-item=second]").press("3");
    const stored = await submitted(page, projectId);
    const [box] = regionsOf(stored["objects"]);
    expect(box).toMatchObject({ x: expect.closeTo(200, -1), y: expect.closeTo(200, -1) });
    // Bent by 48 pixels of the screen, and not by the 12 that the grip was beside it.
    const scale = before / size.width;
    expect(Number(box?.["width"]) * scale).toBeCloseTo(400 * scale + 48, -1);
    expect(Number(box?.["height"]) * scale).toBeCloseTo(300 * scale, -1);
    expect(JSON.stringify(stored["order"])).toContain('[["third"],["first"],["second"]]');
    expect(complaints).toEqual([]);
  });

  it("a pen paints and erases; from then on fingers move the picture, and the hand beside it does nothing", async () => {
    const { page, device, projectId } = await begin("By pen");
    await choose(page, "rust");
    const at = await placeOf(page);
    await pen(device, line(at(200, 300), at(1000, 300), 12));
    await page.getByRole("row", { name: /rust/i }).waitFor();
    const areaNow = async () =>
      Number(
        /([\d,.]+) pixels/.exec(await page.getByRole("row", { name: /rust/i }).innerText())?.[1]?.replaceAll(/\D/g, ""),
      );
    const painted = await areaNow();
    // The hand comes to rest right after the pen was lifted.
    await fingers(device, [line(at(1200, 900), at(1400, 1000))]);
    expect(await areaNow()).toBe(painted);
    expect((await placeOf(page))(0, 0)).toEqual(at(0, 0));
    await eraser(page, line(at(180, 300), at(600, 300), 12));
    await expect.poll(areaNow).toBeLessThan(painted * 0.7);
    const erased = await areaNow();
    // The pen leaves, and is gone for long enough: one finger moves the picture.
    await device.send("Input.dispatchMouseEvent", { type: "mouseMoved", x: 8, y: 8, pointerType: "pen" });
    await page.waitForTimeout(penGoneMs + 100);
    await fingers(device, [line(at(800, 800), at(900, 860))]);
    const [left, top] = at(0, 0);
    const [movedLeft, movedTop] = (await placeOf(page))(0, 0);
    expect([movedLeft - left, movedTop - top].map(Math.sign)).toEqual([1, 1]);
    expect(await areaNow()).toBe(erased);
    await page.screenshot({ path: `${shots}pen.png` });
    const stored = await submitted(page, projectId);
    const [mask] = regionsOf(stored["paint"]);
    const runs = decodeCounts(String(mask?.["counts"]), size);
    expect(runs === null ? 0 : areaOf(runs)).toBe(erased);
    expect(complaints).toEqual([]);
  });

  it("questions of a form are arranged by finger", async () => {
    const projectId = await projectWith(lead, formOf(form as never), "Arranged"); // parsed by formOf
    const { page, device } = await tablet(lead, `/projects/${projectId}/form`);
    const handles = page.getByRole("button", { name: /^Move .* drag, or use/ });
    await handles.first().waitFor();
    const titles = () =>
      handles.evaluateAll((all) =>
        all.map((each) => (each.getAttribute("aria-label") ?? "").split(" ")[1]?.replace(":", "")),
      );
    expect(await titles()).toEqual(["Photo", "Objects", "Paint", "Order"]);
    await handles.nth(3).scrollIntoViewIfNeeded();
    const [from, to] = [await handles.nth(3).boundingBox(), await handles.nth(1).boundingBox()];
    if (from === null || to === null) throw new Error("no handles");
    await fingers(device, [line([from.x + 12, from.y + 12], [to.x + 12, to.y + 4])]);
    await expect.poll(titles).toEqual(["Photo", "Order", "Objects", "Paint"]);
    await looksRight(page, `${shots}builder`);
    expect(complaints).toEqual([]);
  });
});
