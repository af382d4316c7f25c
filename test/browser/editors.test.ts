import type { Page } from "playwright-core";
import sharp from "sharp";
import { expect, it } from "vitest";
import { formOf, type TemplateForm } from "@keyhole/shared/templates/template";
import type { ProjectId } from "@keyhole/shared/ids";
import { projectWith } from "../imports/importing.ts";
import { inChromium, looksRight, pageOf } from "./browser.ts";
import { pointOn, text, textForm, textHandOf } from "./text-hands.ts";
import { messages, responses } from "./sample-talk.ts";
import { lines, stage } from "./stage.ts";
import { everyDrawn, everySaid } from "./every-type.ts";

// Every editor and every settings form, in light and dark, at 1280 x 720, with long names: looked at, and held against axe.

inChromium("editors and settings forms", { timeout: 120_000 }, () => {
  const on = stage("editors");
  const done = async (page: Page) => {
    expect(on.complaints.splice(0)).toEqual([]);
    await page.context().close();
  };

  /** A picture with 500 boxes on it from the start. */
  async function crowded(title: string): Promise<ProjectId> {
    const body = await sharp({ create: { width: 1600, height: 1000, channels: 3, background: "#56636b" } })
      .jpeg()
      .toBuffer();
    const regions = Array.from({ length: 500 }, (_, at) => ({
      id: `r${at}`,
      label: at % 2 === 0 ? "car" : "A label with a name of several words",
      x: 10 + (at % 25) * 63,
      y: 10 + Math.floor(at / 25) * 49,
      width: 50,
      height: 36,
    }));
    const coco = {
      images: [{ id: 1, file_name: "street.jpg", width: 1600, height: 1000 }],
      categories: [
        { id: 1, name: "car" },
        { id: 2, name: "A label with a name of several words" },
      ],
      annotations: regions.map(({ x, y, width, height, label }, at) => ({
        id: at + 1,
        image_id: 1,
        category_id: label === "car" ? 1 : 2,
        bbox: [x, y, width, height],
      })),
    };
    return on.project(everyDrawn, title, [
      { name: "street.jpg", body },
      { name: "coco.json", body: JSON.stringify(coco) },
    ]);
  }

  it("pictures: every drawn type, 500 shapes", async () => {
    const page = await on.begin(await crowded("Streets with a project name that is much too long for any line"));
    await page.locator('[role="application"] > img').waitFor();
    await page.getByText("500 regions").waitFor();
    await looksRight(page, `${on.shots}pictures`);
    await done(page);
  });

  it("conversations: every type that is not drawn", async () => {
    const record = { messages: messages.slice(0, 2), responses: responses.slice(0, 2) };
    const page = await on.begin(await on.project(everySaid, "Talks", [lines("talks.jsonl", [record])]));
    await looksRight(page, `${on.shots}said`);
    await page.locator('[data-question="claims"]').scrollIntoViewIfNeeded();
    await looksRight(page, `${on.shots}said-below`);
    await done(page);
  });

  it("texts: spans and relations", async () => {
    const page = await on.begin(await on.project(textForm, "Names", [lines("posts.jsonl", [{ text }])]));
    const hand = await textHandOf(page, "mouse");
    await hand.mark("Mira Okafor", { label: "person", key: "1" });
    await hand.mark("Halden Freight", { label: "company", key: "2" });
    await hand.join("works-for", "3", ["Mira Okafor", "Halden Freight"]);
    await page.getByText("1 relation").first().waitFor();
    await page.mouse.move(...(await pointOn(page, "Yesterday")));
    await looksRight(page, `${on.shots}texts`);
    await done(page);
  });

  for (const [name, form] of Object.entries({ drawn: everyDrawn, said: everySaid, text: textForm })) {
    it(`settings forms: ${name}`, async () => {
      const template = form as TemplateForm; // written out above; publishing parses it
      const projectId = await projectWith(on.lead, template, `Settings of ${name}`);
      const page = await pageOf(on.browser, on.lead, {
        path: `/projects/${projectId}/form`,
        complaints: on.complaints,
      });
      for (const { title } of formOf(template).questions) {
        const card = page
          .getByRole("button", { name: title, exact: false })
          .and(page.locator("[aria-expanded]"))
          .first();
        await card.click();
        await expect.poll(() => card.getAttribute("aria-expanded")).toBe("true");
        await looksRight(page, `${on.shots}settings-${name}-${title.replaceAll(/\W+/g, "-").slice(0, 24)}`);
        await card.click();
      }
      await done(page);
    });
  }
});
