import { setImmediate } from "node:timers/promises";
import type { NewItem } from "@keyhole/db/store/work";
import { KeyholeError, type Problem } from "@keyhole/shared/errors";
import type { BlobId, ImportId, ProjectId } from "@keyhole/shared/ids";
import type { ProjectSettings } from "@keyhole/shared/project-settings";
import type { Pictures } from "../features/imports/contents.ts";
import { makeAnswers } from "../features/imports/map/answers.ts";
import { type MappedRecord, type Mapping, mapRecord } from "../features/imports/map/map-record.ts";
import {
  fingerprintOf,
  makeItem,
  type MakingServices,
  type RawField,
  type RawItem,
} from "../features/imports/make-item.ts";
import type { ImportProblem } from "../features/imports/problem-log.ts";
import { type ByteSource, found, type ReadRecord } from "../features/imports/read/record.ts";

/** What became of one record: an item, a duplicate, or neither; with what was wrong with it. */
export interface MadeRecord {
  readonly item: NewItem | null;
  readonly duplicate: boolean;
  readonly problem: ImportProblem | null;
}

export interface RecordMaking {
  readonly services: MakingServices;
  /** Whether the project has this content, told before a picture is decoded; the store tells of the rest. */
  readonly isKnown: (fingerprint: string) => Promise<boolean>;
  readonly projectId: ProjectId;
  readonly importId: ImportId;
  readonly settings: ProjectSettings;
  readonly mapping: Mapping;
  readonly pictures: Pictures;
  readonly signal: AbortSignal;
}

/** Makes items of records. It remembers ids over the whole run: one that comes twice is reported. */
export class RecordMaker {
  readonly #making: RecordMaking;
  readonly #ids = new Set<number>();
  /** Bytes of pictures that were read or passed over. */
  pictureBytes = 0;

  constructor(making: RecordMaking) {
    this.#making = making;
  }

  /** A record of an earlier run: nothing is made of it but what later records are compared with. */
  passOver({ value }: ReadRecord): void {
    const mapped = value === null ? null : mapRecord(value, this.#making.mapping).record;
    if (mapped === null) return;
    if (mapped.externalId !== null && mapped.ownId) this.#ids.add(hashOf(mapped.externalId));
    for (const field of Object.values(mapped.fields)) {
      if (field.kind === "named-picture") this.pictureBytes += this.#making.pictures.find(field.name)?.bytes ?? 0;
    }
  }

  /** Several at once, in the order given. */
  async makeAll(records: readonly ReadRecord[], blobId: () => BlobId): Promise<MadeRecord[]> {
    const { signal, mapping } = this.#making;
    const waiting = [...records.entries()];
    const made: MadeRecord[] = [];
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        signal.throwIfAborted();
        made[next[0]] = await this.#make(next[1], blobId);
        // People come first: sealing is work for this thread.
        await setImmediate();
      }
    };
    await Promise.all(Array.from({ length: mapping.limits.atOnce }, work));
    return made;
  }

  /** One record, through to an item that only has to be stored. What is wrong with it never ends the run. */
  async #make(read: ReadRecord, blobId: () => BlobId): Promise<MadeRecord> {
    const { place, problems: earlier = [] } = read;
    const lost = (problems: readonly Problem[]): MadeRecord => ({
      item: null,
      duplicate: false,
      problem: { place, lost: true, problems },
    });
    if (read.value === null) return lost(earlier);
    const mapped = mapRecord(read.value, this.#making.mapping);
    if (mapped.record === null) return lost([...earlier, ...mapped.problems]);
    const { externalId, ownId } = mapped.record;
    if (externalId !== null && ownId) {
      if (this.#ids.has(hashOf(externalId))) return lost([found("import.id-twice", { id: externalId })]);
      this.#ids.add(hashOf(externalId));
    }
    const notes = [...earlier, ...mapped.problems];
    try {
      const item = await this.#itemOf(await this.#rawItem(mapped.record, notes), blobId);
      if (item === null) return { item, duplicate: true, problem: null };
      return { item, duplicate: false, problem: notes.length === 0 ? null : { place, lost: false, problems: notes } };
    } catch (cause) {
      const refused = cause instanceof KeyholeError && (cause.code === "invalid" || cause.code === "too-large");
      if (!refused) throw cause;
      return lost(cause.body.problems ?? []);
    }
  }

  /** Null where the project has the same content: known before a picture is decoded. */
  async #itemOf(raw: RawItem, blobId: () => BlobId): Promise<NewItem | null> {
    const { services, isKnown, projectId, importId, settings, signal, mapping } = this.#making;
    const fingerprint = await fingerprintOf(services, projectId, raw);
    if (await isKnown(fingerprint)) return null;
    const pictureLimits = mapping.limits.picture;
    return makeItem(services, raw, { projectId, importId, settings, signal, fingerprint, blobId, pictureLimits });
  }

  async #rawItem(mapped: MappedRecord, notes: Problem[]): Promise<RawItem> {
    const fields: Record<string, RawField> = {};
    for (const [name, field] of Object.entries(mapped.fields)) {
      fields[name] = field.kind === "named-picture" ? await this.#picture(field.name) : field;
    }
    const { externalId, metadata, gold, priority, answers } = mapped;
    return {
      fields,
      metadata,
      gold,
      priority,
      ...(externalId === null ? {} : { externalId }),
      answers: (facts) => {
        const { problems, ...made } = makeAnswers(answers, this.#making.mapping, facts);
        notes.push(...problems);
        if (gold && made.reference === undefined) {
          throw new KeyholeError("invalid", { problems: [...notes, found("import.gold")] });
        }
        return made;
      },
    };
  }

  async #picture(name: string): Promise<RawField> {
    const source = this.#making.pictures.find(name);
    if (source === undefined) {
      throw new KeyholeError("invalid", { problems: [found("import.picture-missing", { name })] });
    }
    const { bytes: limit } = this.#making.mapping.limits.picture;
    if (source.bytes > limit) {
      throw new KeyholeError("too-large", { problems: [found("image.bytes", { bytes: source.bytes, limit })] });
    }
    this.pictureBytes += source.bytes;
    return { kind: "picture", bytes: await wholeOf(source) };
  }
}

async function wholeOf(source: ByteSource): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  try {
    for await (const part of source.read()) parts.push(part);
  } catch (cause) {
    // What a damaged archive throws has no code of ours; a blob that does not open is a bug and stays one.
    if (cause instanceof KeyholeError || source.packed !== true) throw cause;
    throw new KeyholeError("invalid", { problems: [found("import.zip-damaged")], cause });
  }
  return Buffer.concat(parts);
}

/** 53 bits of an id: a set of them finds repeats among a million records with a chance of error of one in 10,000. */
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
