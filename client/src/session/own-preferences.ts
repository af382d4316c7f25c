import { failureOf } from "../api-error.ts";
import { api } from "../api.ts";
import { t, tProblem } from "../i18n/t.ts";
import { ownPreferences } from "../ui/own-preferences.ts";
import { notify } from "../ui/toasts.ts";
import { sessionStore } from "./session.ts";

/** Joins the person's preferences on this page with the server's: what it says with the session, and where changes go. */
export function followPreferences(): void {
  ownPreferences.connect({
    save: (change) => api.me.changePreferences.mutate(change),
    mayRetry(error) {
      const { code } = failureOf(error);
      return code !== "invalid" && code !== "too-large";
    },
    refused(error) {
      const { problems } = failureOf(error);
      const first = problems?.[0];
      const detail = first === undefined ? {} : { detail: tProblem(first) };
      notify({ tone: "danger", text: t("preferences.refused"), ...detail });
    },
    later: (ms, run) => void setTimeout(run, ms),
  });
  sessionStore.subscribe(() => {
    const session = sessionStore.snapshot();
    if (session.status !== "ready" || session.state.preferences === undefined) return;
    ownPreferences.adopt(session.state.preferences);
  });
}
