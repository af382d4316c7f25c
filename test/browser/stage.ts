import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import type { PersonId, ProjectId } from "@keyhole/shared/ids";
import { formOf, type TemplateForm } from "@keyhole/shared/templates/template";
import type { Visitor } from "../harness.ts";
import { imported, projectWith, type Upload } from "../imports/importing.ts";
import { launch, pageOf, shotsOf } from "./browser.ts";
import { startDemo, type Demo } from "./demo.ts";

// What tests in which a labeler works on a project of their own share: one demo and one browser for the whole file.

type Inspected = Awaited<ReturnType<Visitor["client"]["items"]["inspect"]["mutate"]>>;
export type StoredAnswers = NonNullable<Inspected["annotations"][number]["answers"]>;

export interface Stage {
  readonly demo: Demo;
  readonly browser: Browser;
  readonly lead: Visitor;
  readonly leo: Visitor;
  /** Where screenshots of this file go. */
  readonly shots: string;
  /** What the browser complained about so far. */
  readonly complaints: string[];
  /** A project of this form, with these files, that leo labels. */
  project(form: TemplateForm | object, title: string, files: readonly Upload[]): Promise<ProjectId>;
  /** Leo's page of a project, with its first task open. */
  begin(projectId: ProjectId): Promise<Page>;
  /** What was handed in, item by item. */
  stored(projectId: ProjectId): Promise<readonly StoredAnswers[]>;
  /** Hands in by key, waits until the server has it, and gives the values by question (`question@part`). */
  submit(page: Page, projectId: ProjectId): Promise<Readonly<Record<string, unknown>>>;
}

/** A file of records, as JSON lines. */
export const lines = (name: string, records: readonly unknown[]): Upload => ({
  name,
  body: records.map((record) => JSON.stringify(record)).join("\n"),
});

/** Start or Continue has the focus: Enter takes it. */
export async function enterTask(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^(?:Start|Continue)/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.locator("[data-field]").first().waitFor();
}

/** Sets up and takes down by hooks: call it in a suite. A failure leaves the last look of each page. */
export function stage(name: string): Stage {
  const shots = shotsOf(name);
  const complaints: string[] = [];
  let set: { demo: Demo; browser: Browser; lead: Visitor; leo: Visitor } | null = null;
  const get = () => {
    if (set === null) throw new Error("the stage is set up by a hook");
    return set;
  };

  beforeAll(async () => {
    const [demo, browser] = await Promise.all([startDemo(), launch()]);
    set = { demo, browser, lead: await demo.as("lena"), leo: await demo.as("leo") };
  });
  afterEach(async () => {
    const { browser, leo } = get();
    const pages = browser.contexts().flatMap((context) => context.pages());
    for (const [at, page] of pages.entries()) await page.screenshot({ path: `${shots}last-${at}.png` });
    for (const context of browser.contexts()) await context.close();
    await leo.client.me.clearPreferences.mutate();
  });
  afterAll(async () => {
    await set?.browser.close();
    await set?.demo.close();
  });

  async function stored(projectId: ProjectId): Promise<readonly StoredAnswers[]> {
    const { lead } = get();
    const { items } = await lead.client.items.list.query({ projectId });
    const found: StoredAnswers[] = [];
    // One after the other: a lead looks at one item at a time.
    for (const { itemId } of items) {
      const { annotations } = await lead.client.items.inspect.mutate({ projectId, itemId });
      for (const { answers } of annotations) if (answers !== null) found.push(answers);
    }
    return found;
  }

  return {
    shots,
    complaints,
    get demo() {
      return get().demo;
    },
    get browser() {
      return get().browser;
    },
    get lead() {
      return get().lead;
    },
    get leo() {
      return get().leo;
    },
    async project(form, title, files) {
      const { lead, leo } = get();
      const projectId = await projectWith(lead, formOf(form as never), title); // parsed by formOf
      const { status, problems } = await imported(lead, projectId, files);
      expect(status, JSON.stringify(problems)).toMatchObject({ state: "finished", failed: 0 });
      const personId = leo.personId as PersonId; // the server gave it
      await lead.client.project.setMember.mutate({ projectId, personId, role: "labeler" });
      return projectId;
    },
    async begin(projectId) {
      const { browser, leo } = get();
      const page = await pageOf(browser, leo, { path: `/work/${projectId}`, complaints });
      await enterTask(page);
      await page.locator('[data-phase="open"]').waitFor();
      return page;
    },
    stored,
    async submit(page, projectId) {
      await page.getByText(/^Saved (?:just now|before)/).waitFor();
      const sent = page.waitForResponse((response) => response.url().endsWith("/rpc/work.submit"));
      await page.keyboard.press("Control+Enter");
      expect((await sent).status()).toBe(200);
      const found = await stored(projectId);
      expect(found).toHaveLength(1);
      const answers = found[0]?.answers ?? {};
      return Object.fromEntries(Object.entries(answers).map(([key, { value }]) => [key, value]));
    },
  };
}
