import type { PersonId, ProjectId } from "@keyhole/shared/ids";
import { type ProjectRole, projectRoles } from "@keyhole/shared/vocabulary";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { api, trpc } from "../../api.ts";
import { formatDate } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./people-page.module.css";

/** A sign-in younger than this is worth a question before its account gets a role. */
const youngMs = 7 * 24 * 3_600_000;

export interface AddPeopleProps {
  readonly projectId: ProjectId;
  readonly members: readonly { readonly personId: PersonId }[];
  readonly onAdded: () => Promise<void>;
}

/** Finds people of the installation by name or login and gives them a role here. */
export function AddPeople({ projectId, members, onAdded }: AddPeopleProps) {
  const [text, setText] = useState("");
  const [role, setRole] = useState<ProjectRole>("labeler");
  const [openedAt] = useState(Date.now);
  const wanted = useDeferredValue(text.trim());
  const found = useQuery({
    ...trpc.project.lookup.queryOptions({ projectId, text: wanted }),
    enabled: wanted !== "",
    placeholderData: keepPreviousData,
  });
  const add = useMutation({
    mutationFn: (personId: PersonId) => api.project.setMember.mutate({ projectId, personId, role }),
    onSuccess: onAdded,
  });
  return (
    <section className={styles.add} aria-label={t("manage.people.add")}>
      <div className={styles.search}>
        <TextField
          label={t("manage.people.find")}
          value={text}
          onChange={setText}
          maxLength={100}
          autoComplete="off"
          placeholder={t("manage.people.findPlaceholder")}
          // Whoever is alone in a project comes here to find somebody.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={members.length < 2}
        />
        <Select
          label={t("manage.people.addAs")}
          options={projectRoles.map((id) => ({ id, label: t(`manage.role.${id}`) }))}
          value={role}
          onChange={setRole}
        />
      </div>
      {found.isError && <ErrorPanel error={found.error} />}
      {add.isError && <ErrorPanel error={add.error} />}
      {wanted !== "" && found.data?.length === 0 && <p className={styles.none}>{t("manage.people.none")}</p>}
      {wanted !== "" && found.data !== undefined && found.data.length > 0 && (
        <ul className={styles.found}>
          {found.data.map(({ id, name, login, signInSince }) => (
            <li key={id} className={styles.person}>
              <span>
                {name}
                <span className={styles.login}>{login}</span>
                {openedAt - signInSince < youngMs && (
                  <Badge tone="warning">{t("manage.people.young", { when: formatDate(signInSince) })}</Badge>
                )}
              </span>
              {members.some(({ personId }) => personId === id) ? (
                <Badge tone="success">{t("manage.people.isMember")}</Badge>
              ) : (
                <Button
                  size="small"
                  icon={<UserPlus size={14} />}
                  isPending={add.isPending && add.variables === id}
                  onPress={() => add.mutate(id)}
                >
                  {t("manage.people.addOne", { name })}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
