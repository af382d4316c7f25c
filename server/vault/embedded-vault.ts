import type { ProjectId } from "@keyhole/shared/ids";
import { blobKeyOf, newBlobKey } from "../security/chunked.ts";
import { open, type RandomBytes, seal, sealedKeyVersion, type VersionedKey } from "../security/envelope.ts";
import {
  contentFingerprint,
  identityText,
  newKey,
  outboxKey,
  type OutboxName,
  type ProjectKey,
  type ProjectPurpose,
  projectPurposeKey,
  type RecordIdentity,
  unwrapProjectKey,
  wrapProjectKey,
} from "../security/key-derivation.ts";
import { type OpenedBlob, openSource, readHead, type SealedSource, sealStream } from "./blob-stream.ts";
import { BoundedCache } from "./bounded-cache.ts";
import { findKey, type KeyRing } from "./key-ring.ts";
import { OpenCounters } from "./open-counters.ts";
import { SealedDataError } from "./sealed-data-error.ts";
import {
  internalReasons,
  type NewProjectKey,
  type OpenCount,
  type ProjectKeyStore,
  type Vault,
  type ViewGrant,
  viewPurposes,
} from "./vault.ts";

export interface EmbeddedVaultOptions {
  readonly master: KeyRing;
  readonly store: ProjectKeyStore;
  readonly randomBytes: RandomBytes;
  /** Projects whose keys stay unwrapped in memory. */
  readonly cachedProjects?: number;
  /** Rows of `counters()`. */
  readonly counterRows?: number;
}

/** The vault inside the server's own process. */
export class EmbeddedVault implements Vault {
  readonly #options: EmbeddedVaultOptions;
  readonly #projects: BoundedCache<ProjectKeys>;
  readonly #counters: OpenCounters;

  constructor(options: EmbeddedVaultOptions) {
    this.#options = options;
    this.#projects = new BoundedCache(options.cachedProjects ?? 256);
    this.#counters = new OpenCounters(options.counterRows ?? 100_000);
  }

