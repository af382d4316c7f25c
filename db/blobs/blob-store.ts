import type { BlobId } from "@keyhole/shared/ids";

/**
 * Where large sealed blobs are kept. It holds ciphertext only and never sees a key. A blob is written once under a
 * random id and never changed. Every backend passes `test/blobs/conformance.ts`.
 *
 * Errors are `KeyholeError`s: `absent` (no such blob), `conflict` (the id is taken), `unavailable` (no room or no
 * store; `problems` says which), `invalid` (not an id, or a range outside the blob).
 */
export interface BlobStore {
  /**
   * Stores the whole source and resolves when it is durable. The id is visible with all its bytes or not at all: when
   * the source fails, the store fails or the process dies, there is no blob under this id.
   */
  write(id: BlobId, source: AsyncIterable<Uint8Array>): Promise<{ readonly bytes: number }>;
  /** The blob's bytes, or those of a range that lies inside it. Errors come with the first piece. */
  read(id: BlobId, range?: BlobRange): AsyncIterable<Uint8Array>;
  /** Bytes. */
  size(id: BlobId): Promise<number>;
  /** Removes a blob; one that is not there is no error. */
  delete(id: BlobId): Promise<void>;
  /**
   * Ids in the store's own fixed order, for clean-up and backup. `after` continues behind an id, also one that was
   * deleted since; fewer than `limit` ids are the end. Blobs written or deleted meanwhile may or may not be listed.
   */
  list(page: { readonly after?: BlobId; readonly limit: number }): Promise<readonly BlobId[]>;
}

/** `length` bytes from `offset`. */
export interface BlobRange {
  readonly offset: number;
  readonly length: number;
}
