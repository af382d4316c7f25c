import type { Page } from "playwright-core";
import sharp from "sharp";
import { expect, it } from "vitest";
import { inChromium } from "./browser.ts";
import { handsOf } from "./hands.ts";
import { messages, responses } from "./sample-talk.ts";
import { lines, stage } from "./stage.ts";

// What a screen reader finds: roles and names, and nothing else. Every question that is not drawn is answered by them.

const about = (name: string, type: string, title: string, settings: object = {}) => ({
  name,
  type,
  title,
  field: "talk",
  settings,
});
const form = {
  v: 1,
  fields: [{ name: "talk", kind: "conversation", title: "Talk" }],
  questions: [
    about("tone", "choice", "Tone", { options: ["kind", "rude"] }),
    about("topics", "choice", "Topics", { options: ["sport", "science", "money"], multiple: true }),
    about("quality", "rating", "Quality", {
      criteria: [
        { value: "clear", title: "Clear", anchors: { 1: "hard to follow", 5: "easy" }, notApplicable: true },
        "right",
      ],
    }),
    about("order", "ranking", "Order", { source: "options", options: ["first", "second", "third"] }),
    about("note", "text", "Note"),
    about("weight", "number", "Weight", { unit: "kg", min: 0 }),
    about("span", "number", "Duration", { kind: "range" }),
    about("kind", "taxonomy", "Kind", {
      nodes: [{ value: "animal", children: [{ value: "dog", children: ["pug", "collie"] }, "cat"] }],
    }),
    about("day", "date", "Day of the letter"),
    about("better", "pairwise", "Which is better?", { source: "candidates" }),
    about("claims", "list", "Claims", { verdicts: ["true", "false"], source: "optional" }),
  ],
};

/** One act for each question. The date's parts and the tree's search are text fields with a role of their own. */
const answer: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  tone: (page) => page.getByRole("radiogroup", { name: "Tone" }).getByRole("radio", { name: "kind" }).press("Space"),
  async topics(page) {
    const topics = page.getByRole("group", { name: "Topics" });
    for (const name of ["sport", "money"]) await topics.getByRole("checkbox", { name }).press("Space");
  },
  async quality(page) {
    await page.getByRole("radiogroup", { name: "Clear" }).getByRole("radio", { name: "5: easy" }).press("Space");
    await page.getByRole("radiogroup", { name: "right" }).getByRole("radio", { name: "2", exact: true }).press("Space");
  },
  async order(page) {
    const order = page.getByRole("list", { name: "Order" });
    await order.getByRole("button", { name: "third, not ranked" }).press("1");
    await order.getByRole("button", { name: "first, not ranked" }).press("2");
    await order.getByRole("button", { name: "second, not ranked" }).press("3");
    await order.getByRole("button", { name: "third, place 1" }).waitFor();
  },
  note: (page) => page.getByRole("textbox", { name: "Note" }).fill("All is well."),
  weight: (page) => page.getByRole("textbox", { name: "Weight (kg)" }).fill("12.5"),
  async span(page) {
    const duration = page.getByRole("region", { name: "Duration" });
    await duration.getByRole("textbox", { name: "From" }).fill("2");
    await duration.getByRole("textbox", { name: "To" }).fill("4");
  },
  async kind(page) {
    const search = page.getByRole("combobox", { name: "Search Kind" });
    await search.fill("pug");
    await page.getByRole("tree", { name: "Kind" }).getByRole("treeitem", { name: "pug" }).waitFor();
    await search.press("Enter");
    await page
      .getByRole("list", { name: "Chosen for Kind" })
      .getByRole("button", { name: /^Remove .*pug/ })
      .waitFor();
  },
  async day(page) {
    const day = page.getByRole("group", { name: "Day of the letter" });
    for (const [name, digits] of [
      ["Year", "1987"],
      ["Month", "03"],
      ["Day", "05"],
    ] as const)
      await day.getByRole("spinbutton", { name }).fill(digits);
  },
  better: (page) =>
    page
      .getByRole("radiogroup", { name: "Which is better?" })
      .getByRole("radio", { name: "Response B: better" })
      .press("Space"),
  async claims(page) {
    const claims = page.getByRole("list", { name: "Claims" });
    await page.getByRole("button", { name: "Add an entry" }).press("Enter");
    await claims.getByRole("textbox", { name: "Entry 1", exact: true }).fill("Stones fall.");
    await claims
      .getByRole("radiogroup", { name: "Verdict on entry 1" })
      .getByRole("radio", { name: "true" })
      .press("Space");
  },
};

