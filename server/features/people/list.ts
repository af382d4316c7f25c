import { z } from "zod";
import { noFacts } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";

/** Everybody with an account, by name, and the invitations that are open. Names, roles and teams; nothing about work. */
export const list = guarded("person.list", z.void(), noFacts).query(async ({ ctx }) => {
  const { read } = ctx.services.store;
  const [people, teams, invitations] = await Promise.all([read.people(), read.teams(), read.openInvitations(ctx.now)]);
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? null;
  const named = teams.map(({ id, name }) => ({ id, name }));
  return {
    people: people.map((person) => ({
      id: person.id,
      name: person.name,
      login: person.login,
      administrator: person.administrator,
      securityReviewer: person.securityReviewer,
      mayCreateProjects: person.mayCreateProjects,
      secondFactorWaived: person.secondFactorWaived,
      created: person.created,
      disabledAt: person.disabledAt,
      invitedBy: nameOf(person.invitedBy),
      teams: teams.filter((team) => team.members.includes(person.id)).map((team) => team.name),
      isSelf: person.id === ctx.actor.personId,
    })),
    invitations: invitations
      .filter((invitation) => invitation.kind !== "set-up")
      .map((invitation) => ({
        id: invitation.id,
        isReset: invitation.kind === "reset",
        name: invitation.name,
        administrator: invitation.administrator,
        securityReviewer: invitation.securityReviewer,
        mayCreateProjects: invitation.mayCreateProjects,
        team: named.find((team) => team.id === invitation.teamId)?.name ?? null,
        invitedBy: nameOf(invitation.invitedBy),
        expires: invitation.expires,
      })),
    teams: named,
  };
});
