import { KeyholeError, type Problem } from "@keyhole/shared/errors";
import { idOf } from "@keyhole/shared/ids";
import { z } from "zod";
import { noFacts } from "../../door/facts.ts";
import { isNetwork } from "../../door/network.ts";
import { guarded, type ActorContext } from "../../door/procedure.ts";
import { entryOf, newId } from "../../door/trail-drafts.ts";
import { pageSize, searched } from "../people/list.ts";

const listInput = z.strictObject({
  text: searched,
  /** The last team of the page before. */
  after: idOf<"team">().optional(),
});

/** Teams with the number of their members, by name, a page at a time. */
export const list = guarded("person.list", listInput, noFacts).query(async ({ ctx, input }) => {
  const { text, after } = input;
  const found = await ctx.services.store.read.teamsPage({
    ...(text === undefined || text === "" ? {} : { text }),
    ...(after === undefined ? {} : { after }),
    limit: pageSize + 1,
  });
  const teams = found.slice(0, pageSize);
  return { teams, next: found.length > pageSize ? (teams.at(-1)?.id ?? null) : null };
});

/** People who come into a team or leave it in one call. */
export const mostMembers = 10_000;
const people = z.array(idOf<"person">()).max(mostMembers);

const teamInput = z.strictObject({
  /** Null makes a new team. */
  teamId: idOf<"team">().nullable(),
  name: z.string().trim().min(1).max(120),
  networks: z.array(z.string().trim().min(1).max(50)).max(100),
  /** Milliseconds UTC; null for no end. */
  endsAt: z.int().min(0).nullable(),
  /** Who comes into the team and who leaves it; everybody else stays what they are. */
  add: people,
  remove: people.default([]),
});

/** A department or vendor. Its networks and end hold from the members' next call on: the door reads them every time. */
export const save = guarded("team.save", teamInput, noFacts).mutation(async ({ ctx, input }) => {
  const { services, now } = ctx;
  const { teamId, name, networks, endsAt } = input;
  const { read } = services.store;
  const before = teamId === null ? null : await read.teamById(teamId);
  if (teamId !== null && before === null) throw new KeyholeError("absent");
  await requireSound(ctx, input);
  const id = teamId ?? newId<"team">(services);
  const members = new Set(before === null ? [] : await read.membersOfTeam(id));
  const removed = [...new Set(input.remove)].filter((member) => members.has(member));
  const added = [...new Set(input.add)].filter((member) => !members.has(member) && !input.remove.includes(member));
  for (const member of removed) members.delete(member);
  for (const member of added) members.add(member);
  const changes = [
    ...removed.map((subject) => ({ subject, change: "removed" })),
    ...added.map((subject) => ({ subject, change: "added" })),
  ];
  const type = before === null ? "team.created" : "team.changed";
  const team = { id, name, networks, endsAt, created: before?.created ?? now };
  await services.store.write.saveTeam(team, { added, removed }, [
    entryOf(ctx, { type, subjectTeam: id, count: members.size }),
    ...changes.map((words) => entryOf(ctx, { type: "team.member-changed", subjectTeam: id, ...words })),
  ]);
  // Who may no longer work, or not from there, is cut off now; what may go on is asked for again.
  const isTighter = before === null || endsAt !== before.endsAt || networks.join() !== before.networks.join();
  const concerned = new Set<string>(isTighter ? members : added);
  services.streams.abortWhere(({ personId }) => concerned.has(personId));
  for (const member of [...members, ...removed]) services.events.toPerson(member, { kind: "changed", what: "teams" });
  return { teamId: id };
});

async function requireSound({ services }: ActorContext, input: z.output<typeof teamInput>): Promise<void> {
  const named = await Promise.all(input.add.map((id) => services.store.read.personById(id)));
  const problems: Problem[] = [
    ...input.networks
      .filter((network) => !isNetwork(network))
      .map((network) => ({ path: ["networks"], message: "teams.network", values: { network } })),
    ...(named.includes(null) ? [{ path: ["add"], message: "teams.member" }] : []),
  ];
  if (problems.length > 0) throw new KeyholeError("invalid", { problems });
}
