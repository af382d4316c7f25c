import { randomBytes } from "node:crypto";
import type { PersonId, ProjectId, TaskId } from "@keyhole/shared/ids";
import { describe, expect, it } from "vitest";
import {
  contentFingerprint,
  identityText,
  installationPurposeKey,
  installationPurposes,
  keyFingerprint,
  outboxKey,
  personDetailKey,
  projectPurposeKey,
  projectPurposes,
  unwrapPersonKey,
  unwrapProjectKey,
  wrapPersonKey,
  wrapProjectKey,
} from "./key-derivation.ts";

const projectId = "AAAAAAAAAAAAAAAAAAAAAA" as ProjectId; // a canonical id
const other = "BBBBBBBBBBBBBBBBBBBBBA" as ProjectId; // a canonical id
const [task, person] = ["one" as TaskId, "two" as PersonId]; // any words
/** Another project, purpose, task or person is another outbox. */
const outboxNames = [
  { projectId, purpose: "annotate", taskId: task, personId: person },
  { projectId: other, purpose: "annotate", taskId: task, personId: person },
  { projectId, purpose: "revisit", taskId: task, personId: person },
  { projectId, purpose: "annotate", taskId: person as string as TaskId, personId: person },
  { projectId, purpose: "annotate", taskId: task, personId: task as string as PersonId },
] as const;
const master = { version: 1, key: randomBytes(32) };
const projectKey = { projectId, version: 3, key: randomBytes(32) };

describe("I8: key derivation", () => {
  it("gives every purpose, project, version and level a key of its own", () => {
    const same = randomBytes(32);
    const keys = [
      ...projectPurposes.map((purpose) => projectPurposeKey({ projectId, version: 1, key: same }, purpose).key),
      ...projectPurposes.map((purpose) => projectPurposeKey({ projectId, version: 2, key: same }, purpose).key),
      ...projectPurposes.map((purpose) => projectPurposeKey({ projectId: other, version: 1, key: same }, purpose).key),
      ...installationPurposes.map((purpose) => installationPurposeKey({ version: 1, key: same }, purpose).key),
      personDetailKey(same, projectId).key,
      personDetailKey(same, other).key,
      contentFingerprint({ projectId, version: 1, key: same }, Buffer.alloc(0)),
      ...outboxNames.map((name) => outboxKey({ projectId: name.projectId, version: 1, key: same }, name)),
      same,
    ].map((key) => Buffer.from(key).toString("hex"));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("unwraps a project key only for its project, version and master key", () => {
    const wrapped = wrapProjectKey(master, projectKey, randomBytes);
    expect(wrapped.length).toBe(89);
    const opened = unwrapProjectKey(master, projectKey, wrapped);
    expect(opened.ok && projectKey.key.equals(opened.value)).toBe(true);
    expect(unwrapProjectKey(master, { projectId: other, version: 3 }, wrapped).ok).toBe(false);
    expect(unwrapProjectKey(master, { projectId, version: 4 }, wrapped).ok).toBe(false);
    expect(unwrapProjectKey({ version: 1, key: randomBytes(32) }, projectKey, wrapped).ok).toBe(false);
    expect(unwrapProjectKey({ ...master, version: 2 }, projectKey, wrapped)).toEqual({
      ok: false,
      failure: "wrong-key",
    });
    expect(unwrapPersonKey(master, projectId, wrapped).ok).toBe(false);
  });

  it("unwraps a person key only for that person", () => {
    const key = randomBytes(32);
    const wrapped = wrapPersonKey(master, { personId: "one", key }, randomBytes);
    const opened = unwrapPersonKey(master, "one", wrapped);
    expect(opened.ok && key.equals(opened.value)).toBe(true);
    expect(unwrapPersonKey(master, "two", wrapped).ok).toBe(false);
  });

  it("writes identities that cannot be read as another one", () => {
    expect(identityText({ projectId, purpose: "items", record: "x/1" })).toBe(`items/${projectId}/x/1`);
    for (const bad of ["", "a/b"]) {
      const spoilt = bad as ProjectId; // what a caller that skipped the border would pass
      expect(() => identityText({ projectId: spoilt, purpose: "items", record: "x" })).toThrow(RangeError);
    }
    expect(() => identityText({ projectId, purpose: "items", record: "" })).toThrow(RangeError);
  });

  it("fingerprints content by project, and keys without telling them", () => {
    const content = Buffer.from("same content");
    const print = contentFingerprint(projectKey, content);
    expect(contentFingerprint(projectKey, content)).toEqual(print);
    expect(contentFingerprint({ ...projectKey, projectId: other }, content)).not.toEqual(print);
    expect(contentFingerprint(projectKey, Buffer.from("same content."))).not.toEqual(print);
    expect(keyFingerprint(master.key)).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(keyFingerprint(randomBytes(32))).not.toBe(keyFingerprint(master.key));
  });
});
