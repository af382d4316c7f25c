import type { PersonId } from "@keyhole/shared/ids";
import { idOf } from "@keyhole/shared/ids";
import { z } from "zod";
import { noFacts } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import type { Services } from "../../services.ts";

/** Rows of a page; of what is searched, too. */
export const pageSize = 100;

/** A part of a name or login, as somebody types it. */
export const searched = z.string().trim().max(100).optional();

const listInput = z.strictObject({
  text: searched,
  /** Members of this team only. */
  teamId: idOf<"team">().optional(),
  /** The last person of the page before. */
  after: idOf<"person">().optional(),
});

/** Everybody with an account, by name, a page at a time. Names, roles and teams; nothing about work. */
export const list = guarded("person.list", listInput, noFacts).query(async ({ ctx, input }) => {
  const { read } = ctx.services.store;
  const { text, teamId, after } = input;
  const found = await read.peoplePage({
    ...(text === undefined || text === "" ? {} : { text }),
    ...(teamId === undefined ? {} : { teamId }),
    ...(after === undefined ? {} : { after }),
    limit: pageSize + 1,
  });
  const page = found.slice(0, pageSize);
  const people = await Promise.all(
    page.map(async (person) => ({
      id: person.id,
      name: person.name,
      login: person.login,
      administrator: person.administrator,
      securityReviewer: person.securityReviewer,
      mayCreateProjects: person.mayCreateProjects,
      secondFactorWaived: person.secondFactorWaived,
      created: person.created,
      disabledAt: person.disabledAt,
      invitedBy: await nameOf(ctx.services, person.invitedBy),
      teams: (await read.teamsOf(person.id)).map(({ id, name }) => ({ id, name })),
      isSelf: person.id === ctx.actor.personId,
    })),
  );
  return { people, next: found.length > pageSize ? (page.at(-1)?.id ?? null) : null };
});

/** Invitations that are open, newest first, a page at a time. The links themselves are not kept. */
export const invitations = guarded(
  "person.list",
  z.strictObject({ after: idOf<"invitation">().optional() }),
  noFacts,
).query(async ({ ctx, input }) => {
  const { read } = ctx.services.store;
  const { after } = input;
  const limit = pageSize + 1;
  const found = await read.openInvitations(ctx.now, { ...(after === undefined ? {} : { after }), limit });
  const page = found.slice(0, pageSize);
  const shown = await Promise.all(
    page.map(async (invitation) => ({
      id: invitation.id,
      kind: invitation.kind,
      isReset: invitation.kind === "reset",
      name: invitation.name,
      administrator: invitation.administrator,
      securityReviewer: invitation.securityReviewer,
      mayCreateProjects: invitation.mayCreateProjects,
      team: invitation.teamId === null ? null : ((await read.teamById(invitation.teamId))?.name ?? null),
      invitedBy: await nameOf(ctx.services, invitation.invitedBy),
      expires: invitation.expires,
    })),
  );
  return {
    invitations: shown.filter(({ kind }) => kind !== "set-up").map(({ kind: _kind, ...row }) => row),
    next: found.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  };
});

async function nameOf({ store }: Pick<Services, "store">, id: PersonId | null): Promise<string | null> {
  return id === null ? null : ((await store.read.personById(id))?.name ?? null);
}
