import { describe, expect, it } from "vitest";
import { convertLabelStudioConfig } from "./convert.ts";
import { converted, said } from "./converted.ts";

describe("conditions", () => {
  it("perRegion is asked of each region, with a label where one is named", () => {
    const { form } = converted(`
      <Image name="image" value="$image"/>
      <RectangleLabels name="box" toName="image"><Label value="Text" alias="text-block"/><Label value="Logo"/></RectangleLabels>
      <TextArea name="words" toName="image" perRegion="true" required="true" visibleWhen="region-selected" whenTagName="box" whenLabelValue="Text"/>
      <Choices name="state" toName="image" perRegion="true"><Choice value="ok"/><Choice value="worn"/></Choices>`);
    expect(form.questions).toMatchObject([
      { name: "box" },
      { name: "words", required: true, each: { of: "region", question: "box", labels: ["text-block"] } },
      { name: "state", each: { of: "region", question: "box", labels: [] } },
    ]);
  });

  it("visibleWhen on a control, on a View around it, and on both", () => {
    const { form } = converted(`
      <Text name="text" value="$text"/>
      <Choices name="a" toName="text"><Choice value="Yes" alias="y"/><Choice value="No"/></Choices>
      <View visibleWhen="choice-selected" whenTagName="a" whenChoiceValue="Yes,No">
        <Rating name="b" toName="text"/>
        <View visibleWhen="choice-unselected" whenTagName="a" whenChoiceValue="No"><Rating name="c" toName="text"/></View>
      </View>
      <TextArea name="d" toName="text" visibleWhen="choice-selected" whenTagName="a"/>`);
    expect(form.questions.map(({ when }) => when)).toEqual([
      undefined,
      { question: "a", is: ["y", "No"] },
      { all: [{ question: "a", is: ["y", "No"] }, { not: { question: "a", is: ["No"] } }] },
      { question: "a", answered: true },
    ]);
  });

  it("a question moves behind the one it depends on; a circle or a stranger costs the condition only", () => {
    const result = converted(`
      <Text name="text" value="$text"/>
      <Rating name="late" toName="text" visibleWhen="choice-selected" whenTagName="a" whenChoiceValue="Yes"/>
      <Choices name="a" toName="text"><Choice value="Yes"/><Choice value="No"/></Choices>
      <Rating name="lost" toName="text" visibleWhen="choice-selected" whenTagName="gone"/>
      <Choices name="p" toName="text" visibleWhen="choice-selected" whenTagName="q"><Choice value="1"/><Choice value="2"/></Choices>
      <Choices name="q" toName="text" visibleWhen="choice-selected" whenTagName="p"><Choice value="1"/><Choice value="2"/></Choices>`);
    expect(result.form.questions.map(({ name }) => name)).toEqual(["a", "late", "lost", "p", "q"]);
    expect(result.form.questions.map(({ when }) => when !== undefined)).toEqual([false, true, false, false, true]);
    expect(said(result, "missing")).toEqual(["condition", "condition-refused"]);
  });

  it("shown while a region is selected means: as soon as there is one", () => {
    const result = converted(`
      <Image name="image" value="$image"/>
      <RectangleLabels name="box" toName="image"><Label value="Car"/></RectangleLabels>
      <Rating name="r" toName="image" visibleWhen="region-selected" whenLabelValue="Car"/>
      <Rating name="s" toName="image" visibleWhen="no-region-selected"/>`);
    expect(result.form.questions[1]?.when).toEqual({ question: "box", is: ["Car"] });
    expect(said(result, "changed")).toContain("region-shown");
    expect(said(result, "changed")).toContain("shown-always");
  });
});

describe("what does not fit", () => {
  it("looks only: listed, nothing lost", () => {
    const result = converted(`
      <Style>.box > div { color: red; }</Style>
      <Header value="Data of $id"/>
      <View style="display: flex"><Filter name="f" toName="l"/><Text name="text" value="$text"/></View>
      <Labels name="l" toName="text"><Label value="A"/></Labels>`);
    expect(said(result, "harmless")).toEqual(["looks", "looks", "looks"]);
  });

  it("a Rating of two objects, which Label Studio shows and never stores, is asked about the first and said", () => {
    const result = converted(`
      <Text name="a" value="$a"/><Text name="b" value="$b"/><Rating name="r" toName="a,b"/>`);
    expect(result.form.questions).toMatchObject([{ field: "a" }]);
    expect(said(result, "changed")).toEqual(["several-targets"]);
  });

  it("labels twice and names that are not names here", () => {
    const result = converted(`
      <Text name="text" value="$text"/>
      <Choices name="Überschrift Typ" toName="text"><Choice value="A"/><Choice value="B"/><Choice value="A"/></Choices>`);
    expect(result.form.questions).toMatchObject([{ name: "uberschrift-typ", title: "Überschrift Typ" }]);
    expect(said(result, "changed")).toEqual(["name", "label-twice"]);
  });

  it("leaves no form where nothing can be asked, and says why", () => {
    const result = convertLabelStudioConfig(
      `<View><Video name="v" value="$v"/><VideoRectangle name="r" toName="v"/></View>`,
    );
    expect(result).toMatchObject({
      ok: false,
      failure: { problems: [{ message: "form.no-field" }, { message: "form.no-question" }] },
    });
    expect(!result.ok && result.failure.notes.map(({ outcome }) => outcome)).toEqual(["missing", "missing"]);
    expect(convertLabelStudioConfig("<Form/>")).toMatchObject({
      failure: { problems: [{ message: "label-studio.no-view" }] },
    });
    expect(convertLabelStudioConfig("<View><Text></View>")).toMatchObject({
      failure: { problems: [{ message: "xml.mismatch", values: { line: 1, column: 13 } }] },
    });
  });

  it("says where each note belongs", () => {
    const { notes } = converted(`\n<Text name="t" value="$t"/>\n  <Rating name="r" toName="t"/>\n`);
    expect(notes).toMatchObject([
      { tag: "Text", name: "t", line: 2, column: 1, outcome: "taken" },
      { tag: "Rating", name: "r", line: 3, column: 3, outcome: "taken", values: { type: "rating", name: "r" } },
    ]);
  });
});
