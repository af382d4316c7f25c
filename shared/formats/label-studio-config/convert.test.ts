import { describe, expect, it } from "vitest";
import { converted, said } from "./converted.ts";

describe("objects", () => {
  it("become fields named by the data's key; HTML is text, a dialogue a conversation", () => {
    const result = converted(`
      <Image name="img" value="$photo"/>
      <HyperText name="page" value="$page"/>
      <Paragraphs name="talk" value="$dialogue" layout="dialogue" textKey="text" nameKey="author"/>
      <Text name="deep" value="$meta.texts[0]"/>
      <Choices name="c" toName="img"><Choice value="Yes"/><Choice value="No"/></Choices>`);
    expect(result.form.fields.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      "photo image",
      "page text",
      "dialogue conversation",
      "meta-texts-0 text",
    ]);
    expect(said(result, "changed")).toEqual(["hypertext", "turns", "key"]);
  });

  it("of one place are one field", () => {
    const { form } = converted(`
      <Text name="a" value="$text"/><Text name="b" value="$text"/>
      <Rating name="r" toName="b"/>`);
    expect(form.fields).toHaveLength(1);
    expect(form.questions[0]?.field).toBe("text");
  });

  it("without a counterpart are said, with what asks about them, and the rest is taken", () => {
    const result = converted(`
      <Audio name="sound" value="$audio"/>
      <Labels name="speech" toName="sound"><Label value="Speech"/></Labels>
      <Text name="t" value="Read this"/>
      <TextArea name="a" toName="t"/>
      <Text name="text" value="$text"/>
      <Number name="n" toName="text" min="1" max="9"/>`);
    expect(said(result, "missing")).toEqual(["no-field", "no-target", "fixed-text", "no-target"]);
    expect(result.form.questions).toMatchObject([{ type: "number", settings: { min: 1, max: 9 } }]);
  });
});

