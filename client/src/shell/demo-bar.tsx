import { Button } from "react-aria-components";
import { api } from "../api.ts";
import { t, tIfKnown } from "../i18n/t.ts";
import { leave, useSession } from "../session/session.ts";
import { notify } from "../ui/toasts.ts";
import styles from "./demo-bar.module.css";

const become = async (login: string): Promise<void> => {
  try {
    await api.session.actAs.mutate({ login });
    leave();
  } catch {
    notify({ tone: "danger", text: t("shell.demo.failed") });
  }
};

/** Exists in a demo only: one person can try flows that take two. */
export function DemoBar() {
  const session = useSession();
  if (session.status !== "ready" || !session.state.demo) return null;
  const current = session.state.person?.login;
  return (
    <nav aria-label={t("shell.demo")} className={styles.bar}>
      <span className={styles.title}>{t("shell.demo")}</span>
      {session.state.demoPeople?.map(({ name, login, role }) => (
        <Button
          key={login}
          className={styles.person ?? ""}
          {...(login === current ? { "aria-current": "true" as const } : {})}
          onPress={() => void become(login)}
        >
          {name} <span className={styles.role}>{tIfKnown(`session.role.${role}`) ?? role}</span>
        </Button>
      ))}
    </nav>
  );
}
