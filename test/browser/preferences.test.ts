import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { PersonId, ProjectId } from "@keyhole/shared/ids";
import { templates } from "@keyhole/shared/templates/templates";
import type { Visitor } from "../harness.ts";
import { imported, projectWith } from "../imports/importing.ts";
import {
  contextOf,
  giveSession,
  inChromium,
  launch,
  looksRight,
  pageOf,
  serious,
  shotsOf,
  watchedPage,
} from "./browser.ts";
import { startDemo, type Demo } from "./demo.ts";

const shots = shotsOf("preferences");
const post = "Mira Okafor of Halden Freight wrote from Trondheim.";

inChromium("own keys, the palette and what follows a person", { timeout: 90_000 }, () => {
  let demo: Demo;
  let browser: Browser;
  let leo: Visitor;
  let projectId: ProjectId;
  const complaints: string[] = [];

  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(), launch()]);
    const lead = await demo.as("lena");
    leo = await demo.as("leo");
    projectId = await projectWith(lead, templates["named-entities"], "Names");
    const body = Array.from({ length: 2 }, (_, at) => JSON.stringify({ text: `${post} No. ${at + 1}` })).join("\n");
    expect((await imported(lead, projectId, [{ name: "posts.jsonl", body }])).status).toMatchObject({ failed: 0 });
    const personId = leo.personId as PersonId; // the server gave it
    await lead.client.project.setMember.mutate({ projectId, personId, role: "labeler" });
  });
  afterEach(async () => {
    await leo.client.me.clearPreferences.mutate();
    for (const context of browser.contexts()) await context.close();
  });
  afterAll(async () => {
    await browser.close();
    await demo.close();
  });

  async function begin(): Promise<Page> {
    const page = await pageOf(browser, leo, { path: `/work/${projectId}`, complaints });
    await page.getByRole("button", { name: /^(Start|Continue)/ }).click();
    await page.getByRole("button", { name: /^Person/ }).waitFor();
    return page;
  }
  /** Selects the first word from where the caret is. */
  async function selectName(page: Page): Promise<void> {
    await page.locator("[role=application]").first().focus();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Control+Shift+ArrowRight");
  }

  it("a label gets another key by keyboard alone, here and in another browser", async () => {
    const page = await begin();
    await page.keyboard.press("?");
    await page.getByRole("button", { name: "Change keys" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Person: 1. Change this key" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("q");
    await page.getByRole("button", { name: "Person: Q. Change this key" }).waitFor();
    await page.getByRole("button", { name: "Organisation: 2. Change this key" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("q");
    await page.getByText("Q is also “Person”").waitFor();
    expect(await serious(page)).toEqual([]);
    await page.screenshot({ path: `${shots}clash.png` });
    await page.getByRole("button", { name: "Organisation: back to 2" }).click();
    await expect.poll(() => page.getByText("No clashes.").count()).toBe(1);
    await expect
      .poll(async () => (await leo.client.session.state.query()).preferences?.set.projectKeys)
      .toEqual({ [projectId]: { "entities.label.person": ["q"] } });

    const other = await begin();
    await selectName(other);
    await other.keyboard.press("1");
    await other.keyboard.press("q");
    await other.getByRole("row", { name: /Person.*Mira|Mira.*Person/ }).waitFor();
    expect(await other.getByRole("row", { name: /Mira/ }).count()).toBe(1);

    // The palette undoes it, found by three letters.
    await other.keyboard.press("Control+k");
    await other.keyboard.type("und");
    await other.getByRole("option", { name: /^Undo/ }).waitFor();
    expect(await serious(other)).toEqual([]);
    await other.screenshot({ path: `${shots}palette.png` });
    await other.keyboard.press("Enter");
    await expect.poll(() => other.getByRole("row", { name: /Mira/ }).count()).toBe(0);
    await other.keyboard.press("Control+k");
    await other.keyboard.type("preferences");
    await other.keyboard.press("Enter");
    await other.getByRole("heading", { name: "Preferences" }).waitFor();
    expect(complaints).toEqual([]);
  });

  it("a browser that never saw the person shows their look from the first picture on", async () => {
    await leo.client.me.changePreferences.mutate({ set: { theme: "dark", density: "compact", size: 130 }, clear: [] });
    const context = await contextOf(browser, "light");
    await giveSession(context, leo);
    const page = await watchedPage(context, leo.url, complaints);
    // What the page looked like when the first thing of it was there.
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (document.querySelector("#root > *") === null) return;
        observer.disconnect();
        Reflect.set(globalThis, "firstLook", Object.assign({}, document.documentElement.dataset));
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(`${leo.url}/preferences`);
    await page.getByRole("heading", { name: "Preferences" }).waitFor();
    const first: unknown = await page.evaluate(() => Reflect.get(globalThis, "firstLook"));
    expect(first).toMatchObject({ theme: "dark", density: "compact", size: "130" });
    await page.screenshot({ path: `${shots}dark-compact-130.png` });
    expect(await serious(page)).toEqual([]);

    // Without the theme of their own they follow the system, in both.
    await leo.client.me.changePreferences.mutate({ set: {}, clear: ["theme"] });
    await page.reload();
    await page.getByRole("heading", { name: "Preferences" }).waitFor();
    await looksRight(page, `${shots}compact-130`);
    expect(complaints).toEqual([]);
  });
});
