import type { Import, ImportFile } from "@keyhole/db/store/imports";
import type { Form } from "@keyhole/shared/form";
import { KeyholeError } from "@keyhole/shared/errors";
import type { ProjectSettings } from "@keyhole/shared/project-settings";
import { openContents, Pictures, recordsOf, type UploadServices } from "../features/imports/contents.ts";
import type { ImportLimits } from "../features/imports/limits.ts";
import type { MakingServices } from "../features/imports/make-item.ts";
import type { ImportPlan } from "../features/imports/map/plan.ts";
import { found, type ReadRecord } from "../features/imports/read/record.ts";
import { type MadeRecord, RecordMaker } from "./import-record.ts";

/** Everything that reading needs to know, as plain data: it goes to another thread. */
export interface BatchesInput {
  readonly given: Pick<Import, "id" | "projectId" | "records">;
  readonly files: readonly ImportFile[];
  readonly limits: ImportLimits;
  readonly plan: ImportPlan;
  readonly form: Form;
  readonly settings: ProjectSettings;
  /** Records in a batch. */
  readonly size: number;
}

/** Records that were passed over because an earlier run took them: what the maker has to know of them. */
interface Passed {
  readonly kind: "passed";
  readonly records: readonly ReadRecord[];
}
/** Read, and nothing more: pictures are made elsewhere. */
interface Read {
  readonly kind: "read";
  readonly records: readonly ReadRecord[];
}
/** Items of texts, sealed, that only have to be stored. */
interface Made {
  readonly kind: "made";
  readonly made: readonly MadeRecord[];
}
export type Batch = (Passed | Read | Made) & {
  /** Bytes of data files that were read so far. */
  readonly dataBytes: number;
};

export type BatchServices = UploadServices & Pick<MakingServices, "vault" | "random" | "clock">;

const noPictures = (): never => {
  throw new KeyholeError("internal", { cause: new Error("this form has no pictures") });
};

/** Reads an import's files in batches. Where the form shows no picture, items are made and sealed here as well. */
export async function* importBatches(
  services: BatchServices,
  input: BatchesInput,
  signal: AbortSignal,
): AsyncGenerator<Batch> {
  const { given, files, limits, plan, form, settings, size } = input;
  const contents = await openContents(services, files, limits);
  const hasPictures = form.fields.some(({ kind }) => kind === "image");
  const maker = new RecordMaker({
    services: { ...services, images: { importImage: noPictures }, blobs: { write: noPictures, delete: noPictures } },
    // The store leaves out what it has: here nothing costs more than asking would.
    isKnown: () => Promise.resolve(false),
    projectId: given.projectId,
    importId: given.id,
    settings,
    mapping: { plan, form, limits },
    pictures: new Pictures(),
    signal,
  });
  let dataBytes = 0;
  let seen = 0;
  let batch: ReadRecord[] = [];
  const finish = async (): Promise<Batch> => {
    const records = batch;
    batch = [];
    if (seen <= given.records) {
      if (!hasPictures) for (const record of records) maker.passOver(record);
      return { kind: "passed", records: hasPictures ? records : [], dataBytes };
    }
    if (hasPictures) return { kind: "read", records, dataBytes };
    return { kind: "made", made: await maker.makeAll(records, noPictures), dataBytes };
  };
  for await (const record of recordsOf(contents, limits, (bytes) => (dataBytes += bytes))) {
    signal.throwIfAborted();
    seen += 1;
    const isOver = seen > limits.records;
    const over = () => found("import.too-many-records", { limit: limits.records });
    batch.push(isOver ? { place: record.place, value: null, problems: [over()] } : record);
    if (isOver) break;
    // What an earlier run took never shares a batch with what it did not.
    if (batch.length === size || seen === given.records) yield await finish();
  }
  if (batch.length > 0) yield await finish();
}