describe("controls", () => {
  it("choices: single, multiple, required, alias, hotkey, hint; the heading is the title", () => {
    const { form } = converted(`
      <Text name="text" value="$text"/>
      <Header value="How does it sound?"/>
      <Choices name="sentiment" toName="text" choice="single" required="true" showInLine="true">
        <Choice value="Good" alias="positive" hotkey="p" hint="Praise"/>
        <Choice value="Bad"/>
      </Choices>
      <Choices name="tone" toName="text" choice="multiple"><Choice value="Angry"/><Choice value="Calm"/></Choices>`);
    expect(form.questions).toMatchObject([
      {
        name: "sentiment",
        title: "How does it sound?",
        required: true,
        settings: {
          multiple: false,
          options: [
            { value: "positive", title: "Good", hotkey: "p", description: "Praise" },
            { value: "Bad", title: "Bad", hotkey: "1" },
          ],
        },
      },
      {
        name: "tone",
        title: "Tone",
        required: false,
        settings: { multiple: true, options: [{ hotkey: "2" }, { hotkey: "3" }] },
      },
    ]);
  });

  it("one box to tick is a choice of two", () => {
    const result = converted(`
      <Image name="i" value="$i"/>
      <Choices name="odd" toName="i"><Choice value="Blurred"/></Choices>`);
    expect(result.form.questions[0]?.settings).toMatchObject({
      options: [{ value: "Blurred" }, { value: "not Blurred" }],
    });
    expect(said(result, "changed")).toEqual(["one-choice"]);
  });

  it("labels of a text, with colours by name and a key that is taken", () => {
    const result = converted(`
      <Labels name="label" toName="text">
        <Label value="PER" background="red" hotkey="q"/>
        <Label value="ORG" background="#FFA39E" hotkey="q"/>
        <Label value="LOC" background="rgb(0, 128, 255)" hotkey="ctrl+l"/>
        <Label value="X" background="var(--a)"/>
      </Labels>
      <Text name="text" value="$text"/>`);
    expect(result.form.questions).toMatchObject([
      {
        type: "span",
        settings: {
          labels: [
            { value: "PER", colour: "#ff0000", hotkey: "q" },
            { value: "ORG", colour: "#ffa39e" },
            { value: "LOC", colour: "#0080ff" },
            { value: "X" },
          ],
        },
      },
    ]);
    expect(said(result, "changed")).toEqual(["hotkey", "hotkey", "colour"]);
  });

  it("shapes with labels, and labels beside separate shape tools", () => {
    const { form } = converted(`
      <Image name="image" value="$image" zoom="true"/>
      <RectangleLabels name="box" toName="image" canRotate="false"><Label value="Car"/></RectangleLabels>
      <PolygonLabels name="outline" toName="image"><Label value="Road"/></PolygonLabels>
      <KeyPointLabels name="dot" toName="image"><Label value="Nucleus"/></KeyPointLabels>
      <Labels name="kind" toName="image"><Label value="Cat"/><Label value="Dog"/></Labels>
      <Rectangle name="rect" toName="image" canRotate="false"/>
      <Polygon name="poly" toName="image"/>`);
    expect(
      form.questions.map(({ name, type, settings }) => [name, type, "labels" in settings && settings.labels.length]),
    ).toEqual([
      ["box", "box", 1],
      ["outline", "polygon", 1],
      ["dot", "keypoint", 1],
      ["rect", "box", 2],
      ["poly", "polygon", 2],
    ]);
  });

  it("a taxonomy, also where it is written as choices inside choices", () => {
    const tree = `<Choice value="Animal"><Choice value="Cat" alias="cat"/><Choice value="Dog"/></Choice><Choice value="Plant"/>`;
    const { form } = converted(`
      <Image name="i" value="$i"/>
      <Taxonomy name="t" toName="i" leafsOnly="true" maxUsages="3">${tree}</Taxonomy>
      <Choices name="c" toName="i">${tree}</Choices>`);
    const nodes = [
      { value: "Animal", title: "Animal", children: [{ value: "cat", title: "Cat" }, { value: "Dog" }] },
      { value: "Plant", children: [] },
    ];
    expect(form.questions).toMatchObject([
      { type: "taxonomy", settings: { nodes, pick: "leaf", multiple: true, max: 3 } },
      { type: "taxonomy", settings: { nodes, pick: "any", multiple: false } },
    ]);
  });

  it("shapes of every kind", () => {
    const { form } = converted(`
      <Image name="i" value="$i"/>
      <RectangleLabels name="turned" toName="i" canRotate="true"><Label value="Ship"/></RectangleLabels>
      <EllipseLabels name="cell" toName="i"><Label value="Cell"/></EllipseLabels>
      <BrushLabels name="brush" toName="i"><Label value="Sky" background="skyblue"/></BrushLabels>
      <BitmaskLabels name="bits" toName="i"><Label value="Sea"/></BitmaskLabels>
      <VectorLabels name="lane" toName="i"><Label value="Lane"/></VectorLabels>
      <Brush name="plain" toName="i"/>`);
    expect(form.questions.map(({ name, type }) => `${name} ${type}`)).toEqual([
      "turned rotated-box",
      "cell ellipse",
      "brush mask",
      "bits mask",
      "lane polyline",
      "plain mask",
    ]);
  });

  it("dates by what is asked of them", () => {
    const { form } = converted(`
      <Text name="t" value="$t"/>
      <DateTime name="day" toName="t" min="1990-01-01" max="2030-12-31"/>
      <DateTime name="both" toName="t" only="date,time"/>
      <DateTime name="clock" toName="t" only="time"/>
      <DateTime name="year" toName="t" only="year"/>
      <DateTime name="month" toName="t" only="month,year"/>`);
    expect(form.questions.map(({ settings }) => settings)).toMatchObject([
      { kind: "date", precision: "day", min: "1990-01-01", max: "2030-12-31" },
      { kind: "date-time", precision: "minute" },
      { kind: "time" },
      { kind: "date", precision: "year" },
      { kind: "date", precision: "month" },
    ]);
  });

  it("two texts beside each other, one of them better; several texts as a list", () => {
    const result = converted(`
      <Pairwise name="pw" toName="one,two" leftClass="a" rightClass="b"/>
      <Text name="one" value="$text1"/><Text name="two" value="$text2"/>
      <TextArea name="notes" toName="one" maxSubmissions="5"/>`);
    expect(result.form.questions).toMatchObject([
      { type: "pairwise", settings: { source: "fields", first: "text1", second: "text2", steps: 1, ties: true } },
      { type: "list", settings: { maxEntries: 5 } },
    ]);
    expect(said(result, "changed")).toEqual(["pairwise-tie", "text-list"]);
  });

  it("a label that may be used n times is a rule", () => {
    const { form } = converted(`
      <Image name="image" value="$image"/>
      <RectangleLabels name="box" toName="image"><Label value="Head" maxUsages="1"/><Label value="Hand"/></RectangleLabels>`);
    expect(form.rules).toMatchObject([{ kind: "count", question: "box", labels: ["Head"], min: 0, max: 1 }]);
  });

  it("rating, text and ranking", () => {
    const { form } = converted(`
      <Chat name="chat" value="$messages"/>
      <Rating name="stars" toName="chat" maxRating="10"/>
      <TextArea name="why" toName="chat" rows="4" placeholder="Because…" maxSubmissions="1"/>
      <List name="answers" value="$answers" title="Answers"/>
      <Ranker name="order" toName="answers"/>
      <List name="pages" value="$pages"/>
      <Ranker name="shelf" toName="pages"><Bucket name="good" title="Good"/><Bucket name="bad"/></Ranker>`);
    expect(form.questions).toMatchObject([
      { type: "rating", settings: { scale: { min: 1, max: 10 }, criteria: [{ value: "stars" }] } },
      { type: "text", settings: { multiline: true, placeholder: "Because…" } },
      { type: "ranking", field: "answers", settings: { source: "candidates" } },
      {
        type: "choice",
        each: { of: "candidate" },
        settings: { options: [{ value: "good" }, { value: "bad", title: "Bad" }] },
      },
    ]);
  });

  it("relations join the spans of a text, after them wherever they stand", () => {
    const result = converted(`
      <Relations><Relation value="founded"/><Relation value="works for"/><Relation value="founded"/></Relations>
      <Labels name="names" toName="text" granularity="symbol"><Label value="Person"/><Label value="Firm"/></Labels>
      <Text name="text" value="$text"/>`);
    expect(result.form.questions).toMatchObject([
      { name: "names", type: "span", settings: { granularity: "character" } },
      {
        type: "relation",
        field: "text",
        settings: { spans: "names", labels: [{ value: "founded" }, { value: "works for" }] },
      },
    ]);
    const plain = converted(`<Labels name="n" toName="t" granularity="word"><Label value="A"/></Labels>
      <Text name="t" value="$t"/><Relations/>`);
    expect(plain.form.questions[0]).toMatchObject({ settings: { granularity: "word" } });
    expect(plain.form.questions[1]).toMatchObject({ settings: { labels: [{ value: "related" }] } });
  });

  it("relations of what is drawn have nothing to join here, which is said", () => {
    const result =
      converted(`<Image name="i" value="$i"/><RectangleLabels name="b" toName="i"><Label value="A"/></RectangleLabels>
      <Relations><Relation value="part of"/></Relations>`);
    expect(result.form.questions.map(({ type }) => type)).toEqual(["box"]);
    expect(said(result, "missing")).toEqual(["no-spans-to-join"]);
  });
});
