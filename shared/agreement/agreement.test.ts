import { describe, expect, it } from "vitest";
import { type StoredAnswers, toStored } from "../answers.ts";
import { formDefinition, type Form } from "../form.ts";
import { taskAgreement } from "./agreement.ts";

const form: Form = formDefinition.parse({
  v: 1,
  fields: [{ name: "text", kind: "text", title: "Text" }],
  questions: [
    { name: "mood", title: "Mood", type: "choice", field: "text", settings: { options: ["good", "bad"] } },
    { name: "names", title: "Names", type: "span", field: "text", settings: { labels: ["per", "loc"] } },
    { name: "stars", title: "Stars", type: "rating", field: "text" },
  ],
});

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
        part: { kind: "text" as const },
        start,
        end,
      })),
    }),
  },
});

describe("taskAgreement", () => {
  it("is the mean over all pairs, per question", () => {
    const answers = [moodOf("good"), moodOf("good"), moodOf("bad")];
    expect(taskAgreement(answers, form)).toEqual({ mood: 1 / 3, names: null, stars: null });
    expect(taskAgreement([spansOf([0, 2, "per"]), spansOf([0, 2, "per"])], form)).toMatchObject({ names: 1 });
  });
});
