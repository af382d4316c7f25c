import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { PersonId, ProjectId } from "@keyhole/shared/ids";
import { templates } from "@keyhole/shared/templates/templates";
import type { TemplateName } from "@keyhole/shared/templates/template";
import type { Visitor } from "../harness.ts";
import { guideline, publishAs, section } from "../flows/guidelines.ts";
import { imported, projectWith, type Upload } from "../imports/importing.ts";
import { inChromium, launch, looksRight, pageOf, shotsOf, watchedPage } from "./browser.ts";
import { cableTo } from "./cable.ts";
import { firstName as name, goOn, post, select, toText } from "./by-keys.ts";
import { startDemo, type Demo } from "./demo.ts";

const shots = shotsOf("labeling");

inChromium(
  "labeling in a real browser: keys, drafts, devices, locks, freezes, lost contact",
  { timeout: 60_000 },
  () => {
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
      // The last look of each page: what a failure is understood by.
      const pages = browser.contexts().flatMap((context) => context.pages());
      for (const [at, page] of pages.entries()) await page.screenshot({ path: `${shots}last-${at}.png` });
      for (const context of browser.contexts()) await context.close();
    });
    afterAll(async () => {
      await browser.close();
      await demo.close();
    });

    async function project(template: TemplateName, title: string, file: Upload): Promise<ProjectId> {
      const projectId = await projectWith(lead, templates[template], title);
      const { status } = await imported(lead, projectId, [file]);
      expect(status).toMatchObject({ state: "finished", failed: 0 });
      const personId = leo.personId as PersonId; // the server gave it
      await lead.client.project.setMember.mutate({ projectId, personId, role: "labeler" });
      return projectId;
    }
    const posts = (title: string, count = 2) =>
      project("named-entities", title, {
        name: "posts.jsonl",
        body: Array.from({ length: count }, (_, at) => JSON.stringify({ text: `${post} No. ${at + 1}` })).join("\n"),
      });

    /** Leo's page of a project, with its first task open. */
    async function begin(projectId: ProjectId, who = leo): Promise<Page> {
      const page = await pageOf(browser, who, { path: `/work/${projectId}`, complaints });
      await goOn(page);
      return page;
    }

    type Inspected = Awaited<ReturnType<Visitor["client"]["items"]["inspect"]["mutate"]>>;
    type Stored = NonNullable<Inspected["annotations"][number]["answers"]>;
    async function storedOf(projectId: ProjectId): Promise<Stored[]> {
      const { items } = await lead.client.items.list.query({ projectId });
      const found: Stored[] = [];
      for (const { itemId } of items) {
        const { annotations } = await lead.client.items.inspect.mutate({ projectId, itemId });
        for (const { answers } of annotations) if (answers !== null) found.push(answers);
      }
      return found;
    }
    const answersOf = async (projectId: ProjectId): Promise<unknown[]> =>
      (await storedOf(projectId)).map(({ answers }) => answers);

    it("spans by keyboard, a draft that a reload brings back, offsets in code points", async () => {
      const projectId = await posts("Names by keyboard");
      const page = await begin(projectId);
      await select(page);
      await page.keyboard.press("1");
      await page.getByRole("row", { name: /Mira Okafor/ }).waitFor();
      await page.getByText("Saved just now").waitFor();
      await looksRight(page, `${shots}spans`);
      // Another theme is another overlay: the task is opened anew.
      await page.locator('[data-phase="open"]').waitFor();
      await page.reload();
      await goOn(page);
      await page.getByRole("row", { name: /Mira Okafor/ }).waitFor();
      await page.keyboard.press("Control+Enter");
      await expect.poll(() => page.getByRole("row").count(), { timeout: 10_000 }).toBe(0);
      await expect.poll(async () => (await answersOf(projectId)).length, { timeout: 10_000 }).toBe(1);
      const region = { label: "person", start: name.from, end: name.to, part: { kind: "text" } };
      expect(await answersOf(projectId)).toMatchObject([{ entities: { type: "span", value: { regions: [region] } } }]);
    });

    it("a preference is one key, and the next pair is there", async () => {
      const body = readFileSync(new URL("../samples/pairs.jsonl", import.meta.url));
      const projectId = await project("preference-pair", "Better answers", { name: "pairs.jsonl", body });
      const page = await begin(projectId);
      const first = await prompt(page);
      await page.keyboard.press("2");
      await page.getByRole("button", { name: /Chosen/ }).waitFor();
      await looksRight(page, `${shots}preference`);
      // Another theme is another overlay: the task is opened anew.
      await page.locator('[data-phase="open"]').waitFor();
      await page.keyboard.press("Control+Enter");
      await expect.poll(() => prompt(page), { timeout: 10_000 }).not.toBe(first);
      await page.keyboard.press("1");
      await page.keyboard.press("Control+Enter");
      await page.getByText("Nothing to do right now").waitFor();
      await looksRight(page, `${shots}nothing-left`);
      // Each view has an order of its own: a key is for a place in it.
      const places = (await storedOf(projectId)).map(({ answers, shown }) => {
        const choice = answers["better"]?.value as { selected: [string] } | undefined; // as the server checked
        return shown?.["conversation"]?.indexOf(choice?.selected[0] ?? "");
      });
      expect(new Set(places)).toEqual(new Set([0, 1]));
    });

    it("another device takes the task over: the first screen closes, the draft goes along", async () => {
      const projectId = await posts("Two devices");
      const page = await begin(projectId);
      await select(page);
      await page.keyboard.press("2");
      await page.getByText("Saved just now").waitFor();
      const other = await begin(projectId, await demo.as("leo"));
      await other.getByRole("row", { name: /Mira Okafor/ }).waitFor();
      await page.getByText("Opened on another device").waitFor({ timeout: 2_000 });
      expect(await page.content()).not.toContain("Okafor");
      await looksRight(page, `${shots}taken-over`);
      await page.keyboard.press("Enter");
      await page.getByRole("row", { name: /Mira Okafor/ }).waitFor();
      await other.getByText("Opened on another device").waitFor({ timeout: 2_000 });
    });

    it("a lock covers and empties the page; the password unlocks it to the same caret", async () => {
      const projectId = await posts("Locked in between");
      const page = await begin(projectId);
      await toText(page);
      for (let step = 0; step < name.from; step++) await page.keyboard.press("ArrowRight");
      await leo.client.session.lock.mutate();
      await page.getByRole("heading", { name: "Locked" }).waitFor({ timeout: 2_000 });
      await expect.poll(() => page.content(), { timeout: 2_000 }).not.toContain("Okafor");
      await looksRight(page, `${shots}locked`);
      await page.keyboard.type(String(demo.passwords.get("leo")));
      await page.keyboard.press("Enter");
      await page.getByText("Okafor").first().waitFor();
      await page.waitForTimeout(300);
      for (let step = name.from; step < name.to; step++) await page.keyboard.press("Shift+ArrowRight");
      await page.keyboard.press("1");
      await page.getByRole("row", { name: /Mira Okafor/ }).waitFor({ timeout: 5_000 });
    });

    it("a lost contact is said, what is done meanwhile is saved when it is back", async () => {
      const projectId = await posts("Under ground");
      const page = await begin(projectId);
      await page.context().setOffline(true);
      await select(page);
      await page.keyboard.press("3");
      await page.getByText("No contact. Go on: it is saved as soon as there is.").waitFor();
      await page.screenshot({ path: `${shots}offline.png` });
      await page.context().setOffline(false);
      await page.getByText("Saved just now").waitFor();
      await page.keyboard.press("Control+Enter");
      await expect.poll(async () => (await answersOf(projectId)).length, { timeout: 10_000 }).toBe(1);
      // Of this page alone: the one that was locked before it may hear late that it was. What could not leave is written by the browser.
      const own = complaints.splice(0).filter((each) => each.startsWith(page.url()));
      expect(own.filter((each) => !each.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
    });

    it("I5 without contact the screen covers its content after the grace; the work is whole when there is contact again", async () => {
      const projectId = await posts("Under ground for longer");
      const { settings, version } = await lead.client.project.detail.query({ projectId });
      const graceMs = 2_000;
      const changed = { ...settings, contactGraceMs: graceMs };
      await lead.client.project.change.mutate({ projectId, version, settings: changed });
      const cable = await cableTo(leo.url);
      const away = await launch(cable.flag);
      const page = await pageOf(away, leo, { path: `/work/${projectId}`, complaints });
      await goOn(page);
      await select(page);
      await page.keyboard.press("1");
      await page.getByText("Saved just now").waitFor();
      cable.cut();
      try {
        const stopped = Date.now();
        // Not saved any more: what is only on this screen must outlive the cover.
        await select(page, { from: 17, to: 31 });
        await page.keyboard.press("2");
        await page.getByRole("row", { name: /Halden Freight/ }).waitFor();
        await page.getByText("No contact with the server").waitFor({ timeout: 10_000 });
        expect(Date.now() - stopped).toBeGreaterThan(graceMs);
        expect(await page.content()).not.toContain("Okafor");
        expect(await page.locator("img[src^='blob:']").count()).toBe(0);
        await looksRight(page, `${shots}covered`);
      } finally {
        cable.mend();
      }
      await page.getByRole("row", { name: /Halden Freight/ }).waitFor({ timeout: 30_000 });
      await page.getByRole("row", { name: /Mira Okafor/ }).waitFor();
      await page.getByText("Saved just now").waitFor({ timeout: 20_000 });
      await page.keyboard.press("Control+Enter");
      await expect.poll(async () => (await answersOf(projectId)).length, { timeout: 10_000 }).toBe(1);
      expect(JSON.stringify(await answersOf(projectId))).toMatch(/"start":2,.*"start":17,/);
      await away.close();
      await cable.close();
      // What the browser writes by itself of calls that could not leave.
      expect(complaints.splice(0).filter((each) => !/ERR_(?:CONNECTION|EMPTY|INCOMPLETE|SOCKET)_/.test(each))).toEqual(
        [],
      );
    });

    it("I5 a guideline without contact stays covered, whatever else changes meanwhile, and is read again afterwards", async () => {
      const projectId = await posts("Rules under ground");
      const { settings, version } = await lead.client.project.detail.query({ projectId });
      const changed = { ...settings, contactGraceMs: 1_000 };
      await lead.client.project.change.mutate({ projectId, version, settings: changed });
      await publishAs(lead, projectId, guideline(section("Names", "Every name counts.")));
      const cable = await cableTo(leo.url);
      const away = await launch(cable.flag);
      const page = await pageOf(away, leo, { path: `/guidelines/${projectId}`, complaints });
      await page.getByText("Every name counts.").waitFor();
      cable.cut();
      await page.getByText("No contact with the server", { exact: true }).waitFor({ timeout: 10_000 });
      // Another theme is another mark: it would be read anew.
      await page.emulateMedia({ colorScheme: "dark" });
      await page.waitForTimeout(500);
      expect(await page.getByText("No contact with the server", { exact: true }).count()).toBe(1);
      expect(await page.content()).not.toContain("Every name counts.");
      cable.mend();
      await page.getByRole("button", { name: "Try again" }).click({ timeout: 30_000 });
      await page.getByText("Every name counts.").waitFor();
      await away.close();
      await cable.close();
      const own = /ERR_(?:CONNECTION|EMPTY|INCOMPLETE|SOCKET)_/;
      expect(complaints.splice(0).filter((each) => !own.test(each))).toEqual([]);
    });

    it("a second tab says that the first one works here, and takes over what that one had not saved yet", async () => {
      const projectId = await posts("Two tabs");
      const page = await begin(projectId);
      await select(page);
      await page.keyboard.press("1");
      const second = await watchedPage(page.context(), leo.url, complaints);
      await second.goto(`${leo.url}/work/${projectId}`);
      await second.getByRole("button", { name: /^Continue/ }).waitFor();
      await second.keyboard.press("Enter");
      await second.getByText("Open in another tab").waitFor();
      expect(await second.content()).not.toContain("Okafor");
      await looksRight(second, `${shots}other-tab`);
      await page.locator('[data-phase="open"]').waitFor();
      await select(page, { from: 17, to: 31 });
      await page.keyboard.press("2");
      await second.getByRole("button", { name: /Work here instead/ }).click();
      await second.getByRole("row", { name: /Halden Freight/ }).waitFor({ timeout: 5_000 });
      await second.getByRole("row", { name: /Mira Okafor/ }).waitFor();
      await page.getByText("Open in another tab").waitFor();
      expect(await page.content()).not.toContain("Okafor");
      await page.getByRole("button", { name: /Work here instead/ }).click();
      await page.getByRole("row", { name: /Halden Freight/ }).waitFor({ timeout: 5_000 });
      // A tab that is closed lets go by itself.
      await page.close();
      await second.getByText("Open in another tab").waitFor();
      await second.reload();
      await goOn(second);
    });

    it("I5 a freeze closes the screen within 2 s and leaves nothing of the text in the page", async () => {
      const projectId = await posts("To be frozen");
      const page = await begin(projectId);
      await page.getByText("Okafor").first().waitFor();
      const sol = await demo.as("sol");
      const before = Date.now();
      await sol.client.freeze.set.mutate({ scope: "project", scopeId: projectId });
      await page.getByText("Work is stopped for now").waitFor({ timeout: 2_000 });
      expect(Date.now() - before).toBeLessThan(2_000);
      expect(await page.content()).not.toContain("Okafor");
      expect(await page.locator("img[src^='blob:']").count()).toBe(0);
      await looksRight(page, `${shots}frozen`);
      await page.keyboard.press("Enter");
      await page.waitForTimeout(300);
      expect(await page.content()).not.toContain("Okafor");
    });

    it("the browser had nothing to complain about", () => {
      // The browser writes each refusal itself: the stale epoch of a taken-over screen, the locked session, the freeze.
      expect(complaints.filter((each) => !/status of 4(?:01|09|23)/.test(each))).toEqual([]);
      expect(demo.server.output()).not.toContain("browser policy report");
    });
  },
);

/** What the pair is about; the responses' own words change when one is chosen. */
const prompt = (page: Page) => page.locator('[data-field="conversation"] ol').textContent();
