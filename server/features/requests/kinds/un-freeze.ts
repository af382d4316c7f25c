import { idOf } from "@keyhole/shared/ids";
import { freezeScopes } from "@keyhole/shared/vocabulary";
import { z } from "zod";
import { nameOf, word, type RequestKindRules } from "../request-kind.ts";

/** The target is the freeze; the store lifts it in the transaction of the approval. */
export const unFreezeSummary = z.strictObject({
  scope: z.enum(freezeScopes),
  scopeId: z.string(),
  setBy: z.string(),
  setAt: z.int(),
});

export const unFreeze: RequestKindRules = {
  deciders: ["administrator", "security-reviewer"],
  // `keyhole break-glass` lifts freezes without a request.
  byBreakGlass: false,
  async describe({ services }, request) {
    const { scope, scopeId, setBy, setAt } = unFreezeSummary.parse(JSON.parse(request.summary));
    const { read } = services.store;
    const names = {
      everything: async () => "",
      project: async () => (await read.allProjects()).find((project) => project.id === scopeId)?.name ?? scopeId,
      team: async () => (await read.teams()).find((team) => team.id === scopeId)?.name ?? scopeId,
      person: () => nameOf(services, scopeId),
    };
    const name = await names[scope]();
    return [
      word("scope", `freeze.scope.${scope}`, "key"),
      ...(name === "" ? [] : [word("name", name)]),
      word("frozen-by", await nameOf(services, setBy)),
      word("frozen-at", setAt, "time"),
    ];
  },
  async approve({ services, entry }, request) {
    return {
      drafts: [entry({ type: "freeze.lifted", freeze: idOf<"freeze">().parse(request.target) })],
      after() {
        services.events.toEveryone({ kind: "changed", what: "freezes" });
        return {};
      },
    };
  },
};
