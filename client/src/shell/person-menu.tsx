import { useNavigate } from "@tanstack/react-router";
import { useMutation } from "@tanstack/react-query";
import { ChevronDown, Eye, Lock, LogOut, SlidersHorizontal } from "lucide-react";
import { trpc } from "../api.ts";
import type { SessionPerson } from "../api-types.ts";
import { t } from "../i18n/t.ts";
import { leaveWithoutSteps } from "../outbox/own-outbox.ts";
import { sessionStore } from "../session/session.ts";
import { Button } from "../ui/button.tsx";
import { Menu } from "../ui/menu.tsx";
import { notify } from "../ui/toasts.ts";
import styles from "./person-menu.module.css";

const failed = () => notify({ tone: "danger", text: t("error.network.title"), detail: t("error.network.detail") });

export function PersonMenu({ person }: { readonly person: SessionPerson }) {
  const navigate = useNavigate();
  const signOut = useMutation(trpc.session.signOut.mutationOptions({ onSuccess: leaveWithoutSteps, onError: failed }));
  const lock = useMutation(trpc.session.lock.mutationOptions({ onSuccess: sessionStore.set, onError: failed }));

  const act = (id: "me" | "preferences" | "lock" | "sign-out" | "sign-out-everywhere") => {
    if (id === "me") void navigate({ to: "/me" });
    else if (id === "preferences") void navigate({ to: "/preferences" });
    else if (id === "lock") lock.mutate();
    else signOut.mutate({ everywhere: id === "sign-out-everywhere" });
  };

  return (
    <Menu
      label={t("shell.person", { name: person.name })}
      trigger={
        <Button variant="quiet" aria-label={t("shell.person", { name: person.name })}>
          <span className={styles.name}>{person.name}</span>
          <ChevronDown className={styles.icon} aria-hidden="true" />
        </Button>
      }
      groups={[
        {
          entries: [
            { id: "preferences", label: t("preferences.title"), icon: <SlidersHorizontal /> },
            { id: "me", label: t("shell.me"), icon: <Eye /> },
            { id: "lock", label: t("shell.lock"), icon: <Lock /> },
          ],
        },
        {
          entries: [
            { id: "sign-out", label: t("shell.signOut"), icon: <LogOut /> },
            { id: "sign-out-everywhere", label: t("shell.signOutEverywhere"), icon: <LogOut /> },
          ],
        },
      ]}
      onAction={act}
    />
  );
}
