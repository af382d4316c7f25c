import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { guideline, projectWith, publishAs, section } from "../flows/guidelines.ts";
import { startHarness, type Harness, type Visitor } from "../harness.ts";
import { inChromium, launch, pageOf as signedIn, serious, shotsOf } from "./browser.ts";

const shots = shotsOf("guidelines");

inChromium("guidelines in a real browser", () => {
  let harness: Harness;
  let browser: Browser;
  let lead: Visitor;
  let second: Visitor;
  let labeler: Visitor;
  const complaints: string[] = [];

  beforeAll(async () => {
    harness = await startHarness();
    lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
    second = await harness.person({ name: "Lars Lead" });
    labeler = await harness.person({ name: "Leo Labeler" });
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await harness.close();
  });

  const pageOf = (who: Visitor, path: string, colorScheme: "light" | "dark" = "light"): Promise<Page> =>
    signedIn(browser, who, { path, complaints, colorScheme });

  /** Takes a picture and lets axe look; nothing serious may be found. */
  async function look(page: Page, name: string): Promise<void> {
    await page.waitForTimeout(200);
    await page.screenshot({ path: `${shots}${name}.png` });
    expect(await serious(page), name).toEqual([]);
  }

  const paste = async (page: Page, bytes: Buffer): Promise<void> =>
    page.locator("textarea").evaluate((element, base64) => {
      const data = new DataTransfer();
      const raw = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
      data.items.add(new File([raw], "tight box.png", { type: "image/png" }));
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, bytes.toString("base64"));

  it("two leads who write at once lose nothing: other sections are joined, the same one is asked about", async () => {
    const projectId = await projectWith(lead, { lead: [second] });
    await publishAs(lead, projectId, guideline(section("One", "First text."), section("Two", "Second text.")));
    const path = `/projects/${projectId}/guidelines`;
    const [lena, lars] = [await pageOf(lead, path), await pageOf(second, path, "dark")];
    const append = async (page: Page, text: string): Promise<void> => {
      await page.locator("textarea").press("Control+End");
      await page.locator("textarea").pressSequentially(text);
    };
    await lena.locator("textarea").waitFor();
    await lars.locator("textarea").waitFor();
    await lars.getByRole("button", { name: "Two", exact: true }).click();
    await append(lena, " By Lena.");
    await lena.getByText("Draft saved").waitFor();
    await append(lars, " By Lars.");
    await lars.getByText("Both sets of changes are in the draft").waitFor();
    await lars.getByText("Draft saved").waitFor();
    await lars.getByRole("button", { name: "One", exact: true }).click();
    expect(await lars.locator("textarea").inputValue()).toBe("First text. By Lena.");

    await append(lars, " And Lars.");
    await lars.getByText("Draft saved").waitFor();
    await append(lena, " And Lena.");
    await lena.getByText("Two of you changed the same section").waitFor();
    await look(lena, "conflict");
    await lena.getByText("Take theirs").click();
    await lena.getByRole("button", { name: "Save this choice" }).click();
    await lena.getByText("Draft saved").waitFor();
    expect(await lena.locator("textarea").inputValue()).toBe("First text. By Lena. And Lars.");
  }, 60_000);

  it("a lead writes, pastes a picture and publishes; a labeler reads it marked, acknowledges, and is told what changes", async () => {
    const projectId = await projectWith(lead, { labeler: [labeler] });
    const writer = await pageOf(lead, `/projects/${projectId}/guidelines`);
    await writer.getByRole("button", { name: "Add section" }).click();
    await writer.getByLabel("Title").fill("Where a box ends <img src=x onerror=alert(1)>");
    const text = writer.locator("textarea");
    await text.click();
    await text.pressSequentially("Draw ");
    await text.press("Control+b");
    await text.pressSequentially("tight");
    await text.press("Control+End");
    await text.pressSequentially(" boxes\n\n- mirrors belong to the car\nshadows do not");
    await writer.locator("section li").getByText("shadows do not").waitFor();
    const picture = sharp({ create: { width: 640, height: 300, channels: 3, background: "#5b8c6a" } });
    await paste(writer, await picture.png().toBuffer());
    await writer.getByRole("img", { name: "tight box" }).waitFor();
    await text.press("Control+End");
    await text.pressSequentially(
      "\n<script>alert(1)</script> ![x](https://evil.example/x.png) [y](javascript:alert(1))",
    );
    await writer.getByText("Draft saved").waitFor();
    await look(writer, "writing");
    await writer.getByRole("button", { name: "Publish" }).click();
    await writer.getByLabel("What changed").fill("First version");
    await look(writer, "publishing");
    await writer.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
    await writer.getByText("Version 1 is in force").waitFor();

    const reader = await pageOf(labeler, `/guidelines/${projectId}`, "dark");
    await reader.getByRole("img", { name: "tight box" }).waitFor();
    await look(reader, "reading");
    await reader.getByRole("button", { name: "I have read version 1" }).click();
    await reader.getByText("You acknowledged version 1").waitFor();

    await text.press("Control+End");
    await text.pressSequentially("\n\nTrams are trains.");
    await writer.getByText("Draft saved").waitFor();
    await writer.getByRole("button", { name: "Compare versions" }).click();
    await writer.locator("ins").getByText("Trams are trains").waitFor();
    await look(writer, "comparing");
    await writer.getByRole("button", { name: "Publish" }).click();
    await writer.getByLabel("What changed").fill("<img src=x onerror=alert(1)> Trams are decided.");
    await writer.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
    await reader.getByText("Version 2 is out").waitFor({ timeout: 2_000 });
    await reader.getByRole("button", { name: "Show what changed" }).click();
    await reader.getByText("What changed in version 2: 1 section").waitFor();
    await look(reader, "what-changed");

    await reader.emulateMedia({ media: "print" });
    expect(await reader.getByText("Trams are trains").isVisible()).toBe(false);
    await reader.emulateMedia({ media: null });
    const security = await harness.administrator();
    await security.client.freeze.set.mutate({ scope: "everything" });
    await reader.getByText("Work is frozen").waitFor({ timeout: 2_000 });
    await writer.getByText("Work is frozen").waitFor({ timeout: 2_000 });
    expect(await reader.getByText("Trams are trains").count()).toBe(0);
    expect(await writer.locator("textarea").count()).toBe(0);
    // The refusals after the freeze are what the browser writes to the console by itself.
    expect(complaints.filter((complaint) => !/status of 4\d\d/.test(complaint))).toEqual([]);
  }, 120_000);
});
