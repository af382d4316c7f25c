import { KeyholeError } from "@keyhole/shared/errors";
import { idOf } from "@keyhole/shared/ids";
import { searchText } from "@keyhole/shared/search-text";
import { z } from "zod";
import { noFacts } from "../../door/facts.ts";
import { guarded, type ActorContext } from "../../door/procedure.ts";
import { entryOf, newId } from "../../door/trail-drafts.ts";
import { searched } from "../people/list.ts";
import { makeRequest } from "../requests/make-request.ts";
import { nameOf } from "../requests/request-kind.ts";
import { factsOfFreeze, freezeInput, reach, scopeIdOf, type FreezeInput } from "./scope.ts";

/**
 * Stops content, claims, submits, imports and exports at once. The leases end in the transaction of the freeze; then
 * screens are told and streams cut off. Sign-in, trail, requests and this page go on.
 */
export const set = guarded("freeze.set", freezeInput, factsOfFreeze).mutation(({ ctx, input }) => freeze(ctx, input));

export async function freeze(context: ActorContext, input: FreezeInput) {
  const { services, actor, now } = context;
  const id = newId<"freeze">(services);
  const { scope } = input;
  const scopeId = scopeIdOf(input);
  const about = {
    ...(input.scope === "project" ? { project: input.scopeId } : {}),
    ...(input.scope === "person" ? { subject: input.scopeId } : {}),
    ...(input.scope === "team" ? { subjectTeam: input.scopeId } : {}),
  };
  const entry = entryOf(context, { type: "freeze.set", freeze: id, scope, ...about });
  const ended = await services.store.write.freeze({ id, scope, scopeId, setBy: actor.personId, setAt: now }, [entry]);
  services.events.toSessions(ended.sessions, { kind: "frozen", scope, scopeId });
  await reach(services, input, { kind: "frozen", scope, scopeId });
  services.events.toEveryone({ kind: "changed", what: "freezes" });
  return { leasesEnded: ended.leases, screens: ended.sessions.length };
}

/** What is frozen now, newest first, by name, and whether somebody asked to lift it. */
export const list = guarded("freeze.list", z.void(), noFacts).query(async ({ ctx }) => {
  const { services, now } = ctx;
  const { read } = services.store;
  const [freezes, projects, teams, waiting] = await Promise.all([
    read.activeFreezes(),
    read.allProjects(),
    read.teams(),
    read.requests({ kinds: ["un-freeze"], waitingAt: now }),
  ]);
  return Promise.all(
    freezes.map(async ({ id, scope, scopeId, setBy, setAt }) => ({
      id,
      scope,
      name:
        scope === "person"
          ? await nameOf(services, scopeId)
          : ([...projects, ...teams].find((entry) => entry.id === scopeId)?.name ?? null),
      setBy: await nameOf(services, setBy),
      setAt,
      liftRequested: waiting.some((request) => request.target === id),
    })),
  );
});

/** Offered of what can be frozen; more is found by typing. */
const offered = 50;

const targetsInput = z.strictObject({ scope: z.enum(["project", "team", "person"]), text: searched });

/** What can be frozen and whose name holds `text`, by name. */
export const targets = guarded("freeze.list", targetsInput, noFacts).query(async ({ ctx, input }) => {
  const { read } = ctx.services.store;
  const { scope, text = "" } = input;
  const page = { ...(text === "" ? {} : { text }), limit: offered };
  const find = {
    async project() {
      const wanted = searchText(text);
      return (await read.allProjects()).filter(({ name }) => searchText(name).includes(wanted)).slice(0, offered);
    },
    team: () => read.teamsPage(page),
    person: () => read.peoplePage(page),
  };
  return (await find[scope]()).map(({ id, name }): { id: string; name: string } => ({ id, name }));
});

/** Asks to lift a freeze; a second person decides. */
export const requestLift = guarded(
  "freeze.request-lift",
  z.strictObject({ freezeId: idOf<"freeze">() }),
  noFacts,
).mutation(async ({ ctx, input }) => {
  const found = (await ctx.services.store.read.activeFreezes()).find(({ id }) => id === input.freezeId);
  if (found === undefined) throw new KeyholeError("absent");
  const { id, scope, scopeId, setBy, setAt } = found;
  return makeRequest(ctx, {
    kind: "un-freeze",
    target: id,
    summary: { scope, scopeId, setBy, setAt },
    projectId: null,
  });
});
