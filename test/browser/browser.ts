import { accessSync, constants, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { describe, expect } from "vitest";
import type { Visitor } from "../harness.ts";

// What the tests in a real Chromium share.

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

const canRun = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** `KEYHOLE_CHROMIUM`, else the first Chromium or Chrome on the path. */
function findChromium(): string | null {
  const named = process.env["KEYHOLE_CHROMIUM"];
  if (named !== undefined && named !== "") return canRun(named) ? named : null;
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(canRun) ?? null;
}

const executable = findChromium();
const notRun = "NOT RUN: chromium, install with apt-get install chromium";
if (executable === null) {
  if (process.env["KEYHOLE_REQUIRE_ALL"] === "1") throw new Error(notRun);
  console.warn(notRun);
}

/** A suite that needs a browser: left out, loudly, where there is none. */
export const inChromium: typeof describe.skip = describe.runIf(executable !== null);

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function launch(...more: readonly string[]): Promise<Browser> {
  if (executable === null) throw new Error(notRun);
  return chromium.launch({ executablePath: executable, headless: true, args: [...flags, ...more] });
}

/** A folder for screenshots that are kept. */
export function shotsOf(name: string): string {
  const folder = fileURLToPath(new URL(`../artefacts/${name}/`, import.meta.url));
  mkdirSync(folder, { recursive: true });
  return folder;
}

const size = { width: 1280, height: 720 } as const;

/** A browser of its own, without a session. */
export const contextOf = (browser: Browser, colorScheme: "light" | "dark" = "light"): Promise<BrowserContext> =>
  browser.newContext({ viewport: size, colorScheme, reducedMotion: "reduce" });

/** Gives the browser the session that somebody has. */
export async function giveSession(context: BrowserContext, who: Visitor): Promise<void> {
  const { hostname } = new URL(who.url);
  const where = { domain: hostname, path: "/", secure: true, httpOnly: true, sameSite: "Strict" } as const;
  await context.addCookies([...who.cookies].map(([name, value]) => ({ name, value, ...where })));
}

/** A page whose errors, dialogs and requests to anywhere else are kept as complaints. */
export async function watchedPage(context: BrowserContext, url: string, complaints: string[]): Promise<Page> {
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${page.url()}: ${message.text()} ${message.location().url}`);
  });
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${String(error)}`));
  page.on("dialog", (dialog) => {
    if (dialog.type() !== "beforeunload") complaints.push(`dialog: ${dialog.message()}`);
    void dialog.accept();
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith("blob:"))
      complaints.push(`request: ${request.url()}`);
  });
  return page;
}

/** The page of somebody who is signed in, in a browser of its own. */
export async function pageOf(
  browser: Browser,
  who: Visitor,
  options: { readonly path: string; readonly complaints: string[]; readonly colorScheme?: "light" | "dark" },
): Promise<Page> {
  const context = await contextOf(browser, options.colorScheme);
  await giveSession(context, who);
  const page = await watchedPage(context, who.url, options.complaints);
  await page.goto(`${who.url}${options.path}`);
  return page;
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core holds for serious or critical. `rules` narrows what it looks for. */
export async function serious(page: Page, rules?: readonly string[]): Promise<string[]> {
  // By the debugger, which the page's own policy does not concern.
  await page.evaluate(axe);
  return page.evaluate(async (only) => {
    interface Found {
      readonly id: string;
      readonly impact: string;
      readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
    }
    // The script above put it there.
    const { axe: checker } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: Found[] }> };
    };
    const { violations } = await checker.run(only === null ? {} : { runOnly: { type: "rule", values: only } });
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
  }, rules ?? null);
}

/** Another theme, where the person has not set one. The mark over texts follows it: until a task is open again, nothing is seen. */
async function inTheme(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  const isThere = () =>
    page.evaluate((scheme) => {
      const shown = document.documentElement.dataset["theme"] ?? scheme;
      return Array.from(document.querySelectorAll<HTMLElement>("[data-phase]")).every(
        ({ dataset: { phase, mark } }) =>
          phase !== "opening" && phase !== "checking" && (mark === undefined || mark === shown),
      );
    }, colorScheme);
  // A page hears of the theme with its next frame, and one that lies behind another may draw none by itself: a picture asks for one.
  const isThereInAFrame = async () => {
    if (await isThere()) return true;
    await page.screenshot({ clip: { x: 0, y: 0, width: 8, height: 8 } });
    return isThere();
  };
  await expect.poll(isThereInAFrame, { timeout: 20_000 }).toBe(true);
}

/** Takes a picture in light and dark; axe may find nothing serious in either, nothing may scroll sideways. */
export async function looksRight(page: Page, path: string): Promise<void> {
  for (const scheme of ["light", "dark"] as const) {
    await inTheme(page, scheme);
    await page.waitForTimeout(120);
    await page.screenshot({ path: `${path}-${scheme}.png` });
    // The second pass sees the same elements in other colours.
    const found = await serious(page, scheme === "light" ? undefined : ["color-contrast"]);
    expect.soft(found, `${path} ${scheme}`).toEqual([]);
  }
  await inTheme(page, "light");
  expect.soft(await wider(page), `${path} scrolls sideways`).toEqual([]);
}

/** What is wider than its place: the window and the page that scrolls in it. */
export const wider = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll("#content")].flatMap((element) =>
      element.scrollWidth > element.clientWidth
        ? [`${element.tagName} ${element.scrollWidth} > ${element.clientWidth}`]
        : [],
    ),
  );
