import { KeyholeError, type Problem } from "@keyhole/shared/errors";
import { z } from "zod";
import { readInstallationSettings } from "../../door/facts.ts";
import { guarded, type ActorContext } from "../../door/procedure.ts";
import { entryOf } from "../../door/trail-drafts.ts";
import { onlyLabels } from "../../identity/second-factor-need.ts";
import { voidedBy } from "./access.ts";
import { askForDuty, dutyNeedsApproval } from "./duty-approval.ts";
import { factsOfPerson, personInput, requirePerson } from "./person-facts.ts";

const roles = { administrator: z.boolean(), securityReviewer: z.boolean(), mayCreateProjects: z.boolean() };
const changeInput = personInput.extend({ ...roles, secondFactorWaived: z.boolean() });

const refuse = (path: string, message: string): never => {
  const problems: Problem[] = [{ path: [path], message }];
  throw new KeyholeError("invalid", { problems });
};

/**
 * Sets a person's roles and grants; they hold from the person's next call on. Taking a duty away happens at once, giving
 * one asks a second person where there is one.
 */
export const change = guarded("person.change", changeInput, factsOfPerson).mutation(async ({ ctx, input }) => {
  const { services } = ctx;
  const { personId, ...wanted } = input;
  const person = await requirePerson(services, personId);
  if (person.disabledAt !== null) refuse("personId", "people.is-disabled");
  const hasDuty = wanted.administrator || wanted.securityReviewer;
  if (hasDuty && wanted.mayCreateProjects) refuse("mayCreateProjects", "people.duties-apart");
  if (hasDuty && (await services.store.read.projectsOf(personId)).length > 0) {
    refuse("administrator", "people.has-project-roles");
  }
  const isGiven =
    (wanted.administrator && !person.administrator) || (wanted.securityReviewer && !person.securityReviewer);
  const asks = isGiven && (await dutyNeedsApproval(ctx));
  await requireWaivable(ctx, input);
  const now = asks
    ? {
        ...wanted,
        administrator: wanted.administrator && person.administrator,
        securityReviewer: wanted.securityReviewer && person.securityReviewer,
      }
    : wanted;
  const isSame = Object.entries(now).every(([key, value]) => Reflect.get(person, key) === value);
  if (!isSame) {
    const names = [
      ...(now.administrator ? ["administrator"] : []),
      ...(now.securityReviewer ? ["security-reviewer"] : []),
      ...(now.mayCreateProjects ? ["may-create-projects"] : []),
      ...(now.secondFactorWaived ? ["second-factor-waived"] : []),
    ];
    const words = { type: "person.role-changed", subject: personId, roles: names } as const;
    const record = { now: ctx.now, drafts: [entryOf(ctx, words)], voided: voidedBy(ctx, personId) };
    await services.store.write.changePerson(personId, now, record);
    services.events.toPerson(personId, { kind: "changed", what: "roles" });
  }
  if (!asks) return { requestId: null };
  return askForDuty(ctx, { ...wanted, personId, name: person.name, teamId: null });
});

/** Only people who label may sign in by password alone, and only where the installation allows it. */
async function requireWaivable({ services }: ActorContext, input: z.output<typeof changeInput>): Promise<void> {
  if (!input.secondFactorWaived) return;
  const { labelersNeedSecondFactor } = await readInstallationSettings(services);
  if (labelersNeedSecondFactor) refuse("secondFactorWaived", "people.second-factor-needed");
  const person = await requirePerson(services, input.personId);
  if (!(await onlyLabels(services, { ...person, ...input }))) refuse("secondFactorWaived", "people.labelers-only");
}
