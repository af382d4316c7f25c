import type { TallyChange } from "@keyhole/db/store/review";
import type { Tally } from "@keyhole/shared/agreement/tally";
import type { PersonId, ProjectId } from "@keyhole/shared/ids";
import type { Services } from "../../services.ts";

/** Whose sums: of a project's agreement, or of one worker's gold answers in it. */
export interface TallyName {
  readonly projectId: ProjectId;
  readonly personId: PersonId | "";
}

const grant = { kind: "internal", reason: "agreement" } as const;
const identityOf = ({ projectId, personId }: TallyName) =>
  ({ projectId, purpose: "answers", record: personId === "" ? "tally" : `tally/${personId}` }) as const;

/** Sums hold labels, which are part of the recipe: they are sealed like answers. */
export async function openTally(
  services: Services,
  name: TallyName,
): Promise<{ readonly tally: Tally; readonly version: number; readonly changed: number | null }> {
  const stored = await services.store.read.tally(name.projectId, name.personId);
  if (stored === null) return { tally: {}, version: 0, changed: null };
  return { tally: await tallyFrom(services, name, stored.body), version: stored.version, changed: stored.changed };
}

export async function tallyFrom({ vault }: Services, name: TallyName, sealed: Uint8Array): Promise<Tally> {
  const bytes = await vault.openRecord(grant, identityOf(name), sealed);
  return JSON.parse(Buffer.from(bytes).toString("utf8")) as Tally; // written by `sealTally` only
}

/** The change of a tally that replaces the version it was computed from. */
export async function sealTally(
  { vault }: Services,
  name: TallyName,
  { version, tally }: { readonly version: number; readonly tally: Tally },
): Promise<TallyChange> {
  const body = await vault.sealRecord(identityOf(name), Buffer.from(JSON.stringify(tally)));
  return { ...name, version, body };
}
