import { assertNever } from "@keyhole/shared/result";
import type { SessionPerson, SessionState } from "../api-types.ts";
import { t } from "../i18n/t.ts";
import { EnrolPage } from "./enrol-page.tsx";
import { SecondFactorPage } from "./second-factor-page.tsx";
import { SessionFrame } from "./session-frame.tsx";
import { SignInPage } from "./sign-in-page.tsx";
import { UnlockPage } from "./unlock-page.tsx";

export interface SessionScreenProps {
  readonly state: SessionState;
  readonly owner: SessionPerson | undefined;
}

/** What stands between a person and their page. Shows nothing for an open session. */
export function SessionScreen({ state, owner }: SessionScreenProps) {
  switch (state.phase) {
    case "set-up-needed":
      return (
        <SessionFrame title={t("session.setUpNeeded.title")} offersLanguages>
          {t("session.setUpNeeded.detail")}
        </SessionFrame>
      );
    case "signed-out":
      return <SignInPage owner={owner} demoPeople={state.demoPeople ?? []} />;
    case "second-factor":
      return <SecondFactorPage />;
    case "must-enrol":
      return <EnrolPage />;
    case "locked":
      return <UnlockPage person={state.person ?? owner} />;
    case "signed-in":
      return null;
    default:
      return assertNever(state.phase);
  }
}
