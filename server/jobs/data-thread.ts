import type { ProjectId } from "@keyhole/shared/ids";
import type { Services } from "../services.ts";
import type { KeyRing } from "../vault/key-ring.ts";
import type { StoredProjectKey } from "../vault/vault.ts";
import { type ExportStep, exportSteps, type StepsInput } from "./export-steps.ts";
import { type Batch, type BatchesInput, importBatches } from "./import-batches.ts";
import { pulled } from "./pull-thread.ts";

/** Keys go to a thread of this process only, which holds them as long as one import or build runs. */
export interface DataThreadInput {
  readonly master: KeyRing;
  readonly projectKeys: readonly StoredProjectKey[];
  readonly dataDir: string;
  readonly work:
    | { readonly kind: "import"; readonly input: BatchesInput }
    | { readonly kind: "export"; readonly input: StepsInput };
}

/** Records of the largest size and some batches of them, the held part of a COCO file, four bytes a row of a COCO export. */
const heapMb = 1024;

async function* inThread<Value>(
  services: Services,
  entry: URL,
  given: { readonly projectId: ProjectId; readonly work: DataThreadInput["work"]; readonly signal: AbortSignal },
): AsyncGenerator<Value> {
  const { keys, store, config, vault } = services;
  const { projectId, work, signal } = given;
  const projectKeys = await store.read.projectKeys(projectId);
  const workerData: DataThreadInput = { master: keys.master, projectKeys, dataDir: config.dataDir, work };
  yield* pulled<Value>(entry, { workerData, heapMb, vault, signal });
}

/** An import's batches, in a thread where one was built: parsing, unzipping and sealing hold nobody up there. */
export const batchesOf = (services: Services, input: BatchesInput, signal: AbortSignal): AsyncGenerator<Batch> =>
  services.dataWorker === null
    ? importBatches(services, input, signal)
    : inThread(services, services.dataWorker, {
        projectId: input.given.projectId,
        work: { kind: "import", input },
        signal,
      });

/** The pieces of an export's data file, in a thread where one was built: opening a million rows is work for another core. */
export const stepsOf = (services: Services, input: StepsInput, signal: AbortSignal): AsyncGenerator<ExportStep> =>
  services.dataWorker === null
    ? exportSteps({ read: services.store.read, vault: services.vault }, input, signal)
    : inThread(services, services.dataWorker, {
        projectId: input.wanted.projectId,
        work: { kind: "export", input },
        signal,
      });
