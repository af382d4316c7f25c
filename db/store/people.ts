import type { DeviceId, InvitationId, PersonId, ProjectId, SessionId, TeamId } from "@keyhole/shared/ids";
import type { Notice } from "./administration.ts";
import type { EntryDraft } from "./trail.ts";

export interface Person {
  readonly id: PersonId;
  readonly login: string;
  readonly name: string;
  readonly administrator: boolean;
  readonly securityReviewer: boolean;
  readonly mayCreateProjects: boolean;
  readonly secondFactorWaived: boolean;
  /** Is or once was administrator or security reviewer. */
  readonly hadDuty: boolean;
  readonly created: number;
  readonly invitedBy: PersonId | null;
  readonly resetBy: PersonId | null;
  /** The second person of that reset. */
  readonly resetApprovedBy: PersonId | null;
  readonly resetAt: number | null;
  readonly disabledAt: number | null;
}

export interface Credentials {
  readonly personId: PersonId;
  readonly passwordHash: string;
  /** Sealed; null until a second factor was set up. */
  readonly totpSecret: Uint8Array | null;
  readonly totpPending: Uint8Array | null;
  readonly totpLastStep: number;
  readonly changed: number;
}

export type SessionPhase = "second-factor" | "must-enrol" | "active";

export interface Session {
  readonly id: SessionId;
  readonly personId: PersonId;
  readonly deviceId: DeviceId;
  readonly phase: SessionPhase;
  readonly created: number;
  readonly lastActive: number;
  readonly lockedAt: number | null;
}

export interface Invitation {
  readonly id: InvitationId;
  readonly kind: "set-up" | "join" | "reset";
  readonly name: string;
  /** Whose password a "reset" sets. */
  readonly personId: PersonId | null;
  readonly administrator: boolean;
  readonly securityReviewer: boolean;
  readonly mayCreateProjects: boolean;
  readonly teamId: TeamId | null;
  readonly invitedBy: PersonId | null;
  /** Who approved it, where it took two people. */
  readonly approvedBy: PersonId | null;
  readonly created: number;
  readonly expires: number;
  readonly usedAt: number | null;
}

export interface Device {
  readonly id: DeviceId;
  readonly created: number;
}

export interface Team {
  readonly id: TeamId;
  readonly name: string;
  /** CIDR ranges from which members may work; empty is anywhere. */
  readonly networks: readonly string[];
  readonly endsAt: number | null;
  readonly created: number;
}

export interface CountedTeam extends Team {
  readonly members: number;
}

export interface PeoplePage {
  /** A part of the name or login; case and accents do not matter. */
  readonly text?: string;
  /** Members of this team only. */
  readonly teamId?: TeamId;
  /** People who can be given a role in a project: not disabled, and without a duty. */
  readonly eligible?: boolean;
  /** The last person of the page before. */
  readonly after?: PersonId;
  readonly limit: number;
}

export interface PeopleReader {
  /** The session of a token hash that has not ended, with its person and teams; null otherwise. */
  sessionByToken(tokenHash: string): Promise<{ session: Session; person: Person; teams: Team[] } | null>;
  personById(id: PersonId): Promise<Person | null>;
  personByLogin(login: string): Promise<Person | null>;
  credentialsOf(id: PersonId): Promise<Credentials | null>;
  /** Everybody, ordered by name, then id. For pages use `peoplePage`: there may be thousands. */
  people(): Promise<Person[]>;
  /** A page of people, ordered by name, then id. */
  peoplePage(page: PeoplePage): Promise<Person[]>;
  /** Everybody who is or once was administrator or security reviewer, disabled ones too; ordered by name, then id. */
  peopleEverWithDuty(): Promise<Person[]>;
  /** Teams of one person, ordered by id. */
  teamsOf(id: PersonId): Promise<Team[]>;
  countAdministrators(): Promise<number>;
  invitationByToken(tokenHash: string): Promise<Invitation | null>;
  /** Neither used nor expired, newest first; `after` is the last one of the page before. */
  openInvitations(now: number, page: { readonly after?: InvitationId; readonly limit: number }): Promise<Invitation[]>;
  deviceByToken(tokenHash: string): Promise<{ id: DeviceId; personId: PersonId } | null>;
  unusedRecoveryCodes(id: PersonId): Promise<number>;
  sessionsOf(id: PersonId): Promise<Session[]>;
  /** Sessions not ended that began before a moment, oldest first. */
  sessionsBegunBefore(moment: number, limit: number): Promise<Session[]>;
  /** Browsers that the person signed in from, oldest first. */
  devicesOf(id: PersonId): Promise<Device[]>;
  /** All teams with the number of their members, ordered by name, then id. */
  teams(): Promise<CountedTeam[]>;
  /** A page of them, of those whose name holds `text`; `after` is the last one of the page before. */
  teamsPage(page: { readonly text?: string; readonly after?: TeamId; readonly limit: number }): Promise<CountedTeam[]>;
  teamById(id: TeamId): Promise<Team | null>;
  /** Every member, ordered by id. */
  membersOfTeam(id: TeamId): Promise<PersonId[]>;
  personKey(id: PersonId): Promise<Uint8Array | null>;
}

export interface NewPerson {
  readonly id: PersonId;
  readonly login: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly wrappedKey: Uint8Array;
}

