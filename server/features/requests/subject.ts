import type { Person } from "@keyhole/db/store/people";
import type { TwoPersonRequest } from "@keyhole/db/store/requests";
import { idOf, type ProjectId } from "@keyhole/shared/ids";
import { z } from "zod";
import { canSignIn } from "../../door/person-actor.ts";
import type { Services } from "../../services.ts";

/** What a reset's digest is over: the person, and where they held a role when it was asked. */
export const resetSummary = z.strictObject({
  personId: idOf<"person">(),
  projects: z.array(idOf<"project">()),
});

export interface Subject {
  /** Where the person of a reset holds a role, or did when it was asked; archived projects count. */
  readonly projects: readonly ProjectId[];
  /** The leads of these projects who can sign in; the person may be one of them. */
  readonly leads: readonly (Person & { readonly leads: readonly ProjectId[] })[];
  /** The person is the only lead of one of them, so that nobody else could speak for it. */
  readonly isOnlyLead: boolean;
}

const nobody: Subject = { projects: [], leads: [], isOnlyLead: false };

/** The person whose sign-in a reset is about; nobody for every other kind of request. */
export async function subjectOf(
  { store, clock }: Pick<Services, "store" | "clock">,
  request: TwoPersonRequest | null,
): Promise<Subject> {
  if (request?.kind !== "reset") return nobody;
  const { personId, projects: asked } = resetSummary.parse(JSON.parse(request.summary));
  const roles = await store.read.rolesOf(personId);
  const projects = [...new Set([...asked, ...roles.map(({ projectId }) => projectId)])];
  if (projects.length === 0) return nobody;
  const found = await store.read.leadsOf(projects);
  const teams = await Promise.all(found.map(({ id }) => store.read.teamsOf(id)));
  const now = clock();
  const leads = found.filter((lead, at) => canSignIn(lead, teams[at] ?? [], now));
  const others = new Set(leads.filter(({ id }) => id !== personId).flatMap((lead) => lead.leads));
  const isOnlyLead = roles.some(({ projectId, role }) => role === "lead" && !others.has(projectId));
  return { projects, leads, isOnlyLead };
}
