import { numberSettings } from "@keyhole/shared/questions/number/schema";
import { expect, it } from "vitest";
import { marksOf, marksText } from "./number-marks.ts";

it("reads marks a line each and writes them as they were, without lines that are none", () => {
  const marks = marksOf("0 ice cold\n-12,5  colder \n\n50\nwarm\n100 boiling");
  expect(marks).toEqual([
    { at: 0, title: "ice cold" },
    { at: -12.5, title: "colder" },
    { at: 100, title: "boiling" },
  ]);
  expect(marksOf(marksText(numberSettings.parse({ marks })))).toEqual(marks);
});
