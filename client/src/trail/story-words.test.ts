import type { ReadEntry } from "@keyhole/shared/trail/entry";
import { entryTypes } from "@keyhole/shared/trail/entry-types";
import type { EntryId, ItemId, LeaseId, PersonId, ProjectId } from "@keyhole/shared/ids";
import { describe, expect, it } from "vitest";
import { sentenceOf } from "./entry-words.ts";
import { leafHash } from "./leaf-hash.ts";
import { namesOf } from "./names.ts";
import { storyWords } from "./story-words.ts";

const person = "leo" as PersonId;
const project = "streets" as ProjectId;
const names = namesOf({
  people: [{ id: person, name: "Leo Labeler", disabled: false }],
  projects: [{ id: project, name: "Streets" }],
});
const at = (minute: number): number => Date.UTC(2026, 10, 24, 9, minute);
const entry = (type: string, minute: number, extra: Partial<ReadEntry> = {}): ReadEntry => ({
  v: 1,
  id: "entry" as EntryId,
  outcome: "ok",
  type,
  time: at(minute),
  actor: person,
  project,
  lease: "lease" as LeaseId,
  item: "x7Qp3aaaaaaaaaaaaaaaaA" as ItemId,
  ...extra,
});

describe("a story", () => {
  it("tells a lease as one sentence with what happened under it", () => {
    const entries = [
      entry("lease.granted", 12, { purpose: "annotate" }),
      entry("view.opened", 12),
      entry("view.reopened", 13),
      entry("view.reopened", 20),
      entry("draft.first", 13),
      entry("annotation.submitted", 31),
    ];
    const { lead, parts } = storyWords("lease", entries, names);
    expect(lead).toBe(
      "Leo Labeler held a lease to annotate item x7Qp3a in Streets from 2026-11-24 09:12 to 09:31 (submitted)",
    );
    expect(parts).toEqual(["opened it at 09:12", "opened it again 2 times", "first draft 09:13", "submitted 09:31"]);
  });

  it("says how a lease ended by itself, and that one has not ended", () => {
    const granted = entry("lease.granted", 1, { purpose: "read" });
    const ended = entry("lease.ended", 40, { actor: "system", subject: person, reason: "expired" });
    expect(storyWords("lease", [granted, ended], names).lead).toMatch(/^Leo Labeler .*\(expired\)$/);
    expect(storyWords("lease", [granted, entry("view.opened", 2)], names).lead).toMatch(/\(not ended\)$/);
  });
});

describe("a sentence", () => {
  it("has every value that it asks for, for every type", () => {
    for (const type of entryTypes) {
      const sentence = sentenceOf({ v: 1, id: "e" as EntryId, outcome: "ok", type, time: 1, actor: "system" }, names);
      expect(sentence, type).not.toMatch(/[{}]|undefined/);
    }
  });

  it("says that a type is newer, and that bytes are no entry", () => {
    expect(sentenceOf(entry("moon.landed", 1), names)).toContain("moon.landed");
    expect(sentenceOf(null, names)).toContain("changed in the database");
  });
});

it("computes the leaf hash of RFC 6962 in the browser's own way", async () => {
  // The leaf hash of an empty entry: SHA-256 of one zero byte.
  expect(await leafHash("")).toBe("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
});
