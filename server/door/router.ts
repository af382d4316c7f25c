import { saveDraft, end } from "../features/work/answer.ts";
import { submit } from "../features/work/submit.ts";
import { outbox } from "../features/work/outbox.ts";
import { recent, revisit } from "../features/work/revisit.ts";
import { counts, next, open, renew } from "../features/work/claim.ts";
import { acknowledge } from "../features/guidelines/acknowledge.ts";
import { draft, publish, saveDraft as saveGuideline, versions } from "../features/guidelines/drafting.ts";
import { pictureTickets } from "../features/guidelines/pictures.ts";
import { read, state as guidelineState, take, version } from "../features/guidelines/reading.ts";
import * as freezing from "../features/freeze/freeze.ts";
import { dismissNotice, notices } from "../features/me/notices.ts";
import { endSession, entries, forgetDevice, record } from "../features/me/record.ts";
import { changePreferences, clearPreferences } from "../features/preferences/change.ts";
import * as ownSignIn from "../features/me/sign-in.ts";
import { disable, enable, endSessions, requestReset } from "../features/people/access.ts";
import { change as changePerson } from "../features/people/change.ts";
import { invite, inviteMany, withdrawInvitation } from "../features/people/invite.ts";
import { invitations, list as people } from "../features/people/list.ts";
import { decide, withdraw } from "../features/requests/decide.ts";
import { collect, renewBreakGlass } from "../features/requests/collect.ts";
import { list as requests } from "../features/requests/list.ts";
import { change as changeSettings, posture, read as readSettings } from "../features/settings/settings.ts";
import { list as teams, save as saveTeam } from "../features/teams/teams.ts";
import { lookup, members, setMember } from "../features/projects/members.ts";
import { changeItems } from "../features/items/change.ts";
import { inspect } from "../features/items/inspect.ts";
import * as itemList from "../features/items/list.ts";
import { archive, change as changeProject } from "../features/projects/change.ts";
import { create } from "../features/projects/create.ts";
import { form, formAt, formVersions } from "../features/projects/forms.ts";
import { home, workers } from "../features/projects/home.ts";
import { markPreview, overlay } from "../features/projects/mark-preview.ts";
import { archived, detail, own } from "../features/projects/own.ts";
import { publishForm } from "../features/projects/publish-form.ts";
import { accept, look } from "../features/session/invitation.ts";
import { lock, signOut, state, touch, unlock } from "../features/session/lock.ts";
import { begin, confirm, secondFactor } from "../features/session/second-factor.ts";
import { signIn } from "../features/session/sign-in.ts";
import { ticket } from "../features/exports/download.ts";
import { list as listExports, manifest } from "../features/exports/list.ts";
import { count, request } from "../features/exports/request.ts";
import { begin as beginImport, removeFile } from "../features/imports/collect.ts";
import { preview } from "../features/imports/preview.ts";
import * as importing from "../features/imports/start.ts";
import { actAs } from "../demo/act-as.ts";
import { createSamples } from "../samples/create-samples.ts";
import { detail as trailDetail } from "../features/trail/detail.ts";
import { history } from "../features/trail/history.ts";
import { names, search } from "../features/trail/search.ts";
import { seenBy, viewsOfItem } from "../features/trail/seen.ts";
import { cancelCheck, startCheck, verification } from "../features/trail/verify.ts";
import {
  counts as reviewCounts,
  next as nextReview,
  open as openReview,
  pass,
  renew as renewReview,
  saveDraft as saveReviewDraft,
} from "../features/review/claim.ts";
import { list as listDisagreements, tasks as disagreedTasks } from "../features/review/disagreements/list.ts";
import {
  count as countSendBack,
  sendBack,
  sends,
  undo as undoSendBack,
} from "../features/review/disagreements/send-back.ts";
import { settle as settleDisagreement } from "../features/review/disagreements/settle.ts";
import { setSection } from "../features/review/disagreements/topics.ts";
import { comments } from "../features/review/comments.ts";
import { decide as decideReview } from "../features/review/decide.ts";
import { ownAccuracy } from "../features/review/own-accuracy.ts";
import { disagreed, summary as qualitySummary } from "../features/review/quality.ts";
import { router } from "./procedure.ts";

/** Every procedure of the product. `test/door` enumerates this against its own table. */
export const appRouter = router({
  session: router({ state, signIn, actAs, secondFactor, lock, unlock, touch, signOut }),
  secondFactor: router({ begin, confirm }),
  invitation: router({ look, accept }),
  people: router({
    list: people,
    invitations,
    invite,
    inviteMany,
    withdrawInvitation,
    change: changePerson,
    disable,
    enable,
    endSessions,
    requestReset,
  }),
  teams: router({ list: teams, save: saveTeam }),
  freeze: router({
    set: freezing.set,
    list: freezing.list,
    targets: freezing.targets,
    requestLift: freezing.requestLift,
  }),
  requests: router({ list: requests, decide, withdraw, collect, renewBreakGlass }),
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
    changePreferences,
    clearPreferences,
  }),
  project: router({
    own,
    archived,
    detail,
    home,
    workers,
    change: changeProject,
    archive,
    markPreview,
    overlay,
    create,
    createSamples,
    form,
    formVersions,
    formAt,
    publishForm,
    members,
    setMember,
    lookup,
  }),
  items: router({
    list: itemList.list,
    values: itemList.values,
    teams: itemList.teams,
    change: changeItems,
    inspect,
  }),
  guidelines: router({
    state: guidelineState,
    take,
    read,
    acknowledge,
    version,
    draft,
    saveDraft: saveGuideline,
    publish,
    versions,
    pictureTickets,
  }),
  work: router({ counts, next, open, renew, saveDraft, submit, end, recent, revisit, outbox }),
  review: router({
    counts: reviewCounts,
    next: nextReview,
    open: openReview,
    renew: renewReview,
    saveDraft: saveReviewDraft,
    pass,
    decide: decideReview,
    comments,
    ownAccuracy,
  }),
  quality: router({ summary: qualitySummary, disagreed }),
  disagreements: router({
    list: listDisagreements,
    tasks: disagreedTasks,
    count: countSendBack,
    sendBack,
    sends,
    undo: undoSendBack,
    setSection,
    settle: settleDisagreement,
  }),
  imports: router({
    begin: beginImport,
    removeFile,
    preview,
    start: importing.start,
    resume: importing.resume,
    cancel: importing.cancel,
    list: importing.list,
    status: importing.status,
    problems: importing.problems,
  }),
  exports: router({ list: listExports, count, request, ticket, manifest }),
  trail: router({
    search,
    names,
    history,
    detail: trailDetail,
    viewsOfItem,
    seenBy,
    verification,
    startCheck,
    cancelCheck,
  }),
});

export type AppRouter = typeof appRouter;
