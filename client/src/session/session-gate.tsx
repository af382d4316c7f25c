import { type ReactNode, useEffect } from "react";
import { t } from "../i18n/t.ts";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { Cover } from "./cover.tsx";
import { refreshSession } from "./refresh-session.ts";
import { SessionFrame } from "./session-frame.tsx";
import { SessionScreen } from "./session-screen.tsx";
import { useSession } from "./session.ts";
import { useActivity } from "./use-activity.ts";
import { useEventStream } from "./use-control.ts";

/**
 * Lets the page through for a signed-in person. Once mounted, the page stays mounted: when the session locks or ends, a
 * cover asks in place and the page goes on where it was.
 */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  useEffect(() => void refreshSession(), []);
  const isOpen = session.status === "ready" && session.state.phase === "signed-in";
  useActivity(isOpen ? session.state.idleLockMs : undefined);
  useEventStream(isOpen);

  if (session.status === "loading") return null;
  if (session.status === "failed") {
    return (
      <main>
        <SessionFrame title={t("session.failed.title")}>
          <ErrorPanel error={session.error} onRetry={() => void refreshSession()} />
        </SessionFrame>
      </main>
    );
  }
  const screen = <SessionScreen state={session.state} owner={session.owner} />;
  if (session.owner === undefined) return <main>{screen}</main>;
  return (
    <>
      {children}
      {!isOpen && <Cover>{screen}</Cover>}
    </>
  );
}
