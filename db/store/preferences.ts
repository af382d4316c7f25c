import type { PersonId } from "@keyhole/shared/ids";

/** What a person set for themselves, sealed under their own key. */
export interface StoredPreferences {
  readonly sealed: Uint8Array;
  /** 1 for the first, one more with every change. */
  readonly revision: number;
  readonly changed: number;
}

export interface PreferenceReader {
  preferencesOf(personId: PersonId): Promise<StoredPreferences | null>;
}

export interface PreferenceWriter {
  /**
   * Bookkeeping (no entry): only the person can make it, it concerns nobody else and shows nothing to anybody. `conflict`
   * when `from` is not the revision in force (0: none yet); gives the new one.
   */
  savePreferences(
    personId: PersonId,
    change: { readonly sealed: Uint8Array; readonly from: number; readonly now: number },
  ): Promise<number>;
  /** Bookkeeping as above: the record is deleted, as if nothing had ever been set. */
  clearPreferences(personId: PersonId): Promise<void>;
}
