import { KeyholeError, type Problem } from "@keyhole/shared/errors";
import { idOf } from "@keyhole/shared/ids";
import { z } from "zod";
import { noFacts } from "../../door/facts.ts";
import { isNetwork } from "../../door/network.ts";
import { guarded, type ActorContext } from "../../door/procedure.ts";
import { entryOf, newId } from "../../door/trail-drafts.ts";

export const list = guarded("person.list", z.void(), noFacts).query(({ ctx }) => ctx.services.store.read.teams());

const teamInput = z.strictObject({
  /** Null makes a new team. */
  teamId: idOf<"team">().nullable(),
  name: z.string().trim().min(1).max(120),
  networks: z.array(z.string().trim().min(1).max(50)).max(100),
  /** Milliseconds UTC; null for no end. */
  endsAt: z.int().min(0).nullable(),
  members: z.array(idOf<"person">()).max(10_000),
});

/** A department or vendor. Its networks and end hold from the members' next call on: the door reads them every time. */
export const save = guarded("team.save", teamInput, noFacts).mutation(async ({ ctx, input }) => {
  const { services, now } = ctx;
  const { teamId, name, networks, endsAt } = input;
  const members = [...new Set(input.members)];
  const before = (await services.store.read.teams()).find((team) => team.id === teamId);
  if (teamId !== null && before === undefined) throw new KeyholeError("absent");
  await requireSound(ctx, { ...input, members });
  const id = teamId ?? newId<"team">(services);
  const gone = (before?.members ?? []).filter((member) => !members.includes(member));
  const added = members.filter((member) => before?.members.includes(member) !== true);
  const changes = [
    ...gone.map((subject) => ({ subject, change: "removed" })),
    ...added.map((subject) => ({ subject, change: "added" })),
  ];
  const type = before === undefined ? "team.created" : "team.changed";
  await services.store.write.saveTeam({ id, name, networks, endsAt, created: before?.created ?? now }, members, [
    entryOf(ctx, { type, subjectTeam: id, count: members.length }),
    ...changes.map((words) => entryOf(ctx, { type: "team.member-changed", subjectTeam: id, ...words })),
  ]);
  // Who may no longer work, or not from there, is cut off now; what may go on is asked for again.
  const isTighter = before === undefined || endsAt !== before.endsAt || networks.join() !== before.networks.join();
  const concerned = new Set<string>(isTighter ? members : added);
  services.streams.abortWhere(({ personId }) => concerned.has(personId));
  for (const member of [...members, ...gone]) services.events.toPerson(member, { kind: "changed", what: "teams" });
  return { teamId: id };
});

async function requireSound({ services }: ActorContext, input: z.output<typeof teamInput>): Promise<void> {
  const people = new Set((await services.store.read.people()).map((person) => person.id));
  const problems: Problem[] = [
    ...input.networks
      .filter((network) => !isNetwork(network))
      .map((network) => ({ path: ["networks"], message: "teams.network", values: { network } })),
    ...(input.members.every((member) => people.has(member)) ? [] : [{ path: ["members"], message: "teams.member" }]),
  ];
  if (problems.length > 0) throw new KeyholeError("invalid", { problems });
}