inChromium("by a screen reader: everything has a role and a name", { timeout: 60_000 }, () => {
  const on = stage("reader");

  it("answers every question that is not drawn", async () => {
    const record = { messages: messages.slice(0, 2), responses: responses.slice(0, 2) };
    const projectId = await on.project(form, "Read aloud", [lines("talks.jsonl", [record])]);
    const page = await on.begin(projectId);
    for (const [name, act] of Object.entries(answer)) {
      await act(page).catch((error: unknown) => {
        throw new Error(name, { cause: error });
      });
    }
    await page.screenshot({ path: `${on.shots}answered.png` });
    expect(await on.submit(page, projectId)).toMatchObject({
      tone: { selected: ["kind"] },
      topics: { selected: ["sport", "money"] },
      quality: {
        ratings: [
          { criterion: "clear", value: 5 },
          { criterion: "right", value: 2 },
        ],
      },
      order: { groups: [["third"], ["first"], ["second"]] },
      note: { text: "All is well." },
      weight: { value: 12.5, unit: "kg" },
      span: { from: 2, to: 4 },
      kind: { paths: [["animal", "dog", "pug"]] },
      day: { value: "1987-03-05" },
      better: { winner: "b" },
      claims: { entries: [{ text: "Stones fall.", verdict: "true" }] },
    });
    expect(on.complaints.splice(0)).toEqual([]);
  });

  it("lists, selects, relabels and deletes regions", async () => {
    const picture = { width: 900, height: 600 };
    const boxes = {
      v: 1,
      fields: [{ name: "photo", kind: "image", title: "Photo" }],
      questions: [
        {
          name: "vehicles",
          title: "Vehicles",
          type: "box",
          field: "photo",
          settings: {
            labels: [
              { value: "car", hotkey: "1" },
              { value: "bus", hotkey: "2" },
            ],
          },
        },
      ],
    };
    const body = await sharp({ create: { ...picture, channels: 3, background: "#505860" } })
      .jpeg()
      .toBuffer();
    const projectId = await on.project(boxes, "Regions read aloud", [{ name: "photo.jpg", body }]);
    const page = await on.begin(projectId);
    const hands = await handsOf(page, "keyboard", picture);
    await hands.label("car", "1");
    await hands.drag([500, 200], [560, 260], [600, 200], [660, 260], [500, 350], [560, 410]);

    const list = page.getByRole("grid", { name: /Vehicles/ });
    const rows = list.getByRole("row", { name: /car/ });
    await rows.nth(2).waitFor();
    await rows.nth(0).press("Enter");
    expect(await rows.nth(0).getAttribute("aria-selected")).toBe("true");
    await page.getByRole("button", { name: /^bus\b/ }).press("Enter");
    await list.getByRole("row", { name: /bus/, selected: true }).waitFor();
    await rows.nth(0).press("Enter");
    await list
      .getByRole("row", { name: /car/, selected: true })
      .getByRole("button", { name: /^Delete car/ })
      .press("Enter");
    await expect.poll(() => rows.count()).toBe(1);
    // The keys of the list itself do the same.
    await list.getByRole("row", { name: /car/ }).press("Enter");
    await list.getByRole("row", { name: /car/ }).press("Delete");
    await expect.poll(() => rows.count()).toBe(0);
    const answers = await on.submit(page, projectId);
    expect(answers["vehicles"]).toMatchObject({ regions: [{ label: "bus", x: 500, y: 200 }] });
    expect(on.complaints.splice(0)).toEqual([]);
  });
});
