import { type EntryType, entryTypes } from "./entry-types.ts";

/** Kinds of act that people search for, each with the first words of its types, or whole types. */
const groups = {
  seen: ["view", "guideline.read", "form.read"],
  work: ["lease", "draft", "annotation", "copy", "print"],
  "sign-in": ["session", "device", "token"],
  refused: ["access", "session.refused", "vault", "tripwire"],
  people: ["setup", "person", "team"],
  projects: ["project", "form", "guideline", "quiz", "qualification", "inquiry"],
  data: ["import", "item", "gold", "task"],
  leaving: ["export", "copy", "print", "evidence"],
  "two-people": ["request", "freeze", "break-glass"],
  desk: ["trail", "trace", "exposure", "search", "alert", "case", "hold", "evidence", "posture", "stream"],
  installation: ["settings", "egress", "key", "vault", "backup", "server", "storage"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type EntryGroup = keyof typeof groups;
export const entryGroups = Object.keys(groups) as EntryGroup[]; // its keys are exactly these

/** The types of a group, in the order of the list of types. */
export function typesOfGroup(group: EntryGroup): readonly EntryType[] {
  const words: ReadonlySet<string> = new Set(groups[group]);
  return entryTypes.filter((type) => words.has(type) || words.has(type.slice(0, type.indexOf("."))));
}
