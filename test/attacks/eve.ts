import type { PersonId, ProjectId, RequestId } from "@keyhole/shared/ids";
import { call } from "../door/call.ts";
import { makePerson, seat, type Duties, type Seat } from "../door/seats.ts";
import { text, workProject } from "../flows/work.ts";
import { password, startHarness, type Harness } from "../harness.ts";

// Eve is the administrator; whatever is called "hers" she let in and signs in to. She let everybody in.

export const day = 24 * 3_600_000;
export const none = { administrator: false, securityReviewer: false, mayCreateProjects: false };
export const idOf = (who: Seat) => who.personId as PersonId; // as it was made
export const linkIn = (answer: string): string => /http[^"]*welcome#[\w-]+/.exec(answer)?.[0] ?? "";

export interface EvesWorld {
  readonly harness: Harness;
  readonly eve: Seat;
  readonly sol: Seat;
  readonly lead: Seat;
  readonly labeler: Seat;
  /** Led by `lead` alone; `labeler` labels in it. */
  readonly project: ProjectId;
  person(name: string, duties?: Duties): Promise<Seat>;
  /** Sessions end after 12 hours: these people come back. */
  aDayLater(...people: Seat[]): Promise<void>;
  /** Approves, over HTTP, what was asked. */
  approve(who: Seat, requestId: string): ReturnType<typeof call>;
  /** Asks for the reset of a person's sign-in. */
  ask(who: Seat, about: Seat): Promise<RequestId>;
  /** Uses a reset link as whoever holds it. */
  take(link: string, about: Seat): Promise<void>;
  requestOf(id: string): ReturnType<Harness["app"]["services"]["store"]["read"]["requestById"]>;
  roleOf(who: Seat, id?: ProjectId): Promise<string | null>;
}

export async function makeEvesWorld(): Promise<EvesWorld> {
  const harness = await startHarness();
  const { services } = harness.app;
  const { url } = harness;
  const person = async (name: string, duties: Duties = {}): Promise<Seat> =>
    seat(services, await makePerson(services, name, duties), { url });
  const aDayLater = async (...people: Seat[]): Promise<void> => {
    harness.pass(day + 60_000);
    for (const who of people) Object.assign(who, await seat(services, idOf(who), { url }));
  };
  const eve = await person("Eve Admin", { administrator: true });
  const invitedBy = idOf(eve);
  const sol = await person("Sol Security", { securityReviewer: true, invitedBy });
  const lead = await person("Lena Lead", { mayCreateProjects: true, invitedBy });
  const labeler = await person("Leo Labeler", { invitedBy });
  await aDayLater(eve, sol, lead, labeler);
  const project = await workProject(harness, { lead, labelers: [labeler], items: [text("secret")] });
  const requestOf = (id: string) => services.store.read.requestById(id as RequestId); // given by the server
  return {
    harness,
    eve,
    sol,
    lead,
    labeler,
    project,
    person,
    aDayLater,
    requestOf,
    async approve(who, requestId) {
      const digest = (await requestOf(requestId))?.digest;
      return call(who, "requests.decide", { requestId, digest, decision: "approved" });
    },
    ask: async (who, about) => (await who.client.people.requestReset.mutate({ personId: idOf(about) })).requestId,
    async take(link, about) {
      const row = await services.store.read.personById(idOf(about));
      const token = link.slice(link.indexOf("#") + 1);
      const set = { token, name: row?.name ?? "", login: row?.login ?? "", password };
      await harness.visitor().client.invitation.accept.mutate(set);
    },
    roleOf: (who, id = project) => services.store.read.roleIn(id, idOf(who)),
  };
}
