import type { Person } from "@keyhole/db/store/people";
import { KeyholeError } from "@keyhole/shared/errors";
import { idOf, type PersonId } from "@keyhole/shared/ids";
import { z } from "zod";
import type { ActorContext } from "../../door/procedure.ts";
import type { PersonFacts } from "../../security/actions.ts";
import type { Services } from "../../services.ts";

export const personInput = z.strictObject({ personId: idOf<"person">() });

export async function factsOfPerson(
  { services, actor }: ActorContext,
  { personId }: { readonly personId: PersonId },
): Promise<PersonFacts> {
  const person = await services.store.read.personById(personId);
  return { exists: person !== null, self: personId === actor.personId };
}

/** After the policy allowed it the person exists; `absent` for one that went in between. */
export async function requirePerson({ store }: Services, id: PersonId): Promise<Person> {
  const person = await store.read.personById(id);
  if (person === null) throw new KeyholeError("absent");
  return person;
}
