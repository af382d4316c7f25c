import { Navigate } from "@tanstack/react-router";
import { usePerson } from "../session/session.ts";
import { areasOf } from "../shell/navigation.ts";

/** Where everybody starts: a labeler's work; for people without any, the first area that is theirs. */
export function HomePage() {
  return <Navigate to={areasOf(usePerson())[0]?.to ?? "/work"} replace />;
}
