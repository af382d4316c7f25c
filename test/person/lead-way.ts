import type { Browser, Locator, Page } from "playwright-core";
import { pageOf } from "../browser/browser.ts";
import type { Visitor } from "../harness.ts";
import { Hand } from "./hand.ts";

/** A table as a shop might have it: its own columns, none called as in the form. */
const csv = [
  "ticket,received,customer comment",
  'T-1,2026-01-05,"The lamp arrived early; it works."',
  "T-2,2026-01-06,Two screws were missing.",
  "T-3,2026-01-07,As described.",
].join("\n");

/** What a lead wants to reach, from an own table to the first labeled item. */
export const mostClicks = 15;
export const mostMs = 180_000;

export interface LeadWayOptions {
  readonly browser: Browser;
  readonly lead: Visitor;
  readonly labeler: Visitor;
  readonly complaints: string[];
  /** As for a `Hand`. */
  readonly pace: number;
}

export interface LeadWay {
  /** What was clicked, by either person; typing is not counted, only presses of a mouse. */
  readonly clicks: readonly string[];
  /** What was not where it had been when the hand got there. */
  readonly moved: readonly string[];
  readonly keys: number;
  /** What hands and a short look before each click take, and what really went by. */
  readonly handMs: number;
  readonly thinkMs: number;
  readonly ranMs: number;
}

/** How long (ms) somebody who sees a page for the first time looks for the next thing to press. */
const searchMs = 2_000;

/** A lead makes a project of an own CSV, adds a labeler, who labels the first item. */
export async function leadsWay({ browser, lead, labeler, complaints, pace }: LeadWayOptions): Promise<LeadWay> {
  const [clicks, moved] = [[] as string[], [] as string[]];
  const started = performance.now();
  const page: Page = await pageOf(browser, lead, { path: "/projects", complaints });
  const work: Page = await pageOf(browser, labeler, { path: "/", complaints });
  const hands = [new Hand(page, pace), new Hand(work, pace)] as const;
  const [leads, labelers] = hands;
  const click = async (hand: Hand, what: string, target: Locator): Promise<void> => {
    clicks.push(what);
    await hand.think(searchMs);
    if (await hand.clickOn(target)) moved.push(what);
  };

  await page.bringToFront();
  await click(leads, "new project", page.getByRole("link", { name: "New project" }));
  await page.getByLabel("Project name").waitFor();
  await leads.type("Shop comments");
  await click(leads, "template", page.getByText("Text classification", { exact: true }));
  await click(leads, "create", page.getByRole("button", { name: "Create project" }));
  await page.getByText("Version 1 is in force").waitFor();
  await click(leads, "import data", page.getByRole("link", { name: "Import items" }));
  const chooser = page.waitForEvent("filechooser");
  await click(leads, "choose files", page.getByRole("button", { name: "Choose files" }));
  await (await chooser).setFiles([{ name: "tickets.csv", mimeType: "text/csv", buffer: Buffer.from(csv) }]);
  await page.getByText(/1 of 1 files? uploaded/).waitFor();
  // The file's own dialog: choosing the file and opening it.
  clicks.push("the file");
  await leads.think(searchMs);
  await click(leads, "look", page.getByRole("button", { name: "Look at the data" }));
  await page.getByText("No problem found").waitFor();
  await click(leads, "start import", page.getByRole("button", { name: "Start import" }));
  await page.getByText("Finished").waitFor();
  await click(leads, "people", page.getByRole("link", { name: "People" }));
  await page.getByLabel("Find a person").waitFor();
  await leads.type(labeler.name.slice(0, 3));
  await click(leads, "add", page.getByRole("button", { name: `Add ${labeler.name}` }));
  await page
    .getByRole("row", { name: labeler.name })
    .or(page.getByText("Member", { exact: true }))
    .first()
    .waitFor();

  await work.bringToFront();
  await work.reload();
  await click(labelers, "project", work.getByRole("link", { name: "Shop comments" }));
  await click(labelers, "start", work.getByRole("button", { name: "Start" }));
  const comment = work.getByText(/lamp|screws|described/).first();
  await comment.waitFor();
  await click(labelers, "answer", work.getByText("Positive", { exact: true }));
  await click(labelers, "submit", work.getByRole("button", { name: "Submit" }));
  await work.getByText("1 done today").waitFor();
  const tallies = hands.map((hand) => hand.take());
  const sum = (of: (tally: (typeof tallies)[number]) => number): number =>
    tallies.reduce((all, each) => all + of(each), 0);
  return {
    clicks,
    moved,
    keys: sum(({ keys }) => keys),
    handMs: sum(({ handMs }) => handMs),
    thinkMs: sum(({ thinkMs }) => thinkMs),
    ranMs: performance.now() - started,
  };
}
