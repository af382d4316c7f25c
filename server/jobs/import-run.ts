import type { Import, ImportProgress, StopReason } from "@keyhole/db/store/imports";
import { KeyholeError } from "@keyhole/shared/errors";
import type { BlobId } from "@keyhole/shared/ids";
import { newId, systemEntry } from "../door/trail-drafts.ts";
import { openContents, Pictures } from "../features/imports/contents.ts";
import type { ImportLimits } from "../features/imports/limits.ts";
import { type ImportProblem, openProblems, sealProblems, toProblem } from "../features/imports/problem-log.ts";
import type { ReadRecord } from "../features/imports/read/record.ts";
import { openPlan } from "../features/imports/start.ts";
import { openForm, requireProject } from "../features/work/project-of.ts";
import type { Services } from "../services.ts";
import type { BatchesInput } from "./import-batches.ts";
import { type MadeRecord, RecordMaker } from "./import-record.ts";
import { batchesOf } from "./data-thread.ts";

/** Why a run ended before its end, for the row. */
class Stopped extends Error {
  readonly reason: StopReason;
  constructor(reason: StopReason) {
    super(reason);
    this.reason = reason;
  }
}

/** Pictures in one batch for each one made at once: progress shows often, and little is done again after a crash. */
const picturesEach = 4;

/**
 * Runs one import from where it stands to its end, in batches: read, map, check, make, store. A batch and the progress
 * that includes it are one transaction, so a crash at any moment leaves neither half a batch nor one counted twice.
 */
export async function runImport(services: Services, given: Import, signal: AbortSignal): Promise<void> {
  const { id, projectId, createdBy } = given;
  const end = (ending: Pick<Parameters<typeof services.store.write.endImport>[0], "state" | "reason" | "draft">) =>
    services.store.write.endImport({ id, now: services.clock(), ...ending });
  try {
    const run = await Run.open(services, given, signal);
    await run.toEnd();
    const words = { actor: createdBy, channel: "job", project: projectId, import: id } as const;
    await end({ state: "finished", reason: null, draft: systemEntry(services, { type: "import.finished", ...words }) });
  } catch (cause) {
    // A server that stops leaves the import running: the next start goes on with it. One cancelled has ended already.
    if (signal.aborted || (cause instanceof KeyholeError && cause.code === "conflict")) return;
    const reason = reasonOf(cause);
    if (reason === "failed") services.log.error({ err: cause, importId: id }, "import failed");
    const words = {
      actor: createdBy,
      channel: "job",
      outcome: "failed",
      project: projectId,
      import: id,
      reason,
    } as const;
    const draft = systemEntry(services, { type: "import.stopped", ...words });
    await end({ state: "stopped", reason, draft }).catch((second: unknown) =>
      services.log.warn({ err: second, importId: id }, "import not marked as stopped"),
    );
  }
}

function reasonOf(cause: unknown): StopReason {
  if (cause instanceof Stopped) return cause.reason;
  if (!(cause instanceof KeyholeError)) return "failed";
  if (cause.code === "frozen") return "frozen";
  // Archived while the batch was made.
  if (cause.code === "absent") return "rights";
  return cause.code === "unavailable" ? "disk" : "failed";
}

interface Opened {
  readonly limits: ImportLimits;
  readonly input: BatchesInput;
  /** For records with pictures, which are made here. */
  readonly maker: RecordMaker;
  readonly teamIds: readonly string[];
  /** Picture fields of the form: so many pictures a record may hold. */
  readonly pictureFields: number;
  /** Bytes that the project may still store. */
  readonly room: number;
  readonly problems: readonly ImportProblem[];
}

class Run {
  readonly #services: Services;
  readonly #given: Import;
  readonly #opened: Opened;
  readonly #signal: AbortSignal;
  readonly #problems: ImportProblem[];
  #room: number;
  #progress: Omit<ImportProgress, "added" | "duplicates">;
  #dataBytes = 0;

  private constructor(services: Services, given: Import, rest: { opened: Opened; signal: AbortSignal }) {
    this.#services = services;
    this.#given = given;
    this.#opened = rest.opened;
    this.#signal = rest.signal;
    this.#problems = [...rest.opened.problems];
    this.#room = rest.opened.room;
    const { records, failed, partial, bytesDone } = given;
    this.#progress = { records, failed, partial, bytesDone };
  }

  static async open(services: Services, given: Import, signal: AbortSignal): Promise<Run> {
    const { read } = services.store;
    const { id: importId, projectId, formId } = given;
    if (formId === null) throw new KeyholeError("conflict");
    await removeUnstored(services, given.pendingBlobs);
    const limits = services.config.importLimits;
    const { parsed: settings } = await requireProject(services, projectId);
    const { form } = await openForm(services, formId);
    const files = await read.importFiles(importId);
    const plan = await openPlan(services, given);
    const mapping = { plan, form, limits };
    const pictureFields = form.fields.filter(({ kind }) => kind === "image").length;
    const pictureRecords = Math.ceil((limits.atOnce * picturesEach) / Math.max(1, pictureFields));
    const size = pictureFields === 0 ? limits.batch : Math.min(limits.batch, pictureRecords);
    const pictures = pictureFields === 0 ? new Pictures() : (await openContents(services, files, limits)).pictures;
    const isKnown = (fingerprint: string) => read.hasFingerprint(projectId, fingerprint);
    const { id, records } = given;
    const opened: Opened = {
      limits,
      input: { given: { id, projectId, records }, files, limits, plan, form, settings, size },
      maker: new RecordMaker({ services, isKnown, projectId, importId, settings, mapping, pictures, signal }),
      teamIds: (await read.teamsOf(given.createdBy)).map(({ id }) => id),
      pictureFields,
      room: settings.storageBytes - (await read.storedBytes(projectId)),
      problems: await openProblems(services, given),
    };
    return new Run(services, given, { opened, signal });
  }

