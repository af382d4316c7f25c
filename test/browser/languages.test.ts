import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { codeAt, stepAt } from "@keyhole/server/identity/totp";
import type { ProjectId } from "@keyhole/shared/ids";
import { catalogueDe } from "../../client/src/i18n/catalogue-de.ts";
import { catalogueEn } from "../../client/src/i18n/catalogue-en.ts";
import { fromBase32, password, type Visitor } from "../harness.ts";
import { contextOf, inChromium, launch, looksRight, pageOf, serious, shotsOf, watchedPage, wider } from "./browser.ts";
import { startDemo, type Demo } from "./demo.ts";

const shots = shotsOf("languages");

/** English texts that a German page never shows: whole texts only, and none that German has as well. */
const german = new Set(Object.values(catalogueDe).map(String));
const english = new Set(
  Object.values(catalogueEn).filter(
    (text): text is string & typeof text => typeof text === "string" && !text.includes("{") && !german.has(text),
  ),
) as ReadonlySet<string>; // any text is looked for in it

/** Every text and name on the page that is English. */
async function leftEnglish(page: Page): Promise<string[]> {
  const said = await page.evaluate(() => {
    const found = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() !== null) found.push(walker.currentNode.textContent ?? "");
    const names = ["aria-label", "title", "placeholder", "alt", "aria-description", "aria-roledescription"];
    for (const element of document.querySelectorAll("*"))
      for (const name of names) found.push(element.getAttribute(name) ?? "");
    return found.map((text) => text.trim());
  });
  return said.filter((text) => english.has(text));
}

const rootOf = (page: Page) =>
  page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir }));

async function choose(page: Page, from: string | RegExp, language: string): Promise<void> {
  await page.getByRole("button", { name: from }).click();
  await page.getByRole("option", { name: language }).click();
}

