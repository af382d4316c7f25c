import type { PersonId } from "@keyhole/shared/ids";
import { open, type RandomBytes, seal, sealedKeyVersion, type VersionedKey } from "../security/envelope.ts";
import { newKey, personDetailKey, unwrapPersonKey, wrapPersonKey } from "../security/key-derivation.ts";
import { BoundedCache } from "./bounded-cache.ts";
import { findKey, type KeyRing } from "./key-ring.ts";
import { SealedDataError } from "./sealed-data-error.ts";

/** Where wrapped person keys are kept. Erasing a person is deleting the key there and calling `forget`. */
export interface PersonKeyStore {
  /** The wrapped key, or null for a person who does not exist or was erased. */
  load(personId: PersonId): Promise<Uint8Array | null>;
}

/** Seals the details that trail entries about one person commit to. Synchronous, for trail drafts on hot paths. */
export interface PersonCipher {
  readonly personId: PersonId;
  sealDetail(entryId: string, bytes: Uint8Array): Uint8Array;
  /** Throws `SealedDataError` when the bytes are not this person's detail of this entry. */
  openDetail(entryId: string, sealed: Uint8Array): Uint8Array;
  /** A record of the person's own that is not a detail of an entry, by its name. */
  sealOwn(name: "preferences", bytes: Uint8Array): Uint8Array;
  /** Throws `SealedDataError` when the bytes are not this person's record of this name. */
  openOwn(name: "preferences", sealed: Uint8Array): Uint8Array;
}

export interface PersonKeysOptions {
  readonly master: KeyRing;
  readonly store: PersonKeyStore;
  readonly randomBytes: RandomBytes;
  /** Persons whose ciphers stay in memory. */
  readonly cachedPersons?: number;
}

export class PersonKeys {
  readonly #options: PersonKeysOptions;
  readonly #ciphers: BoundedCache<PersonCipher>;

  constructor(options: PersonKeysOptions) {
    this.#options = options;
    this.#ciphers = new BoundedCache(options.cachedPersons ?? 10_000);
  }

  /** A new person's key, wrapped for the store; it belongs in the transaction that makes the person. */
  createPersonKey(personId: PersonId): Uint8Array {
    const { master, randomBytes } = this.#options;
    return wrapPersonKey(master.active, { personId, key: newKey(randomBytes) }, randomBytes);
  }

  /** The person's cipher. Throws `SealedDataError` (`no-key`) for a person who was erased. */
  async load(personId: PersonId): Promise<PersonCipher> {
    return this.#ciphers.load(personId, async () => {
      const wrapped = await this.#options.store.load(personId);
      if (wrapped === null) throw new SealedDataError("no-key", `person-key/${personId}`);
      const masterKey = findKey(this.#options.master, sealedKeyVersion(wrapped) ?? 0);
      if (masterKey === undefined) throw new SealedDataError("no-key", `person-key/${personId}`);
      const key = unwrapPersonKey(masterKey, personId, wrapped);
      if (!key.ok) throw new SealedDataError("altered", `person-key/${personId}`);
      return cipherOf(personId, personDetailKey(key.value, personId), this.#options.randomBytes);
    });
  }

  /** The cipher when it is in memory: after `load`, until many others were used. Keep the one that `load` gave. */
  personCipher(personId: PersonId): PersonCipher | undefined {
    return this.#ciphers.get(personId);
  }

  forget(personId: PersonId): void {
    this.#ciphers.forget(personId);
  }
}

function cipherOf(personId: PersonId, key: VersionedKey, random: RandomBytes): PersonCipher {
  const detail = (entryId: string): string => `trail-detail/${personId}/${entryId}`;
  const own = (name: string): string => `own/${personId}/${name}`;
  const opened = (identity: string, sealed: Uint8Array): Uint8Array => {
    const result = open(key, identity, sealed);
    if (!result.ok) throw new SealedDataError(result.failure === "wrong-key" ? "no-key" : result.failure, identity);
    return result.value;
  };
  return {
    personId,
    sealDetail: (entryId, bytes) => seal(key, { identity: detail(entryId), bytes }, random),
    openDetail: (entryId, sealed) => opened(detail(entryId), sealed),
    sealOwn: (name, bytes) => seal(key, { identity: own(name), bytes }, random),
    openOwn: (name, sealed) => opened(own(name), sealed),
  };
}
