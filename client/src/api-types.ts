import type { TRPCBuiltRouter, TRPCMutationProcedure, TRPCQueryProcedure } from "@trpc/server";
import type { ErrorBody } from "@keyhole/shared/errors";
import type { InstallationRole, ProjectRole } from "@keyhole/shared/vocabulary";

/** The one place that says what the client calls. */

export type SessionPhase = "set-up-needed" | "signed-out" | "second-factor" | "must-enrol" | "locked" | "signed-in";

export interface SessionPerson {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly installationRoles: readonly InstallationRole[];
  readonly mayCreateProjects: boolean;
  /** Every role held in at least one project; decides which areas the navigation offers. */
  readonly projectRoles?: readonly ProjectRole[];
}

export interface SessionState {
  readonly phase: SessionPhase;
  /** Present from the password on: whose second factor, lock or page this is. */
  readonly person?: SessionPerson | undefined;
  /** Milliseconds without activity after which the session locks. */
  readonly idleLockMs: number;
  readonly demo: boolean;
  readonly demoPeople?: readonly DemoPerson[] | undefined;
}

export interface DemoPerson {
  readonly name: string;
  readonly login: string;
  readonly role: string;
}

/** A QR code's modules, row by row, as strings of 0 and 1 (1 is dark), without the quiet zone. */
export interface QrCode {
  readonly size: number;
  readonly rows: readonly string[];
}

export interface Invitation {
  readonly name: string;
  readonly installationRoles: readonly InstallationRole[];
  readonly projects: readonly string[];
  /** True for the link that makes the first administrator. */
  readonly setUp: boolean;
}

type Query<Input, Output> = TRPCQueryProcedure<{ meta: unknown; input: Input; output: Output }>;
type Mutation<Input, Output> = TRPCMutationProcedure<{ meta: unknown; input: Input; output: Output }>;

interface Root {
  ctx: object;
  meta: object;
  errorShape: { message: string; code: number; data: { body: ErrorBody } };
  transformer: false;
}

export type AppRouter = TRPCBuiltRouter<
  Root,
  {
    session: {
      state: Query<void, SessionState>;
      signIn: Mutation<{ login: string; password: string }, SessionState>;
      secondFactor: Mutation<{ code: string }, SessionState>;
      unlock: Mutation<{ password: string }, SessionState>;
      lock: Mutation<void, SessionState>;
      signOut: Mutation<{ everywhere: boolean }, SessionState>;
      touch: Mutation<void, SessionState>;
    };
    secondFactor: {
      begin: Mutation<void, { secret: string; uri: string; qr: QrCode }>;
      confirm: Mutation<{ code: string }, { recoveryCodes: readonly string[] }>;
    };
    invitation: {
      look: Mutation<{ token: string }, Invitation>;
      accept: Mutation<{ token: string; name: string; login: string; password: string }, SessionState>;
    };
  }
>;
