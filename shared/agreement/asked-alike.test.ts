import { describe, expect, it } from "vitest";
import { toStored, type StoredAnswers } from "../answers.ts";
import { formDefinition } from "../form.ts";
import { agreeingParts } from "./agreeing-parts.ts";
import { taskAgreement } from "./agreement.ts";
import { goldTally, meanOn, qualityOf, taskTally } from "./tally.ts";

const form = formDefinition.parse({
  v: 1,
  fields: [{ name: "picture", kind: "image", title: "Picture" }],
  questions: [
    { name: "objects", title: "Objects", type: "box", field: "picture", settings: { labels: ["car"] } },
    {
      name: "colour",
      title: "Colour",
      type: "choice",
      field: "picture",
      settings: { options: ["red", "blue"] },
      each: { of: "region", question: "objects" },
    },
  ],
});
const facts = { picture: { kind: "image", width: 100, height: 100 } } as const;
/** Boxes of 10 × 10 at x = y = `at`, each with a colour; ids are everybody's own. */
const given = (person: string, cars: readonly (readonly [at: number, colour: string])[]): StoredAnswers => ({
  v: 1,
  answers: {
    objects: toStored("box", {
      width: 100,
      height: 100,
      regions: cars.map(([at], index) => ({
        id: `${person}${index}`,
        label: "car",
        x: at,
        y: at,
        width: 10,
        height: 10,
      })),
    }),
    ...Object.fromEntries(
      cars.map(([, colour], index) => [
        `colour@${person}${index}`,
        toStored("choice", { selected: [colour], tie: false }),
      ]),
    ),
  },
});
const ada = given("ada", [
  [0, "red"],
  [50, "red"],
]);
const leo = given("leo", [
  [50, "blue"],
  [0, "red"],
]);
const mei = given("mei", [[0, "red"]]);

describe("answers about regions", () => {
  it("are compared where two people marked the same, whatever they called it", () => {
    expect(taskAgreement([ada, leo], form)).toEqual({ objects: 1, colour: 0.5 });
    expect(taskAgreement([ada, mei], form).colour).toBe(1);
    expect(taskAgreement([ada, given("tom", [[80, "red"]])], form).colour).toBeNull();
  });

  it("count in tallies by pair and unit, and against gold", () => {
    const raters = [
      { person: "ada", answers: ada },
      { person: "leo", answers: leo },
    ];
    const quality = qualityOf(taskTally(form, { facts, raters }, (text) => text));
    expect(quality.find(({ question }) => question === "colour")).toMatchObject({ tasks: 1, pairs: 2, mean: 0.5 });
    expect(meanOn(goldTally(form, leo, ada), "colour")).toBe(0.5);
    // A car that was not found has no colour: the answer is missing, and that counts.
    expect(meanOn(goldTally(form, mei, ada), "colour")).toBe(0.5);
  });

  it("that agree are kept for the adjudicator under the id of the region that is kept", () => {
    expect(Object.keys(agreeingParts(form, [ada, leo]).answers).sort()).toEqual(["colour@ada0", "objects"]);
  });
});