/** Each method is one whole transaction, durable when it returns, with its trail entries. */
export interface PeopleWriter {
  /** Voids earlier unused set-up invitations. Refused (`conflict`) when an administrator exists. */
  inviteFirstAdministrator(invitation: Invitation, tokenHash: string, drafts: readonly EntryDraft[]): Promise<void>;
  /** `absent` where whoever invites is no administrator any more or was disabled. */
  invite(invitation: Invitation, tokenHash: string, drafts: readonly EntryDraft[]): Promise<void>;
  withdrawInvitation(id: InvitationId, now: number, drafts: readonly EntryDraft[]): Promise<void>;
  /**
   * Uses the invitation and makes the person with the roles it grants. `absent` when it was used or has expired;
   * `conflict` when the login is taken.
   */
  acceptInvitation(input: {
    tokenHash: string;
    person: NewPerson;
    now: number;
    drafts: readonly EntryDraft[];
  }): Promise<void>;
  /**
   * Uses a "reset" invitation: new password, second factor and recovery codes removed, all sessions ended (their ids). The
   * person's roles in `rolesEnded` end with it; `conflict` where another role is left in a project that the approver of the
   * reset does not lead, unless the reset has no approver (it was approved at the console).
   */
  resetCredentials(input: {
    tokenHash: string;
    personId: PersonId;
    passwordHash: string;
    rolesEnded: readonly ProjectId[];
    notices: readonly Notice[];
    now: number;
    drafts: readonly EntryDraft[];
  }): Promise<SessionId[]>;
  /** Makes the device when it is new. */
  startSession(input: {
    session: Session;
    tokenHash: string;
    device: { id: DeviceId; tokenHash: string } | null;
    drafts: readonly EntryDraft[];
  }): Promise<void>;
  /**
   * A session that passes its second factor gets a new token, so that the half-way token is worth nothing. Only now does
   * its browser become known: who has just the password is a stranger still.
   */
  activateSession(input: {
    sessionId: SessionId;
    tokenHash: string;
    device: { id: DeviceId; personId: PersonId; tokenHash: string } | null;
    now: number;
    drafts: readonly EntryDraft[];
  }): Promise<void>;
  lockSession(sessionId: SessionId, now: number, drafts: readonly EntryDraft[]): Promise<void>;
  unlockSession(sessionId: SessionId, now: number, drafts: readonly EntryDraft[]): Promise<void>;
  /** Ends sessions and their leases. `keep` spares one session. Gives the ids of the sessions ended; `only` one that has ended already leaves no entry. */
  endSessions(input: {
    personId: PersonId;
    only?: SessionId;
    keep?: SessionId;
    now: number;
    drafts: readonly EntryDraft[];
  }): Promise<SessionId[]>;
  /** Bookkeeping (no entry): last activity. */
  touchSession(sessionId: SessionId, now: number): Promise<void>;
  /** Ends the person's sessions but `keep`, with their leases. Gives the ids of those ended. */
  changePassword(input: {
    personId: PersonId;
    passwordHash: string;
    keep: SessionId;
    now: number;
    drafts: readonly EntryDraft[];
  }): Promise<SessionId[]>;
  /** New recovery codes; the ones before are void. */
  renewRecoveryCodes(personId: PersonId, hashes: readonly string[], drafts: readonly EntryDraft[]): Promise<void>;
  /** Bookkeeping (no entry): a secret that no code has proved yet. */
  beginSecondFactor(personId: PersonId, pending: Uint8Array): Promise<void>;
  confirmSecondFactor(input: {
    personId: PersonId;
    step: number;
    recoveryHashes: readonly string[];
    drafts: readonly EntryDraft[];
  }): Promise<void>;
  /** False when that step or a later one was used already: the code is refused. */
  useTotpStep(personId: PersonId, step: number, drafts: readonly EntryDraft[]): Promise<boolean>;
  /** False when the code is unknown or used. */
  useRecoveryCode(
    personId: PersonId,
    use: { codeHash: string; now: number },
    drafts: readonly EntryDraft[],
  ): Promise<boolean>;
  /**
   * Nobody changes their own roles; the caller's policy says so and the last administrator stays (`conflict`). Whoever is
   * no administrator any more has no open invitation: they are void, and `voided` is recorded with their number.
   */
  changePerson(
    personId: PersonId,
    change: Partial<Pick<Person, "administrator" | "securityReviewer" | "mayCreateProjects" | "secondFactorWaived">>,
    record: { readonly now: number; readonly drafts: readonly EntryDraft[]; readonly voided: EntryDraft },
  ): Promise<void>;
  /**
   * Ends all sessions and leases in the same transaction; the last administrator stays (`conflict`). Open invitations that
   * the person made or approved are void, and `voided` is recorded with their number.
   */
  disablePerson(
    personId: PersonId,
    record: { readonly now: number; readonly drafts: readonly EntryDraft[]; readonly voided: EntryDraft },
  ): Promise<SessionId[]>;
  /** Without the duties that the person had: giving those again is a decision of its own. */
  enablePerson(personId: PersonId, drafts: readonly EntryDraft[]): Promise<void>;
  /** The browser counts as a stranger's again. */
  forgetDevice(personId: PersonId, deviceId: DeviceId, drafts: readonly EntryDraft[]): Promise<void>;
  /** Makes or changes a team; who is a member and in neither list stays one. */
  saveTeam(
    team: Team,
    members: { readonly added: readonly PersonId[]; readonly removed: readonly PersonId[] },
    drafts: readonly EntryDraft[],
  ): Promise<void>;
}
