import { saveDraft, submit, end } from "../features/work/answer.ts";
import { counts, next, open, renew } from "../features/work/claim.ts";
import { lookup, members, setMember } from "../features/projects/members.ts";
import { create } from "../features/projects/create.ts";
import { form, formAt, formVersions } from "../features/projects/forms.ts";
import { detail, own } from "../features/projects/own.ts";
import { publishForm } from "../features/projects/publish-form.ts";
import * as freezing from "../features/freeze/freeze.ts";
import { dismissNotice, notices } from "../features/me/notices.ts";
import { endSession, entries, forgetDevice, record } from "../features/me/record.ts";
import * as ownSignIn from "../features/me/sign-in.ts";
import { disable, enable, endSessions, requestReset } from "../features/people/access.ts";
import { change as changePerson } from "../features/people/change.ts";
import { invite, inviteMany, withdrawInvitation } from "../features/people/invite.ts";
import { list as people } from "../features/people/list.ts";
import { decide, withdraw } from "../features/requests/decide.ts";
import { list as requests } from "../features/requests/list.ts";
import { change as changeSettings, posture, read as readSettings } from "../features/settings/settings.ts";
import { list as teams, save as saveTeam } from "../features/teams/teams.ts";
import { accept, look } from "../features/session/invitation.ts";
import { lock, signOut, state, touch, unlock } from "../features/session/lock.ts";
import { begin, confirm, secondFactor } from "../features/session/second-factor.ts";
import { signIn } from "../features/session/sign-in.ts";
import { router } from "./procedure.ts";

/** Every procedure of the product. `test/door` enumerates this against its own table. */
export const appRouter = router({
  session: router({ state, signIn, secondFactor, lock, unlock, touch, signOut }),
  secondFactor: router({ begin, confirm }),
  invitation: router({ look, accept }),
  people: router({
    list: people,
    invite,
    inviteMany,
    withdrawInvitation,
    change: changePerson,
    disable,
    enable,
    endSessions,
    requestReset,
  }),
  project: router({ own, detail, create, form, formVersions, formAt, publishForm, members, setMember, lookup }),
  work: router({ counts, next, open, renew, saveDraft, submit, end }),
  teams: router({ list: teams, save: saveTeam }),
  freeze: router({
    set: freezing.set,
    list: freezing.list,
    targets: freezing.targets,
    requestLift: freezing.requestLift,
  }),
  requests: router({ list: requests, decide, withdraw }),
  settings: router({ read: readSettings, change: changeSettings, posture }),
  me: router({
    record,
    entries,
    endSession,
    forgetDevice,
    changePassword: ownSignIn.changePassword,
    renewRecoveryCodes: ownSignIn.renewRecoveryCodes,
    beginSecondFactor: ownSignIn.beginSecondFactor,
    confirmSecondFactor: ownSignIn.confirmSecondFactor,
    notices,
    dismissNotice,
  }),
});

export type AppRouter = typeof appRouter;
