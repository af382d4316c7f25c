import type { BlobId } from "@keyhole/shared/ids";
import { systemEntry } from "../door/trail-drafts.ts";
import type { Services } from "../services.ts";

const picturesPerSweep = 50;
const idsPerPage = 500;
/** Bytes of at most so many blobs are removed in one run. */
const blobsPerSweep = 1_000;

/** Removes guideline pictures that neither draft nor version has held for a day, with what was made from them. */
export async function sweepPictures(services: Services): Promise<number> {
  const { store, blobs, clock, config } = services;
  const which = { before: clock() - config.unusedMs, limit: picturesPerSweep };
  const { pictures, blobIds } = await store.write.removeUnusedPictures(which, (project, count) =>
    systemEntry(services, {
      type: "guideline.draft-changed",
      channel: "job",
      project,
      change: "unused-pictures-removed",
      count,
    }),
  );
  // What a stop leaves here belongs to nobody any more: `BlobSweep` finds it.
  for (const id of blobIds) await blobs.delete(id);
  return pictures;
}

/**
 * Removes stored bytes that nothing refers to, such as those of a process that died between writing a picture and noting
 * it. A blob goes only when it was without an owner in every run for a day: one that is just being stored is never touched.
 */
export class BlobSweep {
  #unownedSince: ReadonlyMap<BlobId, number> = new Map();

  async run(services: Services): Promise<number> {
    const { store, blobs, clock, config } = services;
    const now = clock();
    const unowned = new Map<BlobId, number>();
    for await (const ids of pages(services)) {
      for (const id of await store.maintenance.unownedBlobs(ids)) unowned.set(id, this.#unownedSince.get(id) ?? now);
    }
    const due = [...unowned].filter(([, since]) => now - since >= config.unusedMs).slice(0, blobsPerSweep);
    this.#unownedSince = unowned;
    if (due.length === 0) return 0;
    const words = { type: "storage.cleaned", channel: "job", count: due.length } as const;
    await store.write.recordOnly([systemEntry(services, words)]);
    for (const [id] of due) await blobs.delete(id);
    return due.length;
  }
}

async function* pages({ blobs }: Services): AsyncGenerator<readonly BlobId[]> {
  let after: BlobId | undefined;
  for (;;) {
    const ids = await blobs.list({ limit: idsPerPage, ...(after === undefined ? {} : { after }) });
    if (ids.length > 0) yield ids;
    after = ids.at(-1);
    if (ids.length < idsPerPage) return;
  }
}
