import type { TallyChange } from "@keyhole/db/store/review";
import { noGold, type WorkerTally } from "@keyhole/shared/agreement/published";
import type { Tally } from "@keyhole/shared/agreement/tally";
import type { PersonId, ProjectId } from "@keyhole/shared/ids";
import type { Services } from "../../services.ts";

/** Whose sums: of a project's agreement, or of one worker's gold answers in it. */
export interface TallyName {
  readonly projectId: ProjectId;
  readonly personId: PersonId | "";
}
export interface WorkerTallyName extends TallyName {
  readonly personId: PersonId;
}

const grant = { kind: "internal", reason: "agreement" } as const;
const identityOf = ({ projectId, personId }: TallyName) =>
  ({ projectId, purpose: "answers", record: personId === "" ? "tally" : `tally/${personId}` }) as const;

/** Sums hold labels, which are part of the recipe: they are sealed like answers. */
export async function openTally(
  services: Services,
  projectId: ProjectId,
): Promise<{ readonly tally: Tally; readonly version: number; readonly changed: number | null }> {
  const name = { projectId, personId: "" } as const;
  const stored = await services.store.read.tally(projectId, "");
  if (stored === null) return { tally: {}, version: 0, changed: null };
  const tally = (await opened(services, name, stored.body)) as Tally; // written by `sealTally` only
  return { tally, version: stored.version, changed: stored.changed };
}

export async function openWorkerTally(
  services: Services,
  name: WorkerTallyName,
): Promise<{ readonly tally: WorkerTally; readonly version: number }> {
  const stored = await services.store.read.tally(name.projectId, name.personId);
  if (stored === null) return { tally: noGold, version: 0 };
  return { tally: await workerTallyFrom(services, name, stored.body), version: stored.version };
}

export const workerTallyFrom = async (
  services: Services,
  name: WorkerTallyName,
  sealed: Uint8Array,
): Promise<WorkerTally> => (await opened(services, name, sealed)) as WorkerTally; // written by `sealTally` only

async function opened({ vault }: Services, name: TallyName, sealed: Uint8Array): Promise<unknown> {
  const bytes = await vault.openRecord(grant, identityOf(name), sealed);
  return JSON.parse(Buffer.from(bytes).toString("utf8"));
}

/** The change of a tally that replaces the version it was computed from. */
export async function sealTally<Name extends TallyName>(
  { vault }: Services,
  name: Name,
  { version, tally }: { readonly version: number; readonly tally: Name extends WorkerTallyName ? WorkerTally : Tally },
): Promise<TallyChange> {
  const body = await vault.sealRecord(identityOf(name), Buffer.from(JSON.stringify(tally)));
  return { ...name, version, body };
}
