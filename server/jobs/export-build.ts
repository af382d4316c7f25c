import { createHash } from "node:crypto";
import type { StoredExport } from "@keyhole/db/store/exports";
import type { BlobId, ItemId } from "@keyhole/shared/ids";
import { commitDigest, saltLength } from "@keyhole/shared/trail/commitment";
import { newId, systemEntry } from "../door/trail-drafts.ts";
import { fileOf, makeManifest } from "../features/exports/manifest.ts";
import { openTerms } from "../features/exports/open-terms.ts";
import { openForms } from "../features/exports/questions.ts";
import { requireRequesterAllowed } from "../features/exports/requester.ts";
import { exportLimits, termsDigest } from "../features/exports/terms.ts";
import type { Services } from "../services.ts";
import { fileKinds, type FileInput, type Tally } from "./export-files.ts";
import { stepsOf } from "./data-thread.ts";
import { inPieces } from "./export-pieces.ts";
import { pictureZip, type ZipMembers } from "./export-pictures.ts";
import { pinsAreApproved } from "./export-rows.ts";

const progressEveryMs = 1_000;
/** How often the requester's right is looked at; a freeze and a lost role cut the build off at once besides. */
const checkEveryMs = 250;

/** A build that must not go on: what is stored is not what was approved, or it does not read. */
export class ExportBroken extends Error {
  override readonly name = "ExportBroken";
}

/**
 * Writes the file of an approved export as a sealed blob, with its manifest. Throws what stops it: `frozen`, `absent`
 * (the requester lost the right), `unavailable` (no room), the reason of `signal`, or `ExportBroken`. Nothing is left
 * behind then. Memory is flat: a few rows and two chunks at a time.
 */
export async function buildExport(services: Services, wanted: StoredExport, signal: AbortSignal): Promise<void> {
  const { store, vault, blobs, clock } = services;
  const { projectId } = wanted;
  const request = await store.read.requestById(wanted.requestId);
  const terms = await openTerms(services, wanted);
  const approved =
    request !== null &&
    request.state === "approved" &&
    request.digest === termsDigest({ exportId: wanted.id, projectId }, terms) &&
    (await pinsAreApproved(services, wanted, terms));
  if (!approved) throw new ExportBroken("the stored export is not the one that was approved");
  const check = async () => {
    await requireRequesterAllowed(services, wanted);
  };
  await check();
  if (wanted.blobId !== null) await blobs.delete(wanted.blobId);

  const blobId = newId<"blob">(services);
  let tally: Tally = { rows: 0, problems: new Map(), guidelineVersions: new Set() };
  const forms = await openForms(services, terms.forms);
  const withPictures = terms.pictures !== null;
  const { ending } = fileKinds[wanted.format];
  const members: ZipMembers = { data: null, checksums: null, pictures: 0 };
  const items = new Set<ItemId>();
  let checked = performance.now();
  const checkNow = async (): Promise<void> => {
    if (performance.now() - checked < checkEveryMs) return;
    await check();
    checked = performance.now();
  };
  async function* dataFile(): AsyncGenerator<Uint8Array> {
    for await (const step of stepsOf(services, { wanted, terms, forms }, signal)) {
      await checkNow();
      signal.throwIfAborted();
      if (step.kind === "piece") {
        tally = { ...tally, rows: step.rows };
        yield step.bytes;
      } else {
        ({ tally } = step);
        for (const item of step.items) items.add(item);
      }
    }
  }
  const file = (): AsyncIterable<Uint8Array> => {
    if (!withPictures) return dataFile();
    const data = { name: `annotations.${ending}`, pieces: dataFile(), items };
    return inPieces(pictureZip({ services, wanted, terms, check: checkNow, signal }, data, members));
  };
  const hash = createHash("sha256");
  let bytes = 0;
  const note = () => store.write.noteExportProgress(wanted.id, { rows: tally.rows, blobId });
  await note();
  let noted = performance.now();
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of file()) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
      if (performance.now() - noted > progressEveryMs) {
        noted = performance.now();
        await note();
      }
    }
  }
  const stored = await blobs.write(
    blobId,
    vault.sealBlob({ projectId, purpose: "exports", record: blobId }, oneAhead(counted())),
  );
  try {
    await check();
    signal.throwIfAborted();
    await finish(services, {
      wanted,
      request,
      terms,
      tally,
      forms,
      members: withPictures ? members : null,
      blobId,
      stored: stored.bytes,
      bytes,
      hash: hash.digest(),
    });
  } catch (cause) {
    await blobs.delete(blobId);
    throw cause;
  }
  services.events.toPerson(wanted.requestedBy, { kind: "changed", what: "exports" });
  services.log.info({ export: wanted.id, rows: tally.rows, bytes, at: clock() }, "export built");
}

interface Built {
  readonly wanted: StoredExport;
  readonly request: NonNullable<Awaited<ReturnType<Services["store"]["read"]["requestById"]>>>;
  readonly terms: FileInput["terms"];
  readonly tally: Tally;
  readonly forms: FileInput["forms"];
  readonly members: ZipMembers | null;
  readonly blobId: BlobId;
  /** Sealed bytes. */
  readonly stored: number;
  readonly bytes: number;
  readonly hash: Uint8Array;
}

async function finish(services: Services, built: Built): Promise<void> {
  const { store, vault, clock, random } = services;
  const { wanted, tally, blobId, bytes, hash } = built;
  const { id, projectId } = wanted;
  const builtAt = clock();
  const head = await store.read.trailHead();
  const salt = random(saltLength);
  const sha256 = Buffer.from(hash).toString("hex");
  const manifest = makeManifest({ ...built, sha256, builtAt, head, salt });
  const identity = { projectId, purpose: "exports", record: `${id}/manifest` } as const;
  const blob = {
    id: blobId,
    projectId,
    itemId: null,
    kind: "export",
    bytes: built.stored,
    mime: fileOf(wanted, built.terms).mime,
    width: null,
    height: null,
    field: null,
    created: builtAt,
  } as const;
  await store.write.finishExport({
    id,
    blob,
    bytes,
    sha256,
    manifest: await vault.sealRecord(identity, Buffer.from(JSON.stringify(manifest))),
    rows: tally.rows,
    builtAt,
    readyUntil: builtAt + exportLimits.readyMs,
    drafts: [
      systemEntry(services, {
        type: "export.built",
        channel: "job",
        subject: wanted.requestedBy,
        project: projectId,
        export: id,
        request: wanted.requestId,
        format: wanted.format,
        count: tally.rows,
        total: wanted.rows,
        bytes,
        size: head.size,
        digests: { file: commitDigest((data) => createHash("sha256").update(data).digest(), salt, hash) },
      }),
    ],
  });
}

/** Makes the next piece while the one before is being written: neither waits for the other. */
async function* oneAhead(source: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pull = (): Promise<IteratorResult<Uint8Array, unknown>> => {
    const next = source.next();
    // Its failure is met where it is awaited; where the writer failed first, nobody asks for it any more.
    next.catch(() => undefined);
    return next;
  };
  let next = pull();
  try {
    for (;;) {
      const made = await next;
      if (made.done === true) return;
      next = pull();
      yield made.value;
    }
  } finally {
    await source.return(undefined);
  }
}
