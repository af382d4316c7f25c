import { palette } from "@keyhole/shared/questions/label";
import { afterEach, expect, it } from "vitest";
import { ownPreferences } from "../ui/own-preferences.ts";
import { seenSettings, withSafeColours } from "./safe-colours.ts";

afterEach(() => ownPreferences.set("safeColours", undefined));

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
  expect(seenSettings(settings)).toBe(settings);
  ownPreferences.set("safeColours", true);
  expect(seenSettings(settings)).not.toEqual(settings);
});
