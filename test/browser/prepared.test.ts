import { afterAll, beforeAll, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import type { PersonId } from "@keyhole/shared/ids";
import { templates } from "@keyhole/shared/templates/templates";
import { plain } from "../images/samples.ts";
import { imported, projectWith } from "../imports/importing.ts";
import { inChromium, launch, pageOf } from "./browser.ts";
import { startDemo, type Demo } from "./demo.ts";

inChromium("the next task that came ahead", { timeout: 60_000 }, () => {
  let demo: Demo;
  let browser: Browser;
  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(), launch()]);
  });
  afterAll(async () => {
    await browser.close();
    await demo.close();
  });

  it("is opened by the key that comes with the submit's answer, and its picture is not fetched again", async () => {
    const [lead, leo] = [await demo.as("lena"), await demo.as("leo")];
    const projectId = await projectWith(lead, templates["image-classification"], "Ahead");
    const colours = ["#446688", "#664488", "#886644"];
    const files = colours.map(async (name, at) => ({
      name: `${at}.png`,
      body: Uint8Array.from(await plain(640, 480, name).png().toBuffer()),
    }));
    await imported(lead, projectId, await Promise.all(files));
    const personId = leo.personId as PersonId; // the server gave it
    await lead.client.project.setMember.mutate({ projectId, personId, role: "labeler" });
    const complaints: string[] = [];
    const page = await pageOf(browser, leo, { path: `/work/${projectId}`, complaints });
    const calls: string[] = [];
    page.on("requestfinished", (request) => calls.push(new URL(request.url()).pathname));
    const begin = page.getByRole("button", { name: /^(?:Start|Continue)/ });
    await begin.waitFor();
    await begin.press("Enter");
    const picture = page.locator("[data-field]:not([inert] *) img");
    const shown = () => picture.getAttribute("src");
    for (let task = 1; task <= 2; task++) {
      await picture.waitFor();
      await expect.poll(() => calls.filter((path) => path === "/media/prepared").length).toBe(task);
      const before = await shown();
      await page.keyboard.press("1");
      await page.keyboard.press("Control+Enter");
      await expect.poll(shown, { timeout: 10_000 }).not.toBe(before);
      const size = await picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0));
      expect(size).toBe(640);
    }
    // The first picture only: the other two were there.
    expect(calls.filter((path) => path === "/media/picture")).toHaveLength(1);
    expect(complaints).toEqual([]);
  });
});
