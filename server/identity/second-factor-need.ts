import type { Person } from "@keyhole/db/store/people";
import { readInstallationSettings } from "../door/facts.ts";
import type { Services } from "../services.ts";

/** Somebody who only labels: no duty, no right to create projects, no other role in any project. */
export async function onlyLabels({ store }: Pick<Services, "store">, person: Person): Promise<boolean> {
  if (person.administrator || person.securityReviewer || person.mayCreateProjects) return false;
  const { read } = store;
  const [projects, archived] = await Promise.all([read.projectsOf(person.id), read.archivedProjectsOf(person.id)]);
  // A lead brings an archived project back by themselves.
  const former = await Promise.all(archived.map(({ id }) => read.roleIn(id, person.id)));
  return [...projects.map(({ role }) => role), ...former].every((role) => role === null || role === "labeler");
}

/** Whether this person may sign in by password only: waived for them, allowed here, and still only a labeler. */
export async function isSecondFactorWaived(services: Services, person: Person): Promise<boolean> {
  if (!person.secondFactorWaived) return false;
  const settings = await readInstallationSettings(services);
  return !settings.labelersNeedSecondFactor && (await onlyLabels(services, person));
}
