import { idOf, type ProjectId } from "@keyhole/shared/ids";
import { z } from "zod";
import type { ControlMessage } from "../../door/event-hub.ts";
import type { ActorContext } from "../../door/procedure.ts";
import type { ProtectedStream } from "../../door/protected-streams.ts";
import type { FreezeFacts } from "../../security/actions.ts";
import type { Services } from "../../services.ts";

export const freezeInput = z.discriminatedUnion("scope", [
  z.strictObject({ scope: z.literal("everything") }),
  z.strictObject({ scope: z.literal("project"), scopeId: idOf<"project">() }),
  z.strictObject({ scope: z.literal("team"), scopeId: idOf<"team">() }),
  z.strictObject({ scope: z.literal("person"), scopeId: idOf<"person">() }),
]);
export type FreezeInput = z.output<typeof freezeInput>;

export const scopeIdOf = (input: FreezeInput): string => (input.scope === "everything" ? "" : input.scopeId);

export async function factsOfFreeze({ services, actor }: ActorContext, input: FreezeInput): Promise<FreezeFacts> {
  const { read } = services.store;
  switch (input.scope) {
    case "everything":
      return { scope: "everything", exists: true, role: null };
    case "project": {
      const role = await read.roleIn(input.scopeId, actor.personId);
      return { scope: "project", exists: (await read.projectById(input.scopeId)) !== null, role };
    }
    case "team": {
      const exists = (await read.teamById(input.scopeId)) !== null;
      return { scope: "team", exists, role: null };
    }
    case "person":
      return { scope: "person", exists: (await read.personById(input.scopeId)) !== null, role: null };
  }
}

/** Tells every screen concerned, and cuts off what is on its way to one. Who belongs is read now, never remembered. */
export async function reach(services: Services, input: FreezeInput, message: ControlMessage): Promise<void> {
  const { events, streams } = services;
  if (input.scope === "everything") {
    streams.abortWhere(() => true);
    events.toEveryone(message);
    return;
  }
  if (input.scope === "project") {
    streams.abortWhere((stream) => stream.projectId === input.scopeId);
    events.toPeople(await projectPeople(services, input.scopeId), message);
    return;
  }
  const people = input.scope === "person" ? [input.scopeId] : await services.store.read.membersOfTeam(input.scopeId);
  const wanted = new Set<string>(people);
  streams.abortWhere((stream: ProtectedStream) => wanted.has(stream.personId));
  events.toPeople(people, message);
}

const projectPeople = async ({ store }: Services, projectId: ProjectId): Promise<string[]> =>
  (await store.read.members(projectId)).map((member) => member.personId);
