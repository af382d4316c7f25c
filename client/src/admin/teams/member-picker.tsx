import type { PersonId, TeamId } from "@keyhole/shared/ids";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { api, trpc } from "../../api.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./teams.module.css";

/** Whom the dialog puts into the team (true) or takes out of it (false); everybody else stays what they are. */
export type MemberChanges = ReadonlyMap<PersonId, boolean>;

export const peopleWho = (changes: MemberChanges, come: boolean): PersonId[] =>
  Array.from(changes).flatMap(([id, isIn]) => (isIn === come ? [id] : []));

export interface MemberPickerProps {
  /** Null for a new team. */
  readonly teamId: TeamId | null;
  readonly changes: MemberChanges;
  readonly onChange: (changes: MemberChanges) => void;
}

/** The team's members; while something is typed, everybody whose name or login holds it. The server searches. */
export function MemberPicker({ teamId, changes, onChange }: MemberPickerProps) {
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text.trim());
  const filter = wanted === "" && teamId !== null ? { teamId } : { text: wanted };
  const people = useInfiniteQuery({
    queryKey: [...trpc.people.list.queryKey(filter), "pages"],
    queryFn: ({ pageParam }) =>
      api.people.list.query({ ...filter, ...(pageParam === null ? {} : { after: pageParam }) }),
    initialPageParam: null as PersonId | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const listed = people.data?.pages.flatMap((page) => page.people) ?? [];
  return (
    <fieldset className={styles.members}>
      <legend className={styles.legend}>{t("admin.teams.members")}</legend>
      <TextField
        label={t("admin.teams.find")}
        description={t("admin.teams.membersHint")}
        value={text}
        onChange={setText}
        maxLength={100}
        autoComplete="off"
        type="search"
      />
      <div className={styles.list}>
        {listed.length === 0 && !people.isPending && (
          <p>{t(wanted === "" ? "admin.teams.noMembers" : "admin.people.none")}</p>
        )}
        {listed.map(({ id, name, login, teams }) => {
          const isMember = teams.some((team) => team.id === teamId);
          return (
            <Checkbox
              key={id}
              isSelected={changes.get(id) ?? isMember}
              onChange={(isIn) => {
                const next = new Map(changes);
                if (isIn === isMember) next.delete(id);
                else next.set(id, isIn);
                onChange(next);
              }}
            >
              {name} <span className={styles.login}>{login}</span>
            </Checkbox>
          );
        })}
        {people.hasNextPage && (
          <Button variant="quiet" onPress={() => void people.fetchNextPage()} isPending={people.isFetchingNextPage}>
            {t("common.more")}
          </Button>
        )}
      </div>
      {people.isError && <ErrorPanel error={people.error} />}
    </fieldset>
  );
}