  async sealRecord(identity: RecordIdentity, plaintext: Uint8Array): Promise<Uint8Array> {
    const keys = await this.#keys(identity.projectId);
    const record = { identity: identityText(identity), bytes: plaintext };
    return seal(keys.sealing(identity.purpose), record, this.#options.randomBytes);
  }

  async openRecord(grant: ViewGrant, identity: RecordIdentity, sealed: Uint8Array): Promise<Uint8Array> {
    requireGrant(grant, identity);
    const purposeKey = await this.#openingKey(identity, sealed);
    const opened = open(purposeKey, identityText(identity), sealed);
    if (!opened.ok) throw refused(opened.failure, identity);
    this.#counters.add(grant, identity.projectId, opened.value.length);
    return opened.value;
  }

  async *sealBlob(identity: RecordIdentity, source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const keys = await this.#keys(identity.projectId);
    const blob = newBlobKey(keys.sealing(identity.purpose), identityText(identity), this.#options.randomBytes);
    yield* sealStream(blob, source);
  }

  async openBlob(grant: ViewGrant, identity: RecordIdentity, sealed: SealedSource): Promise<OpenedBlob> {
    requireGrant(grant, identity);
    const head = await readHead(sealed);
    const blob = blobKeyOf(await this.#openingKey(identity, head), identityText(identity), head);
    if (!blob.ok) throw refused(blob.failure, identity);
    const opened = await openSource(blob.value, sealed);
    this.#counters.add(grant, identity.projectId, opened.size);
    return opened;
  }

  async fingerprint(projectId: ProjectId, content: Uint8Array): Promise<Uint8Array> {
    const keys = await this.#keys(projectId);
    return contentFingerprint(keys.oldest(), content);
  }

  async outboxKey(name: OutboxName): Promise<Uint8Array> {
    const keys = await this.#keys(name.projectId);
    return outboxKey(keys.oldest(), name);
  }

  async createProjectKey(projectId: ProjectId): Promise<NewProjectKey> {
    const { store, master, randomBytes } = this.#options;
    const stored = await store.load(projectId);
    const version = Math.max(0, ...stored.map((key) => key.version)) + 1;
    const projectKey = { projectId, version, key: newKey(randomBytes) };
    return { version, wrapped: wrapProjectKey(master.active, projectKey, randomBytes) };
  }

  forget(projectId: ProjectId): void {
    this.#projects.forget(projectId);
  }

  countOpens(rows: readonly OpenCount[]): void {
    this.#counters.merge(rows);
  }

  counters(): readonly OpenCount[] {
    return this.#counters.rows();
  }

  async #openingKey(identity: RecordIdentity, sealed: Uint8Array): Promise<VersionedKey> {
    const version = sealedKeyVersion(sealed);
    if (version === undefined) throw new SealedDataError("not-sealed", identityText(identity));
    const known = (await this.#keys(identity.projectId)).opening(version, identity.purpose);
    if (known !== undefined) return known;
    // another process may have rotated: one more look before saying that the key is gone
    this.#projects.forget(identity.projectId);
    const found = (await this.#keys(identity.projectId)).opening(version, identity.purpose);
    if (found === undefined) throw new SealedDataError("no-key", identityText(identity));
    return found;
  }

  async #keys(projectId: ProjectId): Promise<ProjectKeys> {
    return this.#projects.load(projectId, async () => {
      const { store, master } = this.#options;
      const stored = await store.load(projectId);
      const keys = stored.map(({ version, wrapped, active }) => {
        const masterKey = findKey(master, sealedKeyVersion(wrapped) ?? 0);
        if (masterKey === undefined) throw new SealedDataError("no-key", `project-key/${projectId}`);
        const key = unwrapProjectKey(masterKey, { projectId, version }, wrapped);
        if (!key.ok) throw new SealedDataError(key.failure === "not-sealed" ? "not-sealed" : "altered", projectId);
        return { projectId, version, key: key.value, active };
      });
      if (keys.length === 0) throw new SealedDataError("no-key", `project-key/${projectId}`);
      return new ProjectKeys(keys);
    });
  }
}

/** One project's keys in memory, with the purpose keys that were asked for. */
class ProjectKeys {
  readonly #keys: readonly (ProjectKey & { readonly active: boolean })[];
  readonly #purposeKeys = new Map<string, VersionedKey>();

  constructor(keys: readonly (ProjectKey & { readonly active: boolean })[]) {
    this.#keys = keys;
  }

  sealing(purpose: ProjectPurpose): VersionedKey {
    const active = this.#keys.find((key) => key.active);
    if (active === undefined) throw new SealedDataError("no-key", "no active project key");
    return this.#purposeKey(active, purpose);
  }

  opening(version: number, purpose: ProjectPurpose): VersionedKey | undefined {
    const key = this.#keys.find((key) => key.version === version);
    return key === undefined ? undefined : this.#purposeKey(key, purpose);
  }

  /** The key of fingerprints and outboxes: it stays the same when newer keys are added. */
  oldest(): ProjectKey {
    return this.#keys.reduce((oldest, key) => (key.version < oldest.version ? key : oldest));
  }

  #purposeKey(key: ProjectKey, purpose: ProjectPurpose): VersionedKey {
    const name = `${String(key.version)}/${purpose}`;
    const known = this.#purposeKeys.get(name);
    if (known !== undefined) return known;
    const derived = projectPurposeKey(key, purpose);
    this.#purposeKeys.set(name, derived);
    return derived;
  }
}

function requireGrant(grant: ViewGrant, identity: RecordIdentity): void {
  const allowed: readonly ProjectPurpose[] = grant.kind === "view" ? viewPurposes : internalReasons[grant.reason];
  if (!allowed.includes(identity.purpose)) throw new SealedDataError("not-granted", identityText(identity));
}

const refused = (failure: "not-sealed" | "wrong-key" | "altered", identity: RecordIdentity): SealedDataError =>
  new SealedDataError(failure === "wrong-key" ? "no-key" : failure, identityText(identity));
