import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Form } from "@keyhole/shared/form";
import type { ProjectId } from "@keyhole/shared/ids";
import { startHarness, type Harness, type Visitor } from "../harness.ts";
import { inChromium, launch, looksRight, pageOf, shotsOf } from "./browser.ts";

const shots = shotsOf("form-builder");

const config = `<View>
  <Image name="img" value="$photo"/>
  <Header value="Find the cars"/>
  <RectangleLabels name="car" toName="img">
    <Label value="Car" background="red" hotkey="f"/>
    <Label value="Truck" background="#00f"/>
  </RectangleLabels>
  <Choices name="state" toName="img" perRegion="true" required="true"><Choice value="Parked"/><Choice value="Moving"/></Choices>
  <Audio name="sound" value="$sound"/>
</View>`;

inChromium("a lead builds a form", () => {
  let harness: Harness;
  let browser: Browser;
  let lead: Visitor;
  const complaints: string[] = [];

  beforeAll(async () => {
    harness = await startHarness();
    lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await harness.close();
  });

  const formOf = async (url: string): Promise<Form | null> => {
    const [, projectId = ""] = /projects\/([\w-]{22})/.exec(url) ?? [];
    return (await lead.client.project.form.query({ projectId: projectId as ProjectId })).form; // out of the page's own address
  };

  it("from a Label Studio configuration, with what has no counterpart", async () => {
    const page = await pageOf(browser, lead, { path: "/projects/new", complaints });
    await page.getByLabel("Project name").fill("Cars");
    await page.getByText("A Label Studio configuration", { exact: true }).click();
    const area = page.getByLabel("Configuration (XML)");
    await area.fill(config.replace("</RectangleLabels>", "</RectangleLabel>"));
    await page.getByText("Line 7, column 3: </RectangleLabel> closes a tag that is not open here").waitFor();
    expect(await page.getByRole("button", { name: "Create project" }).isDisabled()).toBe(true);
    await area.fill(config);
    const result = page.getByRole("region", { name: "What becomes of it" });
    await result.getByText("Questions: 2. Fields: 1.").waitFor();
    await result.getByText("Data of this kind (Audio) cannot be shown yet").waitFor();
    await result.getByText("The key f is taken").waitFor();
    await looksRight(page, `${shots}label-studio`);
    await page.getByRole("button", { name: "Create project" }).click();
    await page.getByText("Version 1 is in force").waitFor();
    expect(await formOf(page.url())).toMatchObject({
      fields: [{ name: "photo", kind: "image" }],
      questions: [
        {
          name: "car",
          type: "box",
          title: "Find the cars",
          settings: { labels: [{ colour: "#ff0000" }, { colour: "#0000ff" }] },
        },
        { name: "state", required: true, each: { of: "region", question: "car" } },
      ],
    });
    expect(complaints).toEqual([]);
  });

  it("by keyboard: a template found by its words, a condition and a rule, then published", async () => {
    const page = await pageOf(browser, lead, { path: "/projects/new", complaints });
    await page.getByLabel("Project name").fill("Moderation");
    await page.getByLabel("Find a template").focus();
    await page.keyboard.type("text moderation");
    await page.keyboard.press("ArrowDown");
    await page.getByRole("region", { name: "As labelers see it: Text moderation" }).waitFor();
    await page.getByLabel("Project name").press("Enter");
    await page.getByText("Version 1 is in force").waitFor();

    // The condition reads as a sentence, and a value is added to it with the space bar.
    await page.getByRole("button", { name: /^Mark the words that do/ }).press("Enter");
    await page.getByText("Must be answered when “Does the text break the rules?” is Yes").waitFor();
    const required = page.getByRole("group", { name: "Condition" }).last();
    await required.getByLabel("Borderline").press("Space");
    await page.getByText("Must be answered when “Does the text break the rules?” is Borderline or Yes").waitFor();
    await required.getByLabel("Borderline").press("Space");
    await required.getByLabel("Yes", { exact: true }).press("Space");
    await page.getByText("Choose at least one.").waitFor();
    expect(await page.getByRole("button", { name: "Publish" }).isDisabled()).toBe(true);
    await required.getByLabel("Borderline").press("Space");

    await page.getByRole("button", { name: "Add rule" }).press("Enter");
    await page.getByRole("menuitem", { name: "A number of regions" }).press("Enter");
    const rule = page.getByRole("list", { name: "Rules" });
    await rule.getByText("Regions of “Mark the words that do”: at least 1").waitFor();
    await rule.getByRole("textbox", { name: "At most" }).fill("0");
    await rule.getByRole("textbox", { name: "At most" }).press("Tab");
    await rule.getByText("The least (1) must be under the most (0).").waitFor();
    await rule.getByRole("textbox", { name: "At most" }).fill("5");
    await rule.getByRole("textbox", { name: "At most" }).press("Tab");
    await rule.getByLabel("What labelers read when it does not hold").fill("One to five marks.");
    await looksRight(page, `${shots}logic`);
    await page.getByRole("button", { name: "Publish" }).press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Publish" }).press("Enter");
    await page.getByText("Version 2 is in force").waitFor();
    expect(await formOf(page.url())).toMatchObject({
      questions: [{}, { requiredWhen: { question: "harm", is: ["borderline"] } }],
      rules: [{ kind: "count", question: "evidence", min: 1, max: 5, message: "One to five marks." }],
    });
    expect(complaints).toEqual([]);
  });

  it("as JSON: proposals by the keyboard, problems at their line, no publishing of what is no form", async () => {
    const page = await pageOf(browser, lead, { path: "/projects/new", complaints });
    await page.getByLabel("Project name").fill("By hand");
    await page.getByText("An empty form", { exact: true }).click();
    await page.getByRole("button", { name: "Create project" }).click();
    await page.getByRole("tab", { name: "JSON" }).click();
    const area = page.getByLabel("The form as JSON");
    await area.fill('{\n "v": 1,\n "fields": [{"name": "letter", "title": "Letter", "ki');
    await page.getByText(/^Line 3, column 5\d: This cannot stand here/).waitFor();
    expect(await page.getByRole("button", { name: "Publish" }).isDisabled()).toBe(true);
    await area.press("End");
    await area.press("Control+Space");
    expect(await page.getByRole("option").allTextContents()).toEqual(["kind"]);
    await area.press("Enter");
    await area.press("Control+Space");
    await area.press("ArrowDown");
    expect(await page.getByRole("option", { selected: true }).textContent()).toBe("text");
    await area.press("Enter");
    await page.keyboard.type(
      '}],\n "questions": [{"name": "about", "title": "About what?", "field": "letters", "type": "te',
    );
    await area.press("Enter");
    await page.keyboard.type("}]\n}");
    await page.getByText(/Line 4, .*There is no field letters/).waitFor();
    await looksRight(page, `${shots}json`);
    await area.fill((await area.inputValue()).replace('"letters"', '"letter"'));
    await page.getByText("No problem found.").waitFor();
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
    await page.getByText("Version 1 is in force").waitFor();
    expect(await formOf(page.url())).toMatchObject({
      fields: [{ name: "letter", kind: "text" }],
      questions: [{ type: "text" }],
    });

    // What is no form can be given up, and the text is the published one again.
    await page.getByRole("tab", { name: "JSON" }).click();
    await area.fill("{");
    await page.getByRole("tab", { name: "Build" }).click();
    await page.getByText("The JSON is not a form yet").waitFor();
    await page.getByRole("button", { name: "Discard changes" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Discard changes" }).click();
    await page.getByText("No problem found.").waitFor();
    expect(await area.inputValue()).toContain('"letter"');
    await page.getByRole("tab", { name: "Build" }).click();
    await page.getByRole("button", { name: /^About what/ }).waitFor();
    expect(complaints).toEqual([]);
  });

  it("the fields of a comparison are chosen from those of the form", async () => {
    const compared = { source: "fields", first: "left", second: "right" };
    const form = {
      v: 1,
      fields: ["left", "right", "other"].map((name) => ({ name, kind: "text", title: `The ${name} one` })),
      questions: [{ name: "better", title: "Better", type: "pairwise", field: "left", settings: compared }],
    };
    const { projectId } = await lead.client.project.create.mutate({ name: "Compared" });
    await lead.client.project.publishForm.mutate({ projectId, form, formVersion: 0 });
    const page = await pageOf(browser, lead, { path: `/projects/${projectId}/form`, complaints });
    // The only card is open from the start.
    await page.getByRole("button", { name: /Second field/ }).click();
    expect(await page.getByRole("option").allTextContents()).toEqual(form.fields.map(({ title }) => title));
    await page.getByRole("option", { name: "The other one" }).click();
    await looksRight(page, `${shots}compared`);
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
    await page.getByText("Version 2 is in force").waitFor();
    expect(await formOf(page.url())).toMatchObject({ questions: [{ settings: { ...compared, second: "other" } }] });
    expect(complaints).toEqual([]);
  });
});
