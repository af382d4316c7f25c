import { parseInstallationSettings, type InstallationSettings } from "@keyhole/shared/installation-settings";
import type { LeaseId, PersonId, ProjectId } from "@keyhole/shared/ids";
import type { LeaseFacts, NoFacts, ProjectFacts } from "../security/actions.ts";
import type { Services } from "../services.ts";
import type { ActorContext } from "./procedure.ts";

/** Loads nothing: for actions whose rule looks at the actor only. */
export const noFacts = (): Promise<NoFacts> => Promise.resolve({});

/** Key of the store's settings under which the installation's settings stand. */
export const installationSettingsKey = "installation";

export const readInstallationSettings = async ({ store }: Pick<Services, "store">): Promise<InstallationSettings> =>
  parseInstallationSettings(await store.read.setting(installationSettingsKey));

/** A setting's name as entries write it: "approverAgeMs" -> "approver-age-ms". */
export const settingCode = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Whether a freeze covers a project, a person (by id and teams) or everything: for work that goes on after its request. */
export async function isFrozen(
  { store }: Pick<Services, "store">,
  over: { readonly personId?: PersonId; readonly teamIds?: readonly string[]; readonly projectId?: ProjectId },
): Promise<boolean> {
  return (await store.read.freezesOver(over)).length > 0;
}

/** The actor's role in a project, and what stops work there. Read anew for every request (I5). */
export const projectFacts = (
  { services, actor }: Pick<ActorContext, "services" | "actor">,
  projectId: ProjectId,
): Promise<ProjectFacts> =>
  services.store.read.standingIn({ projectId, personId: actor.personId, teamIds: actor.teamIds });

/** For inputs that name a project. */
export const factsOfProject = (
  context: ActorContext,
  input: { readonly projectId: ProjectId },
): Promise<ProjectFacts> => projectFacts(context, input.projectId);

const nothing: LeaseFacts = { role: null, frozen: false, archived: false, purpose: null, mine: false };

/** For inputs that name a lease: its purpose, whose it is, and its project's facts. */
export async function factsOfLease(context: ActorContext, input: { readonly leaseId: LeaseId }): Promise<LeaseFacts> {
  const lease = await context.services.store.read.leaseById(input.leaseId);
  if (lease === null) return nothing;
  const project = await projectFacts(context, lease.projectId);
  return { ...project, purpose: lease.purpose, mine: lease.personId === context.actor.personId };
}
