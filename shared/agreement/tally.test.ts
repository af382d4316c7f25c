import { describe, expect, it } from "vitest";
import { noAnswers, toStored, type FactsByField, type StoredAnswers } from "../answers.ts";
import { formDefinition, type Form } from "../form.ts";
import { agreeingParts } from "./agreeing-parts.ts";
import { groupRegions } from "./differences.ts";
import { goldAnswerCount, goldTally, meanOn, qualityOf, TallySum, taskTally, type Tally } from "./tally.ts";

const facts: FactsByField = {
  text: { kind: "text", codePoints: 10 },
  picture: { kind: "image", width: 100, height: 100 },
};
const form: Form = formDefinition.parse({
  v: 1,
  fields: [
    { name: "text", kind: "text", title: "Text" },
    { name: "picture", kind: "image", title: "Picture" },
  ],
  questions: [
    { name: "mood", title: "Mood", type: "choice", field: "text", settings: { options: ["good", "bad"] } },
    { name: "names", title: "Names", type: "span", field: "text", settings: { labels: ["per", "loc"] } },
    { name: "things", title: "Things", type: "box", field: "picture", settings: { labels: ["cat", "dog"] } },
    { name: "words", title: "Words", type: "text", field: "text" },
  ],
});
const things = form.questions[2];
if (things?.type !== "box") throw new Error("boxes come third");

const moodOf = (value: string): StoredAnswers => ({
  v: 1,
  answers: { mood: toStored("choice", { selected: [value], tie: false }) },
});
const spansOf = (...list: [number, number, string][]): StoredAnswers => ({
  v: 1,
  answers: {
    names: toStored("span", {
      regions: list.map(([start, end, label], index) => ({
        id: `r${index}`,
        label,
        part: { kind: "text" },
        start,
        end,
      })),
    }),
  },
});
const box = (id: string, x: number, label = "cat") => ({ id, label, x, y: 10, width: 20, height: 20 });
const boxesOf = (...regions: ReturnType<typeof box>[]): StoredAnswers => ({
  v: 1,
  answers: { things: toStored("box", { width: 100, height: 100, regions }) },
});

const tallyOf = (...answers: StoredAnswers[]): Tally =>
  taskTally(form, { facts, raters: answers.map((each, index) => ({ person: `p${index}`, answers: each })) }, (text) =>
    text.slice(0, 3),
  );
const sumOf = (tallies: readonly Tally[], limit?: number): TallySum => {
  const sum = new TallySum({}, limit);
  for (const tally of tallies) sum.add(tally);
  return sum;
};
const quality = (question: string, tally: Tally) => qualityOf(tally).find((each) => each.question === question);

describe("a tally", () => {
  it("gives the published nominal alpha of two observers over ten tasks", () => {
    const [first, second] = ["0100000010", "1110010000"];
    const tasks = Array.from({ length: 10 }, (_, index) =>
      tallyOf(...[first, second].map((row) => moodOf(row[index] === "1" ? "good" : "bad"))),
    );
    const found = quality("mood", sumOf(tasks).toTally());
    expect(found?.alpha).toBeCloseTo(0.095, 3);
    expect(found).toMatchObject({ level: "nominal", mean: 0.6, tasks: 10, pairs: 10 });
    expect(found?.labels).toEqual({ good: { mean: 1 / 5, pairs: 5 }, bad: { mean: 5 / 9, pairs: 9 } });
    expect(found?.people).toEqual([{ people: ["p0", "p1"], mean: 0.6, pairs: 10 }]);
  });

  it("codes text by code point, unlabelled ones included", () => {
    const units = ["per per", "per per", "- per", "- per", ...Array.from({ length: 6 }, () => "- -")];
    const labels = units.flatMap((unit) => unit.split(" "));
    const per = labels.filter((each) => each === "per").length;
    const expected = 1 - ((20 - 1) * (2 * 2)) / (20 ** 2 - per ** 2 - (20 - per) ** 2);
    const found = quality("names", tallyOf(spansOf([0, 2, "per"]), spansOf([0, 4, "per"])));
    expect(found?.alpha).toBeCloseTo(expected, 12);
    expect(found).toMatchObject({ mean: 0, labels: { per: { mean: 0, pairs: 1 } } });
  });

  it("says nothing about tasks with one answer or none", () => {
    expect(tallyOf()).toEqual({});
    expect(tallyOf(moodOf("good"), spansOf())).toEqual({});
    expect(meanOn(tallyOf(moodOf("good")), "mood")).toBeNull();
  });

  it("counts agreeing that there is nothing as agreement", () => {
    expect(quality("names", tallyOf(spansOf(), spansOf()))).toMatchObject({ alpha: null, mean: 1 });
  });

  it("is as before once a task was taken out again", () => {
    const kept = tallyOf(moodOf("good"), moodOf("bad"), moodOf("good"));
    const gone = tallyOf(moodOf("good"), moodOf("good"));
    const sum = sumOf([kept, gone]);
    sum.take(gone);
    expect(sum.toTally()).toEqual(kept);
  });

  it("keeps a bounded number of different units, and long texts only as digests", () => {
    const texts = (text: string): StoredAnswers => ({ v: 1, answers: { words: toStored("text", { text }) } });
    const tasks = Array.from({ length: 5 }, (_, index) => tallyOf(texts(`one ${index}`), texts(`two ${index}`)));
    const tally = sumOf(tasks, 3).toTally();
    expect(Object.keys(tally).filter((name) => name.startsWith('["unit","words"'))).toHaveLength(3);
    expect(quality("words", tally)?.pairs).toBe(5);
    const long = "a sentence that is far longer than what a counter may be called";
    expect(JSON.stringify(tallyOf(texts(long), texts(long)))).not.toContain(long);
  });
});

describe("a gold tally", () => {
  it("compares with the reference; a question left out counts as wrong, one without reference not at all", () => {
    const sum = sumOf([goldTally(form, moodOf("good"), moodOf("good")), goldTally(form, noAnswers, moodOf("good"))]);
    const tally = sum.toTally();
    expect(goldAnswerCount(tally)).toBe(2);
    expect(quality("mood", tally)).toMatchObject({ mean: 0.5, pairs: 2 });
    expect(goldTally(form, moodOf("good"), noAnswers)).toEqual({});
  });
});

describe("differences", () => {
  const answers = [boxesOf(box("a", 10), box("b", 60)), boxesOf(box("c", 12), box("d", 60, "dog"))];
  const values = answers.map((each) => each.answers["things"]?.value);

  it("pairs regions of one label that lie on each other", () => {
    const groups = groupRegions(things, values).map(({ members }) => members.map(({ region }) => region.id).join("+"));
    expect(groups).toEqual(["a+c", "b", "d"]);
  });

  it("pairs each region once, the most alike first", () => {
    const many = [boxesOf(box("a", 10)), boxesOf(box("far", 14), box("near", 11))].map(
      (each) => each.answers["things"]?.value,
    );
    const groups = groupRegions(things, many).map(({ members }) => members.map(({ region }) => region.id).join("+"));
    expect(groups).toEqual(["a+near", "far"]);
  });

  it("starts an adjudication from what all agree on", () => {
    expect(agreeingParts(form, answers)).toEqual(boxesOf(box("a", 10)));
    expect(agreeingParts(form, [moodOf("good"), moodOf("good")])).toEqual(moodOf("good"));
    expect(agreeingParts(form, [moodOf("good"), moodOf("bad")])).toEqual(noAnswers);
  });
});
