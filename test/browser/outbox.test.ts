import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { PersonId, ProjectId } from "@keyhole/shared/ids";
import { templates } from "@keyhole/shared/templates/templates";
import type { Visitor } from "../harness.ts";
import { imported, projectWith } from "../imports/importing.ts";
import { contextOf, giveSession, inChromium, launch, serious, shotsOf, watchedPage } from "./browser.ts";
import { company, goOn, post, select } from "./by-keys.ts";
import { cableTo, type Cable } from "./cable.ts";
import { startDemo, type Demo } from "./demo.ts";

const shots = shotsOf("outbox");

inChromium("I10 work that the server does not have outlives page, browser tab and session", { timeout: 90_000 }, () => {
  let demo: Demo;
  let cable: Cable;
  let browser: Browser;
  let lead: Visitor;
  let leo: Visitor;
  let mei: Visitor;
  let context: BrowserContext;
  const complaints: string[] = [];

  beforeAll(async () => {
    demo = await startDemo();
    [lead, leo, mei] = [await demo.as("lena"), await demo.as("leo"), await demo.as("mei")];
    cable = await cableTo(leo.url);
    browser = await launch(cable.flag);
  });
  afterEach(async () => {
    cable.mend();
    for (const [at, page] of context.pages().entries())
      await page.screenshot({ path: `${shots}last-${at}.png` }).catch(() => undefined); // a page that crashed has no picture
    await context.close();
  });
  afterAll(async () => {
    await browser.close();
    await cable.close();
    await demo.close();
  });

  async function project(title: string, count = 2): Promise<ProjectId> {
    const projectId = await projectWith(lead, templates["named-entities"], title);
    const body = Array.from({ length: count }, (_, at) => JSON.stringify({ text: `${post} No. ${at + 1}` })).join("\n");
    const { status } = await imported(lead, projectId, [{ name: "posts.jsonl", body }]);
    expect(status).toMatchObject({ state: "finished", failed: 0 });
    for (const { personId } of [leo, mei])
      await lead.client.project.setMember.mutate({ projectId, personId: personId as PersonId, role: "labeler" });
    return projectId;
  }

  /** A tab of the same browser profile, with the first task open. */
  async function tab(projectId: ProjectId): Promise<Page> {
    const page = await watchedPage(context, leo.url, complaints);
    await page.goto(`${leo.url}/work/${projectId}`);
    await goOn(page);
    return page;
  }
  async function begin(projectId: ProjectId, who = leo): Promise<Page> {
    context = await contextOf(browser);
    await giveSession(context, who);
    return tab(projectId);
  }

  /** What lies on the disk: what is in the open, and whether bytes of it hold a text. */
  const onDisk = (
    page: Page,
  ): Promise<{ readonly heads: readonly { readonly unsent: boolean }[]; readonly raw: string }> =>
    page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open("keyhole.outbox");
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(new Error("no store")));
      });
      const names = [...database.objectStoreNames];
      if (names.length === 0) return { heads: [], raw: "" };
      const transaction = database.transaction(names);
      const all = (name: string) =>
        new Promise<unknown[]>((resolve) => {
          const request = transaction.objectStore(name).getAll();
          request.addEventListener("success", () => resolve(request.result));
        });
      const [heads, bodies] = [await all("entries"), await all("sealed")];
      database.close();
      const raw = bodies.map((each) => new TextDecoder("latin1").decode(each as Uint8Array<ArrayBuffer>)).join("\n");
      return { heads: heads as { unsent: boolean }[], raw: JSON.stringify(heads) + raw };
    });
  const unsent = async (page: Page): Promise<boolean[]> => (await onDisk(page)).heads.map((head) => head.unsent);
  const row = (page: Page, text: string) => page.getByRole("row", { name: new RegExp(text) });

  /** Two names: the first is saved, the second is not, for there is no contact any more. */
  async function halfSaved(page: Page): Promise<void> {
    await select(page);
    await page.keyboard.press("1");
    await page.getByText("Saved just now").waitFor();
    cable.cut();
    await select(page, company);
    await page.keyboard.press("2");
    await row(page, "Halden Freight").waitFor();
    await page.getByText("No contact. Go on: it is saved as soon as there is.").waitFor();
    await expect.poll(() => unsent(page)).toEqual([true]);
  }

  async function crash(page: Page): Promise<void> {
    const gone = page.waitForEvent("crash");
    const debug = await context.newCDPSession(page);
    debug.send("Page.crash").catch(() => undefined); // there is nobody left to answer
    await gone;
    await page.close();
  }

  const answers = async (projectId: ProjectId): Promise<string> => {
    const { items } = await lead.client.items.list.query({ projectId });
    const found: unknown[] = [];
    // One look after the other: each is a lease, and the next one ends it.
    for (const { itemId } of items)
      found.push((await lead.client.items.inspect.mutate({ projectId, itemId })).annotations);
    return JSON.stringify(found);
  };

  it("a tab that crashes without contact loses nothing: the next one finds it, steps to undo too, and it reaches the server", async () => {
    const projectId = await project("Crashed under ground");
    const first = await begin(projectId);
    await halfSaved(first);
    const { raw } = await onDisk(first);
    expect(raw).not.toMatch(/Okafor|Halden|entities|"start"|regions|selected/);
    await crash(first);
    cable.mend();
    const second = await tab(projectId);
    await second.getByText("Work that had not been saved was found on this computer.").waitFor();
    await second.screenshot({ path: `${shots}found.png` });
    expect(await serious(second)).toEqual([]);
    await row(second, "Halden Freight").waitFor();
    await row(second, "Mira Okafor").waitFor();
    await second.getByText("Saved just now").waitFor();
    // One step at a time, also what was done and saved before the crash.
    await second.keyboard.press("Control+z");
    await row(second, "Halden Freight").waitFor({ state: "detached" });
    await row(second, "Mira Okafor").waitFor();
    await second.keyboard.press("Control+z");
    await row(second, "Mira Okafor").waitFor({ state: "detached" });
    for (const _ of ["the name", "the company"]) await second.keyboard.press("Control+y");
    await row(second, "Halden Freight").waitFor();
    await second.keyboard.press("Control+Enter");
    await expect.poll(() => answers(projectId), { timeout: 10_000 }).toMatch(/"start":2,.*"start":17,/);
    await expect.poll(() => unsent(second)).toEqual([]);
  });

  it("a reload gives back the steps to undo of work that is saved", async () => {
    const projectId = await project("Reloaded");
    const page = await begin(projectId);
    for (const [place, key] of [
      [undefined, "1"],
      [company, "2"],
    ] as const) {
      await select(page, place);
      await page.keyboard.press(key);
    }
    await page.getByText("Saved just now").waitFor();
    await expect.poll(() => unsent(page)).toEqual([false]);
    await page.reload();
    await goOn(page);
    await row(page, "Halden Freight").waitFor();
    await page.keyboard.press("Control+z");
    await row(page, "Halden Freight").waitFor({ state: "detached" });
    await row(page, "Mira Okafor").waitFor();
    await page.keyboard.press("Control+Shift+z");
    await row(page, "Halden Freight").waitFor();
  });

  it("two people on one profile: the second sees nothing of it, the first comes back after signing out and finds it", async () => {
    const projectId = await project("One browser for two");
    const first = await begin(projectId);
    await halfSaved(first);
    await crash(first);
    cable.mend();
    const out = await watchedPage(context, leo.url, complaints);
    await out.goto(leo.url);
    await out.getByRole("button", { name: /^Account/ }).click();
    await out.getByRole("menuitem", { name: "Sign out", exact: true }).click();
    await out.getByRole("heading", { name: "Sign in" }).waitFor();
    await out.close();
    await giveSession(context, mei);
    const hers = await tab(projectId);
    await hers.getByText("Nothing changed yet").waitFor();
    expect(await hers.getByText("found on this computer").count()).toBe(0);
    expect(await hers.getByRole("row").count()).toBe(0);
    await select(hers, company);
    await hers.keyboard.press("3");
    await hers.getByText("Saved just now").waitFor();
    await expect.poll(async () => new Set(await unsent(hers))).toEqual(new Set([false, true]));
    await hers.close();
    leo = await demo.as("leo");
    await giveSession(context, leo);
    const again = await tab(projectId);
    await row(again, "Halden Freight").waitFor();
    await row(again, "Mira Okafor").waitFor();
    await again.getByText("Saved just now").waitFor();
  });

  it("two versions are both shown, also after the page that had one of them is gone", async () => {
    const projectId = await project("Elsewhere meanwhile");
    const first = await begin(projectId);
    await halfSaved(first);
    await crash(first);
    const elsewhere = await demo.as("leo");
    const opened = await elsewhere.client.work.next.mutate({ projectId });
    const hold = { leaseId: opened.lease.id, epoch: opened.lease.epoch };
    const nothing = { v: 1, answers: {} };
    await elsewhere.client.work.saveDraft.mutate({
      ...hold,
      baseVersion: opened.draftVersion,
      answers: nothing,
      activeMs: 1,
    });
    cable.mend();
    const second = await tab(projectId);
    const dialog = second.getByRole("alertdialog", { name: "This task was also worked on elsewhere" });
    await dialog.waitFor();
    await dialog.getByText("no answer").waitFor();
    await second.screenshot({ path: `${shots}conflict.png` });
    await dialog.getByRole("button", { name: "Keep this screen's" }).click();
    await row(second, "Halden Freight").waitFor();
    await second.getByText("Saved just now").waitFor();
  });

  it("work that was handed in elsewhere is dropped with a word; a disk without room says what to do", async () => {
    const projectId = await project("Handed in elsewhere");
    const first = await begin(projectId);
    await halfSaved(first);
    await crash(first);
    const elsewhere = await demo.as("leo");
    const opened = await elsewhere.client.work.next.mutate({ projectId });
    const answer = opened.draft?.answers ?? { v: 1, answers: {} };
    const hold = { leaseId: opened.lease.id, epoch: opened.lease.epoch, formId: opened.formId ?? "" };
    const idempotencyKey = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64url");
    const sent = { ...hold, answers: answer, idempotencyKey, activeMs: 1, next: false };
    await elsewhere.client.work.submit.mutate(sent as Parameters<typeof elsewhere.client.work.submit.mutate>[0]);
    cable.mend();
    const page = await tab(projectId);
    await page.getByText(/Work on 1 task that had not been saved was removed/).waitFor();
    await page.screenshot({ path: `${shots}over.png` });
    await expect.poll(() => unsent(page)).toEqual([]);
    const debug = await context.newCDPSession(page);
    await debug.send("Storage.overrideQuotaForOrigin", { origin: leo.url, quotaSize: 1 });
    cable.cut();
    await select(page);
    await page.keyboard.press("1");
    await page.getByText(/this computer has no room to keep it/).waitFor();
    await page.screenshot({ path: `${shots}full.png` });
  });

  it("a server that is killed and a submit without an answer: it is sent once, when both are back", async () => {
    const projectId = await project("Killed meanwhile");
    const page = await begin(projectId);
    await select(page);
    await page.keyboard.press("1");
    await page.getByText("Saved just now").waitFor();
    await demo.server.kill("SIGKILL");
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => unsent(page), { timeout: 10_000 }).toEqual([true]);
    await crash(page);
    await demo.restart();
    const next = await watchedPage(context, leo.url, complaints);
    await next.goto(`${leo.url}/work/${projectId}`);
    await goOn(next);
    await next.getByText("What you submitted without contact is sent now.").waitFor();
    await next.getByText("No. 2").waitFor();
    await next.screenshot({ path: `${shots}sent-now.png` });
    await expect.poll(() => answers(projectId), { timeout: 10_000 }).toMatch(/"start":2,/);
    expect((await lead.client.items.list.query({ projectId })).items).toHaveLength(2);
    await expect.poll(() => unsent(next)).toEqual([]);
  });

  it("the browser had nothing to complain about", () => {
    // What the browser writes by itself of calls that could not leave, and of the refused draft.
    const own = /ERR_(?:CONNECTION|EMPTY|INCOMPLETE|SOCKET|NETWORK)_|status of 4(?:01|09)/;
    expect(complaints.filter((each) => !own.test(each))).toEqual([]);
  });
});
