import { setImmediate } from "node:timers/promises";
import type { Import, ImportProgress, StopReason } from "@keyhole/db/store/imports";
import type { NewItem } from "@keyhole/db/store/work";
import { KeyholeError } from "@keyhole/shared/errors";
import type { BlobId } from "@keyhole/shared/ids";
import type { ProjectSettings } from "@keyhole/shared/project-settings";
import { newId, systemEntry } from "../door/trail-drafts.ts";
import { type Contents, openContents, recordsOf } from "../features/imports/contents.ts";
import type { ImportLimits } from "../features/imports/limits.ts";
import { makeAnswers } from "../features/imports/map/answers.ts";
import { type MappedRecord, type Mapping, mapRecord } from "../features/imports/map/map-record.ts";
import { fingerprintOf, makeItem, type RawField, type RawItem } from "../features/imports/make-item.ts";
import { type ImportProblem, openProblems, sealProblems, toProblem } from "../features/imports/problem-log.ts";
import { found, type ReadRecord } from "../features/imports/read/record.ts";
import { openPlan } from "../features/imports/start.ts";
import { openForm, requireProject } from "../features/work/project-of.ts";
import type { Services } from "../services.ts";

/** Why a run ended before its end, for the row. */
class Stopped extends Error {
  readonly reason: StopReason;
  constructor(reason: StopReason, cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}

/** How long records are read before the event loop gets a turn, in milliseconds. */
const turnMs = 8;

/**
 * Runs one import from where it stands to its end, in batches: read, map, check, make, store. A batch and the progress
 * that includes it are one transaction, so a crash at any moment leaves neither half a batch nor one counted twice.
 */
export async function runImport(services: Services, given: Import, signal: AbortSignal): Promise<void> {
  try {
    const run = await Run.open(services, given, signal);
    await run.toEnd();
    const draft = systemEntry(services, {
      type: "import.finished",
      actor: given.createdBy,
      channel: "job",
      project: given.projectId,
      import: given.id,
    });
    await services.store.write.endImport({ ...ends(services, given), state: "finished", reason: null, draft });
  } catch (cause) {
    // A server that stops leaves the import running: the next start goes on with it.
    if (signal.aborted) return;
    if (cause instanceof KeyholeError && cause.code === "conflict") return; // cancelled meanwhile
    const reason = reasonOf(cause);
    if (reason === "failed") services.log.error({ err: cause, importId: given.id }, "import failed");
    await services.store.write
      .endImport({ ...ends(services, given), state: "stopped", reason, draft: null })
      .catch((second: unknown) => services.log.warn({ err: second, importId: given.id }, "import not marked stopped"));
  }
}

const ends = (services: Services, { id }: Import) => ({ id, now: services.clock() });

function reasonOf(cause: unknown): StopReason {
  if (cause instanceof Stopped) return cause.reason;
  if (!(cause instanceof KeyholeError)) return "failed";
  if (cause.code === "frozen") return "frozen";
  return cause.code === "unavailable" ? "disk" : "failed";
}

interface Ready {
  readonly item: NewItem | null;
  readonly problem: ImportProblem | null;
  readonly duplicate: boolean;
}

class Run {
  readonly #services: Services;
  readonly #given: Import;
  readonly #signal: AbortSignal;
  readonly #limits: ImportLimits;
  readonly #mapping: Mapping;
  readonly #settings: ProjectSettings;
  readonly #contents: Contents;
  readonly #problems: ImportProblem[];
  readonly #ids = new Set<number>();
  readonly #teamIds: readonly string[];
  #stored: number;
  #progress: Omit<ImportProgress, "added" | "duplicates">;
  #dataBytes = 0;
  #pictureBytes = 0;
  #newProblems = false;

  private constructor(parts: {
    services: Services;
    given: Import;
    signal: AbortSignal;
    mapping: Mapping;
    settings: ProjectSettings;
    contents: Contents;
    problems: ImportProblem[];
    stored: number;
    teamIds: readonly string[];
  }) {
    this.#services = parts.services;
    this.#given = parts.given;
    this.#signal = parts.signal;
    this.#limits = parts.mapping.limits;
    this.#mapping = parts.mapping;
    this.#settings = parts.settings;
    this.#contents = parts.contents;
    this.#problems = parts.problems;
    this.#stored = parts.stored;
    this.#teamIds = parts.teamIds;
    const { records, failed, partial, bytesDone } = parts.given;
    this.#progress = { records, failed, partial, bytesDone };
  }

  static async open(services: Services, given: Import, signal: AbortSignal): Promise<Run> {
    const { read } = services.store;
    if (given.formId === null) throw new KeyholeError("conflict");
    await removeUnstored(services, given.pendingBlobs);
    const limits = services.config.importLimits;
    const [project, { form }, plan, files, problems, stored, teamIds] = await Promise.all([
      requireProject(services, given.projectId),
      openForm(services, given.formId),
      openPlan(services, given),
      read.importFiles(given.id),
      openProblems(services, given),
      read.storedBytes(given.projectId),
      teamsOf(services, given),
    ]);
    const contents = await openContents(services, files, limits);
    const mapping = { plan, form, limits };
    return new Run({ services, given, signal, mapping, settings: project.parsed, contents, problems, stored, teamIds });
  }

