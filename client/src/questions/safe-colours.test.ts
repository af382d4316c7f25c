import { palette } from "@keyhole/shared/questions/label";
import { expect, it } from "vitest";
import { seenSettings, seenTask, withSafeColours } from "./safe-colours.ts";

const settings = {
  min: 1,
  labels: [
    { value: "red", title: "Red", colour: "#ff0000", points: [{ name: "nose", colour: "#00ff00" }] },
    { value: "green", title: "Green", colour: "#00ff00" },
  ],
  options: [{ value: "plain", title: "Plain" }],
};

it("gives labels the palette's colours by their place, and leaves everything else as it is", () => {
  expect(withSafeColours(settings)).toEqual({
    ...settings,
    labels: [
      { ...settings.labels[0], colour: palette[0], points: [{ name: "nose", colour: palette[0] }] },
      { ...settings.labels[1], colour: palette[1] },
    ],
  });
  expect(settings.labels[0]?.colour).toBe("#ff0000");
});

it("only where the person wants it; else the form's own settings are used", () => {
  expect(seenSettings(settings, false)).toBe(settings);
  expect(seenSettings(settings, true)).not.toEqual(settings);
});

it("a task that is open follows, its fields with the same questions as its list; off again it is as it came", () => {
  const question = { name: "colour", settings };
  const task = { questions: [question], fields: [{ name: "text", questions: [question] }], form: "the form" };
  const seen = seenTask(task, true);
  expect(seen.questions[0]).toEqual({ name: "colour", settings: withSafeColours(settings) });
  expect(seen.fields[0]?.questions[0]).toBe(seen.questions[0]);
  expect(seen.form).toBe("the form");
  expect(seenTask(task, false)).toBe(task);
});
