import type { InstallationRole, ProjectRole } from "@keyhole/shared/vocabulary";
import type { Person } from "@keyhole/db/store/people";
import { ownPreferences, type OwnPreferences } from "../../identity/own-preferences.ts";
import { idleLockMs, isLocked, type RequestContext } from "../../door/context.ts";

export type Phase = "set-up-needed" | "signed-out" | "second-factor" | "must-enrol" | "locked" | "signed-in";

export interface SessionState {
  readonly phase: Phase;
  readonly person?: {
    readonly id: string;
    readonly name: string;
    readonly login: string;
    readonly installationRoles: readonly InstallationRole[];
    readonly mayCreateProjects: boolean;
    readonly projectRoles: readonly ProjectRole[];
  };
  /** What the person set for themselves; only when signed in. With the state, so that the first picture is right. */
  readonly preferences?: OwnPreferences;
  readonly idleLockMs: number;
  readonly demo: boolean;
  readonly demoPeople?: readonly { readonly name: string; readonly login: string; readonly role: string }[];
}

export const installationRolesOf = (person: Person): InstallationRole[] => [
  ...(person.administrator ? (["administrator"] as const) : []),
  ...(person.securityReviewer ? (["security-reviewer"] as const) : []),
];

/** Where the browser of this request stands. */
export async function sessionState(context: RequestContext): Promise<SessionState> {
  const { services, signedIn, now } = context;
  const common = {
    idleLockMs,
    demo: services.demo !== null,
    ...(services.demo === null
      ? {}
      : {
          demoPeople: services.demo.people.map(({ name, login, role }) => ({
            name,
            login,
            role,
          })),
        }),
  };
  if (signedIn === null) {
    const settled = (await services.store.read.countAdministrators()) > 0;
    return { ...common, phase: settled ? "signed-out" : "set-up-needed" };
  }
  const { session, person } = signedIn;
  const phase = session.phase === "active" ? (isLocked(session, now) ? "locked" : "signed-in") : session.phase;
  const projects = await services.store.read.projectsOf(person.id);
  return {
    ...common,
    ...(phase === "signed-in" ? { preferences: await ownPreferences(services, person.id) } : {}),
    phase,
    person: {
      id: person.id,
      name: person.name,
      login: person.login,
      installationRoles: installationRolesOf(person),
      mayCreateProjects: person.mayCreateProjects,
      projectRoles: [...new Set(projects.map((project) => project.role))],
    },
  };
}
