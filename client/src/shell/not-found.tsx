import { t } from "../i18n/t.ts";
import { SessionFrame } from "../session/session-frame.tsx";
import { LinkButton } from "../ui/link-button.tsx";

/** Says the same to everybody, signed in or not. */
export function NotFound() {
  return (
    <main>
      <SessionFrame title={t("shell.notFound")} intro={t("shell.notFoundDetail")}>
        <div>
          <LinkButton to="/">{t("shell.toHome")}</LinkButton>
        </div>
      </SessionFrame>
    </main>
  );
}
