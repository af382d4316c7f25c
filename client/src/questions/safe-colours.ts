import { paletteColour } from "@keyhole/shared/questions/label";
import { ownPreferences } from "../ui/own-preferences.ts";

/**
 * Settings whose labels have colours that people with any colour vision tell apart, each by its place in its list. For
 * the screen only: nothing stored, sent or checked knows a label by its colour.
 */
export function withSafeColours(settings: unknown): unknown {
  if (Array.isArray(settings)) return settings.map((entry, index) => recoloured(withSafeColours(entry), index));
  if (typeof settings !== "object" || settings === null) return settings;
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, withSafeColours(value)]));
}

const recoloured = (entry: unknown, index: number): unknown =>
  typeof entry === "object" && entry !== null && "colour" in entry && typeof entry.colour === "string"
    ? { ...entry, colour: paletteColour(index) }
    : entry;

/** Settings as the person who is here wants to see them: the form's own, or a copy in safe colours. */
export const seenSettings = (settings: unknown): unknown =>
  ownPreferences.get().safeColours === true ? withSafeColours(settings) : settings;
