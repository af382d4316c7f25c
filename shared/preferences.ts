import { z } from "zod";

/** Chords of one action (client/src/editor/chord.ts); an empty list switches its keys off. */
const chords = z.array(z.string().min(1).max(40)).max(8);

/** Actions with keys of their own in one list. */
export const mostKeys = 500;

/** Projects with keys of their own. */
export const mostProjects = 200;

/** Keys by the action's id. */
export const keyMap = z
  .record(z.string().min(1).max(200), chords)
  .refine((keys) => Object.keys(keys).length <= mostKeys, { message: "preferences.tooManyKeys" });
export type KeyMap = z.infer<typeof keyMap>;

/** Languages that the product speaks (BCP 47). Another one: docs/translations.md. */
export const languages = ["en", "de", "ar"] as const;
export type Language = (typeof languages)[number];

/** Screen pixels from which on what is drawn sticks to an outline. */
export const snapReach = { least: 2, most: 40, usual: 8 } as const;
export const gridSteps = { least: 1, most: 10_000, usual: 50 } as const;

/**
 * What people set for themselves. It follows them to every browser, and holds only what they set (I14): nothing has a
 * default here, and nothing is derived from their work. What depends on the screen in front of them (widths of panels)
 * stays on the device.
 */
export const preferences = z.strictObject({
  /** Of the product's own words; those of projects stay as they were written. */
  language: z.enum(languages).optional(),
  theme: z.enum(["system", "light", "dark"]).optional(),
  density: z.enum(["comfortable", "compact"]).optional(),
  /** Size of all texts and controls, percent. */
  size: z.int().min(90).max(130).multipleOf(10).optional(),
  /** Labels in colours that people with any colour vision tell apart, instead of the form's. Only on the screen. */
  safeColours: z.boolean().optional(),
  /** On which side of what is labeled the questions stand. */
  panels: z.enum(["start", "end"]).optional(),
  wholeWords: z.boolean().optional(),
  /** Turns and responses as written, not as rendered Markdown. */
  rawTexts: z.boolean().optional(),
  /** Over pictures: lines through the pointer while drawing, a grid, a small picture of the whole, a magnifier. */
  crossHair: z.boolean().optional(),
  grid: z.boolean().optional(),
  /** Pixels of the picture from one line of the grid to the next. */
  gridStep: z.int().min(gridSteps.least).max(gridSteps.most).optional(),
  minimap: z.boolean().optional(),
  loupe: z.boolean().optional(),
  /** What is drawn on a picture sticks to other outlines, from so many screen pixels on. */
  snap: z.boolean().optional(),
  snapReach: z.int().min(snapReach.least).max(snapReach.most).optional(),
  /** What one finger does on a picture; not set, it draws until a pen was used. */
  finger: z.enum(["draw", "pan"]).optional(),
  /** All actions under one hand: a set of keys below the person's own. */
  hand: z.enum(["left", "right"]).optional(),
  keys: keyMap.optional(),
  /** Keys of one project's own questions and labels, by project id. */
  projectKeys: z
    .record(z.string().min(1).max(40), keyMap)
    .refine((projects) => Object.keys(projects).length <= mostProjects, { message: "preferences.tooManyProjects" })
    .optional(),
  /** Minutes of work after which a break is proposed. */
  breakMinutes: z.int().min(5).max(240).optional(),
  /** Tasks a day, in all projects together: the person's own aim, known to nobody else. */
  dailyGoal: z.int().min(1).max(10_000).optional(),
  /** Whether the status bar shows the own pace. */
  pace: z.boolean().optional(),
  /** A short tone when a task is submitted. */
  sound: z.boolean().optional(),
});
export type Preferences = z.infer<typeof preferences>;
export type PreferenceName = keyof Preferences;

// Its own keys.
export const preferenceNames = Object.keys(preferences.shape) as readonly PreferenceName[];

/** A change: what is set anew, whole member by whole member, and what is set no longer. */
export const preferenceChange = z.strictObject({
  set: preferences,
  clear: z.array(z.enum(preferenceNames)).max(preferenceNames.length),
});
export type PreferenceChange = z.infer<typeof preferenceChange>;

export function changePreferences(before: Preferences, { set, clear }: PreferenceChange): Preferences {
  const after: Preferences = { ...before, ...set };
  for (const name of clear) delete after[name];
  return after;
}

/** Bytes of JSON that one person's preferences may have. */
export const mostPreferenceBytes = 64 * 1024;

/** The stored form: the version stands beside, so that an older record can be read for ever. */
export const writePreferences = (set: Preferences): string => JSON.stringify({ v: 1, set });

const stored = z.strictObject({ v: z.literal(1), set: preferences });

/** Null for a record that does not read: nobody is kept from working by a colour. */
export function readPreferences(json: string): Preferences | null {
  try {
    const read = stored.safeParse(JSON.parse(json));
    return read.success ? read.data.set : null;
  } catch {
    return null;
  }
}
