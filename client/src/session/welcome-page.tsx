import { useMutation } from "@tanstack/react-query";
import { useEffect } from "react";
import { trpc } from "../api.ts";
import { failureOf } from "../api-error.ts";
import { t } from "../i18n/t.ts";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { AcceptInvitation } from "./accept-invitation.tsx";
import { SessionFrame } from "./session-frame.tsx";

/** The link's token stands in the fragment, which browsers do not send: it leaves only inside this page's calls. */
const tokenOf = (hash: string) => hash.replace(/^#/, "");

/** Set-up and invitations: one page, one kind of link. */
export function WelcomePage() {
  return (
    <main>
      <Invited />
    </main>
  );
}

function Invited() {
  const token = tokenOf(window.location.hash);
  const look = useMutation(trpc.invitation.look.mutationOptions());
  const lookUp = look.mutate;
  useEffect(() => {
    if (token !== "") lookUp({ token });
  }, [lookUp, token]);

  if (look.data !== undefined) return <AcceptInvitation token={token} invitation={look.data} />;

  if (token === "" || (look.isError && ["absent", "invalid"].includes(failureOf(look.error).code))) {
    return (
      <SessionFrame
        title={t("session.welcome.invalidTitle")}
        intro={t("session.welcome.invalidDetail")}
        offersLanguages
      >
        <p>{t("session.welcome.setUpInvalidHint")}</p>
        <div>
          <LinkButton to="/" variant="primary">
            {t("session.welcome.toSignIn")}
          </LinkButton>
        </div>
      </SessionFrame>
    );
  }
  if (look.isError) {
    return (
      <SessionFrame title={t("session.welcome.title")}>
        <ErrorPanel error={look.error} onRetry={() => lookUp({ token })} isRetrying={look.isPending} />
      </SessionFrame>
    );
  }
  return null;
}
