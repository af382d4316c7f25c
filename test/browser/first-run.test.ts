import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { codeAt, stepAt } from "@keyhole/server/identity/totp";
import { drawScene } from "@keyhole/server/samples/scenes";
import type { ProjectId } from "@keyhole/shared/ids";
import { fromBase32, password, Visitor } from "../harness.ts";
import { freePort, startServer, type ServerProcess } from "../server-process.ts";
import { contextOf, inChromium, launch, looksRight, shotsOf, watchedPage } from "./browser.ts";

const shots = shotsOf("first-run");

interface Box {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

inChromium("an empty folder becomes a project with labeled pictures, all in the browser", () => {
  let folder: string;
  let server: ServerProcess;
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "keyhole-test-"));
    const started = startServer({ dataDir: join(folder, "data"), port: await freePort() });
    [server, browser] = await Promise.all([started, launch()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens a link in a browser of its own and goes through account, second factor and codes. */
  async function signUp(link: string, who: { readonly name: string; readonly login: string }, shot?: string) {
    const page = await watchedPage(await contextOf(browser), new URL(link).origin, complaints);
    await page.goto(link);
    await page.getByLabel("Your name").fill(who.name);
    await page.getByLabel("Login name").fill(who.login);
    await page.getByLabel("Password", { exact: true }).fill(password);
    if (shot !== undefined) await looksRight(page, `${shots}${shot}-account`);
    await page.getByRole("button", { name: "Create my account" }).click();
    const secret = await page.getByLabel("Enter this key by hand").inputValue();
    if (shot !== undefined) await looksRight(page, `${shots}${shot}-second-factor`);
    const code = codeAt(fromBase32(secret.replaceAll(" ", "")), stepAt(Date.now()));
    await page.getByLabel("Code that the app shows").pressSequentially(code);
    const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
    await codes.first().waitFor();
    expect(await codes.count()).toBe(10);
    if (shot !== undefined) await looksRight(page, `${shots}${shot}-codes`);
    await goOn(page);
    return page;
  }

  it("set-up, people, project, import, boxes by mouse and by keyboard, progress", async () => {
    const [link = ""] = /http\S+\/welcome#\S+/.exec(server.output()) ?? [];
    const admin = await signUp(link, { name: "Ada Admin", login: "ada" }, "1-set-up");
    await admin.getByRole("list", { name: "Break-glass codes" }).waitFor();
    await goOn(admin);
    await admin.getByRole("heading", { name: "Keyhole is set up. Who comes next?" }).waitFor();
    await looksRight(admin, `${shots}2-start`);
    const linkFor = async (card: string, name: string) => {
      const section = admin.getByRole("region", { name: card, exact: true });
      await section.getByLabel("Name").fill(name);
      await section.getByRole("button", { name: "Make a link" }).click();
      return section.getByLabel(`Link for ${name}`).inputValue();
    };
    const leadLink = await linkFor("A lead", "Lena Lead");
    const labelerLink = await linkFor("A labeler", "Leo Labeler");
    await looksRight(admin, `${shots}3-links`);

    const lead = await signUp(leadLink, { name: "Lena Lead", login: "lena" });
    const labeler = await signUp(labelerLink, { name: "Leo Labeler", login: "leo" });
    await labeler.getByText("No project yet").waitFor();
    await looksRight(labeler, `${shots}4-labeler-waits`);

    await lead.getByRole("link", { name: "New project" }).click();
    await lead.getByLabel("Project name").fill("Street scenes");
    await lead.getByText("Object boxes", { exact: true }).click();
    await lead.getByRole("button", { name: "Create project" }).click();
    await lead.getByText("Version 1 is in force").waitFor();
    const [, projectId = ""] = /projects\/([\w-]{22})/.exec(lead.url()) ?? [];

    await lead.getByRole("link", { name: "Import", exact: true }).click();
    await lead.getByRole("button", { name: "Import data" }).click();
    const pictures = await Promise.all([3, 4, 5].map((seed) => drawScene(seed)));
    const files = pictures.map(({ bytes }, at) => ({
      name: `scene-${at + 1}.jpg`,
      mimeType: "image/jpeg",
      buffer: Buffer.from(bytes),
    }));
    await lead.locator('input[type="file"]').first().setInputFiles(files);
    await lead.getByText("3 of 3 files uploaded").waitFor();
    await looksRight(lead, `${shots}5-uploaded`);
    await lead.getByRole("button", { name: "Look at the data" }).click();
    await lead.getByText("No problem found").waitFor();
    await looksRight(lead, `${shots}6-preview`);
    await lead.getByRole("button", { name: "Start import" }).click();
    await lead.getByText("Finished").waitFor();
    await looksRight(lead, `${shots}7-imported`);

    await lead.getByRole("link", { name: "People" }).click();
    await lead.getByLabel("Find a person").fill("Leo");
    await lead.getByRole("button", { name: "Add Leo Labeler" }).click();
    await lead.getByText("Member", { exact: true }).waitFor();
    await looksRight(lead, `${shots}8-people`);

    await labeler.reload();
    await labeler.getByRole("link", { name: "Street scenes" }).click();
    await labeler.getByRole("button", { name: "Start" }).waitFor();
    await looksRight(labeler, `${shots}9-begin`);
    await labeler.keyboard.press("Enter");
    const byMouse = [await drag(labeler, "1", [0.2, 0.3, 0.4, 0.8]), await drag(labeler, "2", [0.55, 0.5, 0.9, 0.75])];
    await labeler.getByText("Saved just now").waitFor();
    await looksRight(labeler, `${shots}10-drawn`);
    const first = await labeler.getByRole("application").locator("img").getAttribute("src");
    await labeler.keyboard.press("Control+Enter");
    await labeler.waitForFunction(
      (before) => document.querySelector('[role="application"] img')?.getAttribute("src") !== before,
      first,
    );

    // The second task without a mouse: to the picture by Tab, one corner, arrows, the other corner.
    await labeler.mouse.move(2, 2);
    const onPicture = () => labeler.evaluate(() => document.activeElement?.getAttribute("role") === "application");
    for (let tries = 0; tries < 40 && !(await onPicture()); tries++) await labeler.keyboard.press("Tab");
    expect(await onPicture()).toBe(true);
    for (const key of ["3", "d", "Enter", "Enter"]) await labeler.keyboard.press(key);
    for (const key of ["ArrowRight", "ArrowRight", "ArrowDown", "ArrowDown"])
      await labeler.keyboard.press(`Shift+${key}`);
    await labeler.keyboard.press("Enter");
    await labeler.getByRole("row").first().waitFor();
    await looksRight(labeler, `${shots}11-by-keyboard`);
    await labeler.keyboard.press("Control+Enter");
    await labeler.getByText("2 done today").waitFor();

    await lead.getByRole("link", { name: "Overview" }).click();
    await lead.getByRole("row", { name: /Leo Labeler Labeler 2/ }).waitFor();
    await looksRight(lead, `${shots}12-progress`);

    const stored = await submittedBoxes(lead, projectId as ProjectId); // out of the page's own address
    expect(stored).toHaveLength(2);
    const mouse = stored.find((boxes) => boxes.length === 2) ?? [];
    for (const [at, { label, ...place }] of byMouse.entries()) {
      expect(mouse[at]?.label).toBe(label);
      for (const key of ["x", "y", "width", "height"] as const)
        expect(Math.abs((mouse[at]?.[key] ?? Number.NaN) - place[key]), key).toBeLessThan(2);
    }
    const [keyboard] = stored.find((boxes) => boxes.length === 1) ?? [];
    expect(keyboard?.label).toBe("animal");
    expect(keyboard).toMatchObject({ x: 480, y: 320 });
    expect(keyboard?.width).toBe(keyboard?.height);
    expect(keyboard?.width).toBeGreaterThan(20);
    expect(complaints).toEqual([]);
    expect(server.output()).not.toContain("browser policy report");
    expect((await server.verifyTrail()).finding).toMatch(/whole|match/i);
  });

  /** What the project's lead is told that was submitted, by the lead's own session. */
  async function submittedBoxes(page: Page, projectId: ProjectId): Promise<Box[][]> {
    const lead = new Visitor(server.url);
    for (const { name, value } of await page.context().cookies()) lead.cookies.set(name, value);
    const { items } = await lead.client.items.list.query({ projectId });
    const found: Box[][] = [];
    for (const { itemId } of items) {
      const { annotations } = await lead.client.items.inspect.mutate({ projectId, itemId });
      for (const { answers } of annotations) {
        const value = answers?.answers["objects"]?.value as { regions: Box[] } | undefined; // a box answer
        found.push(value?.regions ?? []);
      }
    }
    return found;
  }
});

async function goOn(page: Page): Promise<void> {
  await page.getByText("I saved these codes").click();
  await page.getByRole("button", { name: "Continue to Keyhole" }).click();
}

/** Draws a box by mouse from and to shares of the picture; gives it in the picture's own pixels. */
async function drag(
  page: Page,
  key: string,
  [left, top, right, bottom]: readonly [number, number, number, number],
): Promise<Box> {
  const stage = page.getByRole("application");
  await stage.locator("img").waitFor();
  await page.waitForTimeout(150);
  await page.keyboard.press(key);
  await page.keyboard.press("d");
  const seen = await stage.locator("img").evaluate((picture: HTMLImageElement) => {
    const { left: x, top: y, width, height } = picture.getBoundingClientRect();
    return { x, y, width, height };
  });
  const at = (share: { x: number; y: number }) => ({
    x: seen.x + share.x * seen.width,
    y: seen.y + share.y * seen.height,
  });
  const [from, to] = [at({ x: left, y: top }), at({ x: right, y: bottom })];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  const [width, height] = [960, 640];
  return {
    label: { 1: "person", 2: "vehicle", 3: "animal" }[key] ?? "",
    x: left * width,
    y: top * height,
    width: (right - left) * width,
    height: (bottom - top) * height,
  };
}
