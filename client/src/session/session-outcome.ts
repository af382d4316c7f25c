import { failureOf } from "../api-error.ts";
import { t } from "../i18n/t.ts";
import { refreshSession } from "./refresh-session.ts";
import { sessionStore } from "./session.ts";

/** For mutations that answer with the new session state. On a refusal the phase may be another than this page thinks. */
export const takesSessionState = { onSuccess: sessionStore.set, onError: () => void refreshSession() };

/** What to say under a sign-in form. A refusal says `refused` and no more, so that nothing can be learnt from it. */
export function refusalText(error: unknown, refused: string): string {
  const failure = failureOf(error);
  switch (failure.code) {
    case "invalid":
    case "absent":
    case "signed-out":
    case "locked":
    case "second-factor-needed":
    case "must-enrol":
      return refused;
    case "throttled": {
      const seconds = Math.ceil((failure.retryAfterMs ?? 0) / 1000);
      const wait = seconds > 0 ? t("error.retryIn", { seconds }) : t("error.throttled.detail");
      return `${t("error.throttled.title")}. ${wait}`;
    }
    default:
      return `${t(`error.${failure.code}.title`)}. ${t(`error.${failure.code}.detail`)}`;
  }
}
