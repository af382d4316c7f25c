import { saveDraft, submit, end } from "../features/work/answer.ts";
import { counts, next, open, renew } from "../features/work/claim.ts";
import { invite } from "../features/people/invite.ts";
import { lookup, members, setMember } from "../features/projects/members.ts";
import { create } from "../features/projects/create.ts";
import { form, formAt, formVersions } from "../features/projects/forms.ts";
import { detail, own } from "../features/projects/own.ts";
import { publishForm } from "../features/projects/publish-form.ts";
import { accept, look } from "../features/session/invitation.ts";
import { lock, signOut, state, touch, unlock } from "../features/session/lock.ts";
import { beginEnrolment, confirmEnrolment, secondFactor } from "../features/session/second-factor.ts";
import { signIn } from "../features/session/sign-in.ts";
import { router } from "./procedure.ts";

/** Every procedure of the product. `test/door` enumerates this against its own table. */
export const appRouter = router({
  session: router({ state, signIn, secondFactor, lock, unlock, touch, signOut }),
  secondFactor: router({ begin: beginEnrolment, confirm: confirmEnrolment }),
  invitation: router({ look, accept }),
  people: router({ invite }),
  project: router({ own, detail, create, form, formVersions, formAt, publishForm, members, setMember, lookup }),
  work: router({ counts, next, open, renew, saveDraft, submit, end }),
});

export type AppRouter = typeof appRouter;