  async toEnd(): Promise<void> {
    let seen = 0;
    let batch: ReadRecord[] = [];
    let pictures = 0;
    let turn = performance.now();
    for await (const record of recordsOf(this.#contents, this.#limits, (bytes) => (this.#dataBytes += bytes))) {
      this.#signal.throwIfAborted();
      if (performance.now() - turn > turnMs) {
        await setImmediate();
        turn = performance.now();
      }
      seen += 1;
      if (seen <= this.#given.records) {
        this.#passOver(record);
        continue;
      }
      batch.push(record);
      pictures += this.#picturesOf(record);
      if (batch.length >= this.#limits.batch || pictures >= this.#limits.atOnce * 4) {
        await this.#store(batch);
        batch = [];
        pictures = 0;
        turn = performance.now();
      }
      if (seen >= this.#limits.records) {
        const over = found("import.too-many-records", { limit: this.#limits.records });
        batch.push({ place: record.place, value: null, problems: [over] });
        break;
      }
    }
    if (batch.length > 0) await this.#store(batch);
  }

  /** A record of an earlier run: nothing is made of it but what later records are compared with. */
  #passOver(record: ReadRecord): void {
    if (record.value === null) return;
    const { record: mapped } = mapRecord(record.value, this.#mapping);
    if (mapped === null) return;
    if (mapped.externalId !== null) this.#ids.add(hashOf(mapped.externalId));
    for (const source of this.#sourcesOf(mapped)) this.#pictureBytes += source.bytes;
  }

  #picturesOf({ value }: ReadRecord): number {
    const fields = this.#mapping.form.fields.filter(({ kind }) => kind === "image").length;
    return value === null ? 0 : fields;
  }

  #sourcesOf({ fields }: MappedRecord) {
    return Object.values(fields).flatMap((field) => {
      const source = field.kind === "named-picture" ? this.#contents.pictures.find(field.name) : undefined;
      return source === undefined ? [] : [source];
    });
  }

  async #store(records: readonly ReadRecord[]): Promise<void> {
    const { store, clock } = this.#services;
    await this.#requireRights();
    const blobIds = await this.#expectBlobs(records);
    const made: Ready[] = [];
    try {
      const waiting = [...records.entries()];
      const results: Ready[] = [];
      const work = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          this.#signal.throwIfAborted();
          results[next[0]] = await this.#prepare(next[1], blobIds);
          await setImmediate();
        }
      };
      await Promise.all(Array.from({ length: this.#limits.atOnce }, work));
      made.push(...results);
      this.#note(made);
      const items = made.flatMap(({ item }) => (item === null ? [] : [item]));
      const bytes = items.flatMap((item) => item.blobs).reduce((sum, blob) => sum + blob.bytes, 0);
      if (this.#stored + bytes > this.#settings.storageBytes) throw new Stopped("quota");
      const { id, projectId, createdBy: personId, bytesTotal } = this.#given;
      const bytesDone = Math.min(bytesTotal, this.#dataBytes + this.#pictureBytes);
      const progress = { ...this.#progress, records: this.#progress.records + records.length, bytesDone };
      const problems = this.#newProblems ? await sealProblems(this.#services, this.#given, this.#problems) : null;
      const words = { project: projectId, import: id, change: "added" } as const;
      const { leftOut } = await store.write.addImported({
        id,
        projectId,
        personId,
        teamIds: this.#teamIds,
        items,
        progress,
        duplicates: made.filter(({ duplicate }) => duplicate).length,
        problems,
        now: clock(),
        draft: systemEntry(this.#services, { type: "item.changed", actor: personId, channel: "job", ...words }),
      });
      this.#newProblems = false;
      this.#progress = progress;
      this.#stored += bytes;
      if (leftOut.length > 0) await removeUnstored(this.#services, blobIds.all);
    } catch (cause) {
      await removeUnstored(this.#services, blobIds.all);
      throw cause;
    }
  }

  /** Rights change at once (I5): whoever started it must still be a lead who may sign in, in a project that is not frozen. */
  async #requireRights(): Promise<void> {
    const { read } = this.#services.store;
    const { createdBy, projectId } = this.#given;
    const [person, role, project] = await Promise.all([
      read.personById(createdBy),
      read.roleIn(projectId, createdBy),
      read.projectById(projectId),
    ]);
    const may = person !== null && person.disabledAt === null && role === "lead" && project?.archivedAt === null;
    if (!may) throw new Stopped("rights");
    const freezes = await read.freezesOver({ personId: createdBy, teamIds: this.#teamIds, projectId });
    if (freezes.length > 0) throw new Stopped("frozen");
  }

  /** Ids of the blobs this batch may write are stored first, so that a crash leaves none without an owner. */
  async #expectBlobs(records: readonly ReadRecord[]): Promise<{ all: readonly BlobId[]; next(): BlobId }> {
    const count = 2 * records.reduce((sum, record) => sum + this.#picturesOf(record), 0);
    const all = Array.from({ length: count }, () => newId<"blob">(this.#services));
    if (count > 0) await this.#services.store.write.expectBlobs(this.#given.id, all);
    const left = [...all];
    return { all, next: () => left.pop() ?? newId<"blob">(this.#services) };
  }

  #note(made: readonly Ready[]): void {
    const failed = made.filter(({ problem }) => problem?.lost === true).length;
    const partial = made.filter(({ problem }) => problem?.lost === false).length;
    this.#progress = {
      ...this.#progress,
      failed: this.#progress.failed + failed,
      partial: this.#progress.partial + partial,
    };
    for (const { problem } of made) {
      if (problem === null || this.#problems.length >= this.#limits.problems) continue;
      this.#problems.push(toProblem(problem));
      this.#newProblems = true;
    }
  }

  /** One record, through to an item that only has to be stored. What is wrong with it never ends the run. */
  async #prepare(read: ReadRecord, blobIds: { next(): BlobId }): Promise<Ready> {
    const { place } = read;
    const earlier = read.problems ?? [];
    const lost = (problems: ImportProblem["problems"]): Ready => ({
      item: null,
      duplicate: false,
      problem: { place, lost: true, problems },
    });
    if (read.value === null) return lost(earlier);
    const mapped = mapRecord(read.value, this.#mapping);
    if (mapped.record === null) return lost(mapped.problems);
    const { externalId } = mapped.record;
    if (externalId !== null) {
      if (this.#ids.has(hashOf(externalId))) return lost([found("import.id-twice", { id: externalId })]);
      this.#ids.add(hashOf(externalId));
    }
    const notes = [...earlier, ...mapped.problems];
    try {
      const raw = await this.#rawItem(mapped.record, notes);
      if ("missing" in raw) return lost([found("import.picture-missing", { name: raw.missing })]);
      const { projectId, id: importId } = this.#given;
      const fingerprint = await fingerprintOf(this.#services, projectId, raw);
      const known = await this.#services.store.read.knownFingerprints(projectId, [fingerprint]);
      if (known.size > 0) return { item: null, duplicate: true, problem: null };
      const item = await makeItem(this.#services, raw, {
        projectId,
        importId,
        settings: this.#settings,
        signal: this.#signal,
        fingerprint,
        blobId: () => blobIds.next(),
        pictureLimits: this.#limits.picture,
      });
      return { item, duplicate: false, problem: notes.length === 0 ? null : { place, lost: false, problems: notes } };
    } catch (cause) {
      const refused = cause instanceof KeyholeError && (cause.code === "invalid" || cause.code === "too-large");
      if (!refused) throw cause;
      return lost(cause.body.problems ?? []);
    }
  }

  async #rawItem(
    mapped: MappedRecord,
    notes: ImportProblem["problems"][number][],
  ): Promise<RawItem | { missing: string }> {
    const fields: Record<string, RawField> = {};
    for (const [name, field] of Object.entries(mapped.fields)) {
      if (field.kind !== "named-picture") {
        fields[name] = field;
        continue;
      }
      const source = this.#contents.pictures.find(field.name);
      if (source === undefined) return { missing: field.name };
      const { bytes: limit } = this.#limits.picture;
      if (source.bytes > limit)
        throw new KeyholeError("too-large", { problems: [found("image.bytes", { bytes: source.bytes, limit })] });
      const parts: Uint8Array[] = [];
      for await (const part of source.read()) parts.push(part);
      this.#pictureBytes += source.bytes;
      fields[name] = { kind: "picture", bytes: Buffer.concat(parts) };
    }
    const { externalId, metadata, gold, priority, answers } = mapped;
    return {
      fields,
      metadata,
      gold,
      priority,
      ...(externalId === null ? {} : { externalId }),
      answers: (facts) => {
        const { problems, ...made } = makeAnswers(answers, this.#mapping, facts);
        notes.push(...problems);
        if (gold && made.reference === undefined)
          throw new KeyholeError("invalid", { problems: [...notes, found("import.gold")] });
        return made;
      },
    };
  }
}

/** Removes the blobs of a batch that no stored item owns. */
export async function removeUnstored(services: Services, ids: readonly BlobId[]): Promise<void> {
  if (ids.length === 0) return;
  const known = await services.store.read.knownBlobs(ids);
  for (const id of ids) if (!known.has(id)) await services.blobs.delete(id);
}

async function teamsOf(services: Services, { createdBy }: Import): Promise<readonly string[]> {
  const teams = await services.store.read.teams();
  return teams.filter(({ members }) => members.includes(createdBy)).map(({ id }) => id);
}

/** 53 bits of an id: a set of them finds repeats in a million records with a chance of error of one in 10,000. */
function hashOf(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & low) + (high >>> 0);
}
