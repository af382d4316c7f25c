import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { codeAt, stepAt } from "@keyhole/server/identity/totp";
import { fromBase32, Visitor } from "../harness.ts";
import { inChromium, launch, looksRight, pageOf, shotsOf } from "./browser.ts";
import { startDemo, type Demo } from "./demo.ts";

const shots = shotsOf("every-page");
const longProject =
  "of the north-eastern districts, third delivery, photographed in rain and after dark, winter of 2026 and later";
const longName = "Wilhelmina Alexandra van der Hoogenberg-Konstantinopolskaya";

/** Ids in an address, whichever they are. */
const patternOf = (path: string): string => path.replaceAll(/\/[\w-]{22}(?=\/|$)/g, "/:id");

/** Kept by hand: every address that somebody of this role comes to by following links, from the first page on. */
const expected = {
  ada: [
    "/admin/start",
    "/admin/people",
    "/admin/teams",
    "/admin/freeze",
    "/admin/settings",
    "/requests",
    "/me",
    "/preferences",
  ],
  sol: [
    "/trail",
    "/trail/check",
    "/trail/person/:id",
    "/trail/item/:id",
    "/admin/people",
    "/admin/freeze",
    "/admin/settings",
    "/requests",
    "/me",
    "/preferences",
  ],
  lena: [
    "/projects",
    "/projects/new",
    "/projects/:id/home",
    "/projects/:id/form",
    "/projects/:id/guidelines",
    "/projects/:id/imports",
    "/projects/:id/items",
    "/projects/:id/items/:id",
    "/projects/:id/quality",
    "/projects/:id/disagreements",
    "/projects/:id/people",
    "/projects/:id/exports",
    "/projects/:id/settings",
    "/review",
    "/review/:id",
    "/requests",
    "/me",
    "/preferences",
  ],
  rosa: ["/review", "/review/:id", "/me", "/preferences"],
  leo: ["/work", "/work/:id", "/me", "/preferences"],
  wilhelmina: ["/work", "/work/:id", "/me", "/preferences"],
} as const;

inChromium("every page that can be reached by links, for each role, in light and dark", { timeout: 240_000 }, () => {
  let demo: Demo;
  let browser: Browser;
  let wilhelmina: Visitor;
  const complaints: string[] = [];

  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(), launch()]);
    wilhelmina = await longNames(demo);
  });
  afterAll(async () => {
    await browser.close();
    await demo.close();
  });

  for (const [login, pages] of Object.entries(expected)) {
    it(`${login}: nothing serious for axe, no complaint of the browser, no sideways scroll`, async () => {
      const who = login === "wilhelmina" ? wilhelmina : await demo.as(login);
      const page = await pageOf(browser, who, { path: "/", complaints });
      const quiet = watchCalls(page);
      const queue = ["/", "/me"];
      const seen = new Set<string>();
      const visited: string[] = [];
      for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
        if (seen.has(patternOf(path))) continue;
        seen.add(patternOf(path));
        await page.goto(`${who.url}${path}`);
        await quiet();
        const here = patternOf(new URL(page.url()).pathname);
        if (here === "/trail") await openEntries(page);
        if (!visited.includes(here)) {
          visited.push(here);
          expect.soft(await page.getByRole("heading", { level: 1 }).count(), `${here} has one heading`).toBe(1);
          await looksRight(page, `${shots}${login}${here.replaceAll(/[/:]+/g, "-")}`);
        }
        seen.add(here);
        queue.push(...(await linksOf(page)));
      }
      expect(visited.toSorted()).toEqual([...pages].toSorted());
      expect(complaints.splice(0)).toEqual([]);
      expect(demo.server.output()).not.toContain("browser policy report");
      await page.context().close();
    });
  }
});

/** Entries open to their raw form, with the links onward: one about a person, one about an item. */
async function openEntries(page: Page): Promise<void> {
  for (const text of [/signed in/, /opened item/])
    await page.locator("[data-entry]", { hasText: text }).first().click();
}

const linksOf = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("a")]
      .filter((link) => link.origin === location.origin && link.hash === "")
      .map((link) => link.pathname),
  );

/** Waits until the page has asked for nothing for a moment. */
function watchCalls(page: Page): () => Promise<void> {
  let open = 0;
  const counts = (url: string) => !url.endsWith("/events");
  page.on("request", (request) => (open += counts(request.url()) ? 1 : 0));
  page.on("requestfinished", (request) => (open -= counts(request.url()) ? 1 : 0));
  page.on("requestfailed", (request) => (open -= counts(request.url()) ? 1 : 0));
  return async () => {
    await page.getByRole("heading", { level: 1 }).first().waitFor({ timeout: 10_000 });
    for (let still = 0; still < 4;) {
      await page.waitForTimeout(50);
      still = open <= 0 ? still + 1 : 0;
    }
  };
}

/** Names as long as they come: a project of 110 characters and a person of 59 who labels in it. */
async function longNames(demo: Demo): Promise<Visitor> {
  const [lead, admin] = [await demo.as("lena"), await demo.as("ada")];
  const projects = await lead.client.project.own.query();
  for (const { id: projectId, name } of projects) {
    const { version } = await lead.client.project.detail.query({ projectId });
    await lead.client.project.change.mutate({ projectId, version, name: `${name} ${longProject}`.slice(0, 110) });
  }
  const invited = { name: longName, administrator: false, securityReviewer: false, mayCreateProjects: false };
  const { link } = await admin.client.people.invite.mutate(invited);
  const who = new Visitor(demo.server.url);
  const token = String(link).slice(String(link).indexOf("#") + 1);
  const login = "wilhelmina.alexandra.van.der.hoogenberg@example.test";
  await who.client.invitation.accept.mutate({ token, name: longName, login, password: "a long enough phrase 7" });
  const { secret } = await who.client.secondFactor.begin.mutate();
  await who.client.secondFactor.confirm.mutate({ code: codeAt(fromBase32(secret), stepAt(Date.now())) });
  const { person } = await who.client.session.state.query();
  if (person === undefined || person === null) throw new Error("nobody joined");
  for (const { id: projectId } of projects)
    await lead.client.project.setMember.mutate({ projectId, personId: person.id, role: "labeler" });
  return who;
}
