import { randomBytes } from "node:crypto";
import type { RecordIdentity } from "@keyhole/server/security/key-derivation";
import { EmbeddedVault } from "@keyhole/server/vault/embedded-vault";
import { type KeyRing, withNewKey } from "@keyhole/server/vault/key-ring";
import type { StoredProjectKey, ViewGrant } from "@keyhole/server/vault/vault";
import type { PersonId, ProjectId, ViewId } from "@keyhole/shared/ids";

export const newId = (): string => randomBytes(16).toString("base64url");
export const project = newId() as ProjectId; // 16 random bytes are an id
export const person = newId() as PersonId;
export const view: ViewGrant = { kind: "view", viewId: newId() as ViewId, personId: person };
export const item: RecordIdentity = { projectId: project, purpose: "items", record: "one" };
export const bytes = Buffer.from("a trade secret");

/** A store of wrapped keys in memory, as the database keeps them. */
class Keys {
  readonly rows = new Map<string, readonly StoredProjectKey[]>();
  loads = 0;
  async load(projectId: string): Promise<readonly StoredProjectKey[]> {
    this.loads += 1;
    return this.rows.get(projectId) ?? [];
  }
}

export const newMaster = (): KeyRing => withNewKey("master", undefined, { random: randomBytes, now: 0 });

export async function newVault(options: { master?: KeyRing; cachedProjects?: number; counterRows?: number } = {}) {
  const store = new Keys();
  const master = options.master ?? newMaster();
  const vault = new EmbeddedVault({ ...options, master, store, randomBytes });
  const addKey = async (projectId: ProjectId): Promise<void> => {
    const key = await vault.createProjectKey(projectId);
    const old = (store.rows.get(projectId) ?? []).map((row) => ({ ...row, active: false }));
    store.rows.set(projectId, [...old, { ...key, active: true }]);
    vault.forget(projectId);
  };
  await addKey(project);
  return { vault, store, master, addKey };
}
