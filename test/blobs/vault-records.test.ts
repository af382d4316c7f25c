import { randomBytes } from "node:crypto";
import { projectPurposes } from "@keyhole/server/security/key-derivation";
import { EmbeddedVault } from "@keyhole/server/vault/embedded-vault";
import { withNewKey } from "@keyhole/server/vault/key-ring";
import { internalReasons, type ViewGrant, viewPurposes } from "@keyhole/server/vault/vault";
import type { PersonId, ProjectId } from "@keyhole/shared/ids";
import { describe, expect, it } from "vitest";
import { bytes, item, newId, newMaster, newVault, person, project, view } from "./vault-fixture.ts";

describe("I8: the vault's records", () => {
  it("open under their identity, and under no other project, purpose or name", async () => {
    const { vault, addKey } = await newVault();
    const other = newId() as ProjectId;
    await addKey(other);
    const sealed = await vault.sealRecord(item, bytes);
    expect(Buffer.from(await vault.openRecord(view, item, sealed))).toEqual(bytes);
    const altered = { name: "SealedDataError", reason: "altered" };
    await expect(vault.openRecord(view, { ...item, record: "two" }, sealed)).rejects.toMatchObject(altered);
    await expect(vault.openRecord(view, { ...item, purpose: "answers" }, sealed)).rejects.toMatchObject(altered);
    await expect(vault.openRecord(view, { ...item, projectId: other }, sealed)).rejects.toMatchObject(altered);
    await expect(vault.openRecord(view, item, bytes)).rejects.toMatchObject({ reason: "not-sealed" });
    await expect(vault.openRecord(view, item, new Uint8Array(0))).rejects.toMatchObject({ reason: "not-sealed" });
  });

  it("stay readable after a rotation, and new ones use the new key", async () => {
    const { vault, addKey } = await newVault();
    const old = await vault.sealRecord(item, bytes);
    const print = await vault.fingerprint(project, bytes);
    await addKey(project);
    const young = await vault.sealRecord(item, bytes);
    expect([old[4], young[4]]).toEqual([1, 2]);
    expect(Buffer.from(await vault.openRecord(view, item, old))).toEqual(bytes);
    expect(Buffer.from(await vault.openRecord(view, item, young))).toEqual(bytes);
    expect(await vault.fingerprint(project, bytes)).toEqual(print);
  });

  it("are found when another process rotated the key", async () => {
    const { vault, store, master } = await newVault();
    await vault.sealRecord(item, bytes);
    const elsewhere = new EmbeddedVault({ master, store, randomBytes });
    const next = await elsewhere.createProjectKey(project);
    store.rows.set(project, [...(store.rows.get(project) ?? []), { ...next, active: false }]);
    store.rows.set(
      project,
      (store.rows.get(project) ?? []).map((row) => ({ ...row, active: row.version === 2 })),
    );
    const sealed = await elsewhere.sealRecord(item, bytes);
    expect(Buffer.from(await vault.openRecord(view, item, sealed))).toEqual(bytes);
  });

  it("are unreadable once the project key was destroyed", async () => {
    const { vault, store } = await newVault();
    const sealed = await vault.sealRecord(item, bytes);
    store.rows.delete(project);
    vault.forget(project);
    await expect(vault.openRecord(view, item, sealed)).rejects.toMatchObject({ reason: "no-key" });
    await expect(vault.sealRecord(item, bytes)).rejects.toMatchObject({ reason: "no-key" });
  });

  it("do not open under the master key of another install", async () => {
    const { store } = await newVault();
    const stranger = new EmbeddedVault({ master: newMaster(), store, randomBytes });
    await expect(stranger.sealRecord(item, bytes)).rejects.toMatchObject({ reason: "altered" });
  });

  it("go on under a rotated master key", async () => {
    const { vault, store, master } = await newVault();
    const sealed = await vault.sealRecord(item, bytes);
    const grown = withNewKey("master", master, { random: randomBytes, now: 1 });
    const later = new EmbeddedVault({ master: grown, store, randomBytes });
    expect(Buffer.from(await later.openRecord(view, item, sealed))).toEqual(bytes);
  });

  it("open only for what the grant is for", async () => {
    const { vault } = await newVault();
    for (const purpose of projectPurposes) {
      const identity = { ...item, purpose };
      const sealed = await vault.sealRecord(identity, bytes);
      const grants: readonly (readonly [ViewGrant, boolean])[] = [
        [view, viewPurposes.includes(purpose)],
        ...Object.entries(internalReasons).map(([reason, allowed]) => {
          const grant: ViewGrant = { kind: "internal", reason: reason as keyof typeof internalReasons }; // its keys
          return [grant, (allowed as readonly string[]).includes(purpose)] as const;
        }),
      ];
      for (const [grant, allowed] of grants) {
        const opening = vault.openRecord(grant, identity, sealed);
        if (allowed) await opening;
        else await expect(opening).rejects.toMatchObject({ reason: "not-granted" });
      }
    }
    await expect(
      vault.openRecord({ kind: "internal", reason: "form-reading" }, item, await vault.sealRecord(item, bytes)),
    ).rejects.toMatchObject({ reason: "not-granted" });
  });

  it("are counted by reason, project and person, in bounded memory", async () => {
    const { vault } = await newVault({ counterRows: 2 });
    const sealed = await vault.sealRecord(item, bytes);
    await vault.openRecord(view, item, sealed);
    await vault.openRecord(view, item, sealed);
    await vault.openRecord({ kind: "internal", reason: "gold-comparison" }, item, sealed);
    await expect(vault.openRecord(view, { ...item, record: "x" }, sealed)).rejects.toThrow();
    for (let n = 0; n < 5; n++) await vault.openRecord({ ...view, personId: newId() as PersonId }, item, sealed);
    expect(vault.counters()).toEqual([
      { reason: "view", projectId: project, personId: person, opens: 2, bytes: 28 },
      { reason: "gold-comparison", projectId: project, personId: "", opens: 1, bytes: 14 },
      { reason: "view", projectId: project, personId: "", opens: 5, bytes: 70 },
    ]);
  });

  it("keep a bounded number of projects in memory and load each once for many callers", async () => {
    const { vault, store, addKey } = await newVault({ cachedProjects: 2 });
    const others = [newId() as ProjectId, newId() as ProjectId];
    for (const other of others) await addKey(other);
    store.loads = 0;
    await Promise.all(Array.from({ length: 50 }, async () => vault.sealRecord(item, bytes)));
    expect(store.loads).toBe(1);
    for (const projectId of others) await vault.sealRecord({ ...item, projectId }, bytes);
    expect(store.loads).toBe(3);
    await vault.sealRecord(item, bytes);
    expect(store.loads).toBe(4);
  });

  it("does not keep keys that were forgotten while they were loaded", async () => {
    const { vault, store } = await newVault();
    const sealing = vault.sealRecord(item, bytes);
    store.rows.delete(project);
    vault.forget(project);
    await sealing;
    await expect(vault.sealRecord(item, bytes)).rejects.toMatchObject({ reason: "no-key" });
  });
});