inChromium("Keyhole in German and Arabic", { timeout: 120_000 }, () => {
  let demo: Demo;
  let browser: Browser;
  let leo: Visitor;
  let texts: ProjectId;
  const complaints: string[] = [];

  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(), launch()]);
    leo = await demo.as("leo");
    const found = (await leo.client.project.own.query()).find(({ name }) => name.includes("names in posts"));
    if (found === undefined) throw new Error("the demo has no project with texts");
    texts = found.id;
  });
  afterAll(async () => {
    await browser.close();
    await demo.close();
  });

  it("sign-in speaks as the browser asks, and otherwise when told", async () => {
    const context = await browser.newContext({ locale: "de-AT", viewport: { width: 1280, height: 720 } });
    const page = await watchedPage(context, demo.server.url, complaints);
    await page.goto(demo.server.url);
    await page.getByRole("heading", { name: "Bei Keyhole anmelden" }).waitFor();
    expect(await rootOf(page)).toEqual({ lang: "de", dir: "ltr" });
    expect(await leftEnglish(page)).toEqual([]);
    await looksRight(page, `${shots}sign-in-de`);

    await choose(page, /Sprache/, "العربية");
    await expect.poll(() => rootOf(page)).toEqual({ lang: "ar", dir: "rtl" });
    await page.getByRole("button", { name: /العربية/ }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("العربية");
    await looksRight(page, `${shots}sign-in-ar`);
    await page.reload();
    await page.getByRole("button", { name: /العربية/ }).waitFor();
    expect(await rootOf(page)).toEqual({ lang: "ar", dir: "rtl" });
    await context.close();
  });

  it("labels in German: every text of the screen, its keys and the answer", async () => {
    await leo.client.me.changePreferences.mutate({ set: { language: "de" }, clear: [] });
    const page = await pageOf(browser, leo, { path: `/work/${texts}`, complaints });
    await page.getByRole("button", { name: /^(Beginnen|Fortfahren)/ }).click();
    await page.getByRole("button", { name: /^Person/ }).waitFor();
    expect(await rootOf(page)).toEqual({ lang: "de", dir: "ltr" });
    const doneToday = async () =>
      Number.parseInt((await page.getByText(/^\d+ heute erledigt/).textContent()) ?? "", 10);
    const before = await doneToday();
    await page.locator("[role=application]").first().focus();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Control+Shift+ArrowRight");
    await page.keyboard.press("1");
    await page.getByText("1 Textstelle", { exact: true }).waitFor();
    expect(await leftEnglish(page)).toEqual([]);
    expect(await wider(page)).toEqual([]);
    await looksRight(page, `${shots}labeling-de`);
    await page.keyboard.press("?");
    await page.getByRole("heading", { name: "Tasten", exact: true }).waitFor();
    expect(await leftEnglish(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Abgeben/ }).click();
    await expect.poll(doneToday).toBe(before + 1);
    await page.context().close();
  });

  it("labels in Arabic: from the right, without a sideways scroll", async () => {
    await leo.client.me.changePreferences.mutate({ set: { language: "ar" }, clear: [] });
    const page = await pageOf(browser, leo, { path: `/work/${texts}`, complaints });
    await expect.poll(() => rootOf(page)).toEqual({ lang: "ar", dir: "rtl" });
    await page.locator("main button").first().click();
    await page.getByRole("button", { name: /^Person/ }).waitFor();
    expect(await wider(page)).toEqual([]);
    expect(await serious(page)).toEqual([]);
    await page.screenshot({ path: `${shots}labeling-ar.png` });
    await page.context().close();
  });

  it("is changed under Preferences without a reload, and follows the person to another browser", async () => {
    await leo.client.me.clearPreferences.mutate();
    const page = await pageOf(browser, leo, { path: "/preferences", complaints });
    await page.getByRole("heading", { name: "Preferences" }).waitFor();
    await page.evaluate(() => Object.assign(globalThis, { wasHere: true }));
    await choose(page, /Language/, "Deutsch");
    await page.getByRole("heading", { name: "Persönliche Einstellungen" }).waitFor();
    expect(await page.evaluate(() => "wasHere" in globalThis)).toBe(true);
    await expect
      .poll(async () => (await leo.client.session.state.query()).preferences?.set)
      .toEqual({ language: "de" });
    const other = await pageOf(browser, leo, { path: "/work", complaints });
    await other.getByRole("heading", { name: "Arbeit" }).waitFor();
    await Promise.all([page.context().close(), other.context().close()]);
  });

  it("is taken along by who chose it before signing up", async () => {
    const admin = await demo.as("ada");
    const invited = { name: "Mila", administrator: false, securityReviewer: false, mayCreateProjects: false };
    const { link } = await admin.client.people.invite.mutate(invited);
    const { origin } = new URL(String(link));
    const page = await watchedPage(await contextOf(browser), origin, complaints);
    await page.goto(String(link));
    await choose(page, /Language/, "Deutsch");
    await page.getByLabel("Anmeldename").fill("mila");
    await page.getByLabel("Passwort", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Mein Konto anlegen" }).click();
    const secret = await page.getByLabel("Geben Sie diesen Schlüssel von Hand ein").inputValue();
    const code = codeAt(fromBase32(secret.replaceAll(" ", "")), stepAt(Date.now()));
    await page.getByLabel("Code, den die App zeigt").pressSequentially(code);
    await page.getByText("Ich habe diese Codes aufbewahrt").click();
    const kept = page.waitForResponse(/me\.changePreferences/);
    await page.getByRole("button", { name: "Weiter zu Keyhole" }).click();
    await page.getByText("Noch kein Projekt").waitFor();
    expect((await kept).ok()).toBe(true);
    await page.goto(`${origin}/me`);
    await page.getByRole("heading", { name: "Meine Einstellungen" }).waitFor();
    await expect
      .poll(() => page.locator("section", { hasText: "Meine Einstellungen" }).textContent())
      .toContain("Sprache");
    expect(await leftEnglish(page)).toEqual([]);
    await page.context().close();
    expect(complaints).toEqual([]);
  });
});