  async toEnd(): Promise<void> {
    const { input, maker } = this.#opened;
    for await (const batch of batchesOf(this.#services, input, this.#signal)) {
      this.#signal.throwIfAborted();
      this.#dataBytes = batch.dataBytes;
      if (batch.kind === "passed") for (const record of batch.records) maker.passOver(record);
      else if (batch.kind === "read") await this.#store(batch.records);
      else {
        await this.#requireRights();
        await this.#commit(batch.made, batch.made.length);
      }
    }
  }

  async #store(records: readonly ReadRecord[]): Promise<void> {
    await this.#requireRights();
    const blobs = await this.#expectBlobs(records.length);
    const left = [...blobs];
    const next = () => left.pop() ?? newId<"blob">(this.#services); // as many as fields were expected
    try {
      const made = await this.#opened.maker.makeAll(records, next);
      const leftOut = await this.#commit(made, records.length);
      // A picture that came twice in this batch was made twice and stored once; a refused one may have left a part.
      if (leftOut > 0 || made.some(({ problem }) => problem?.lost === true))
        await removeUnstored(this.#services, blobs);
    } catch (cause) {
      await removeUnstored(this.#services, blobs);
      throw cause;
    }
  }

  async #commit(made: readonly MadeRecord[], count: number): Promise<number> {
    const { id, projectId, createdBy: personId, bytesTotal } = this.#given;
    const { limits, maker, teamIds } = this.#opened;
    const items = made.flatMap(({ item }) => (item === null ? [] : [item]));
    const bytes = items.flatMap((item) => item.blobs).reduce((sum, blob) => sum + blob.bytes, 0);
    if (bytes > this.#room) throw new Stopped("quota");
    const found = made.flatMap(({ problem }) => (problem === null ? [] : [problem]));
    const fresh = found.slice(0, Math.max(0, limits.problems - this.#problems.length)).map(toProblem);
    this.#problems.push(...fresh);
    const { records, failed, partial } = this.#progress;
    const lost = found.filter((problem) => problem.lost).length;
    const progress = {
      records: records + count,
      failed: failed + lost,
      partial: partial + found.length - lost,
      bytesDone: Math.min(bytesTotal, this.#dataBytes + maker.pictureBytes),
    };
    const words = { project: projectId, import: id, change: "added", channel: "job" } as const;
    const { leftOut } = await this.#services.store.write.addImported({
      id,
      projectId,
      personId,
      teamIds,
      items,
      progress,
      duplicates: made.filter(({ duplicate }) => duplicate).length,
      problems: fresh.length === 0 ? null : await sealProblems(this.#services, this.#given, this.#problems),
      now: this.#services.clock(),
      draft: systemEntry(this.#services, { type: "item.changed", actor: personId, ...words }),
    });
    this.#progress = progress;
    this.#room -= bytes;
    return leftOut.length;
  }

  /** Rights change at once (I5): whoever started it must still be a lead who may sign in, and nothing may be frozen. */
  async #requireRights(): Promise<void> {
    const { read } = this.#services.store;
    const { createdBy: personId, projectId } = this.#given;
    const [person, role, project, freezes] = await Promise.all([
      read.personById(personId),
      read.roleIn(projectId, personId),
      read.projectById(projectId),
      read.freezesOver({ personId, teamIds: this.#opened.teamIds, projectId }),
    ]);
    if (freezes.length > 0) throw new Stopped("frozen");
    const may = person !== null && person.disabledAt === null && role === "lead" && project?.archivedAt === null;
    if (!may) throw new Stopped("rights");
  }

  /** Ids of the blobs this batch may write are stored first, so that a crash leaves none without an owner. */
  async #expectBlobs(records: number): Promise<readonly BlobId[]> {
    // An original and a preview for each picture.
    const count = 2 * records * this.#opened.pictureFields;
    const blobs = Array.from({ length: count }, () => newId<"blob">(this.#services));
    if (count > 0) await this.#services.store.write.expectBlobs(this.#given.id, blobs);
    return blobs;
  }
}

/** Removes the blobs of a batch that no stored item owns. */
export async function removeUnstored(services: Services, ids: readonly BlobId[]): Promise<void> {
  if (ids.length === 0) return;
  const known = await services.store.read.knownBlobs(ids);
  for (const id of ids) if (!known.has(id)) await services.blobs.delete(id);
}
