import { open, type RandomBytes, seal, sealedKeyVersion, type VersionedKey } from "../security/envelope.ts";
import { type InstallationPurpose, installationPurposeKey } from "../security/key-derivation.ts";
import { findKey, type KeyRing } from "./key-ring.ts";
import { SealedDataError } from "./sealed-data-error.ts";

/** Seals what belongs to no project: second-factor secrets, settings with passwords, details about strangers. */
export interface InstallationCipher {
  seal(purpose: InstallationPurpose, record: string, bytes: Uint8Array): Uint8Array;
  /** Throws `SealedDataError` when the bytes are not that record. */
  open(purpose: InstallationPurpose, record: string, sealed: Uint8Array): Uint8Array;
}

export function installationCipher(master: KeyRing, random: RandomBytes): InstallationCipher {
  const derived = new Map<string, VersionedKey>();
  const keyOf = (masterKey: VersionedKey, purpose: InstallationPurpose): VersionedKey => {
    const name = `${String(masterKey.version)}/${purpose}`;
    const key = derived.get(name) ?? installationPurposeKey(masterKey, purpose);
    derived.set(name, key);
    return key;
  };
  return {
    seal: (purpose, record, bytes) =>
      seal(keyOf(master.active, purpose), { identity: `${purpose}/${record}`, bytes }, random),
    open(purpose, record, sealed) {
      const identity = `${purpose}/${record}`;
      const masterKey = findKey(master, sealedKeyVersion(sealed) ?? 0);
      if (masterKey === undefined) throw new SealedDataError("no-key", identity);
      const opened = open(keyOf(masterKey, purpose), identity, sealed);
      if (!opened.ok) throw new SealedDataError(opened.failure === "wrong-key" ? "no-key" : opened.failure, identity);
      return opened.value;
    },
  };
}
