import { randomBytes } from "node:crypto";
import { installationCipher } from "@keyhole/server/vault/installation-cipher";
import { withNewKey } from "@keyhole/server/vault/key-ring";
import { PersonKeys } from "@keyhole/server/vault/person-keys";
import type { PersonId } from "@keyhole/shared/ids";
import { describe, expect, it } from "vitest";
import { bytes, newId, newMaster, person } from "./vault-fixture.ts";

describe("I8: person keys and the installation's own secrets", () => {
  it("seal a person's details so that erasing the key makes them unreadable", async () => {
    const master = newMaster();
    const rows = new Map<string, Uint8Array>();
    const keys = new PersonKeys({ master, randomBytes, store: { load: async (id) => rows.get(id) ?? null } });
    rows.set(person, keys.createPersonKey(person));
    const cipher = await keys.load(person);
    const sealed = cipher.sealDetail("entry-1", bytes);
    expect(Buffer.from(cipher.openDetail("entry-1", sealed))).toEqual(bytes);
    expect(() => cipher.openDetail("entry-2", sealed)).toThrow("altered");
    expect(keys.personCipher(person)).toBe(cipher);
    const other = newId() as PersonId;
    rows.set(other, keys.createPersonKey(other));
    const otherCipher = await keys.load(other);
    expect(() => otherCipher.openDetail("entry-1", sealed)).toThrow("altered");
    rows.delete(person);
    keys.forget(person);
    expect(keys.personCipher(person)).toBeUndefined();
    await expect(keys.load(person)).rejects.toMatchObject({ reason: "no-key" });
  });

  it("refuse a wrapped key that was put under another person", async () => {
    const master = newMaster();
    const thief = newId() as PersonId;
    const rows = new Map<string, Uint8Array>();
    const keys = new PersonKeys({ master, randomBytes, store: { load: async (id) => rows.get(id) ?? null } });
    rows.set(thief, keys.createPersonKey(person));
    await expect(keys.load(thief)).rejects.toMatchObject({ reason: "altered" });
  });

  it("seal installation secrets by purpose and record, through master rotations", () => {
    const master = newMaster();
    const sealed = installationCipher(master, randomBytes).seal("second-factors", person, bytes);
    const later = installationCipher(withNewKey("master", master, { random: randomBytes, now: 1 }), randomBytes);
    expect(Buffer.from(later.open("second-factors", person, sealed))).toEqual(bytes);
    expect(() => later.open("settings", person, sealed)).toThrow("altered");
    expect(() => later.open("second-factors", newId(), sealed)).toThrow("altered");
    expect(() => installationCipher(newMaster(), randomBytes).open("second-factors", person, sealed)).toThrow(
      "altered",
    );
    expect(later.seal("settings", "smtp", bytes)[4]).toBe(2);
  });
});
