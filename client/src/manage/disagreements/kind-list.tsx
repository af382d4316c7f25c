import type { PersonId } from "@keyhole/shared/ids";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { trpc } from "../../api.ts";
import type { DisagreementList, ListedDisagreement } from "../../api-types.ts";
import { formatNumber } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { cx } from "../../ui/class-names.ts";
import { Select } from "../../ui/select.tsx";
import { useProjectId } from "../use-project.ts";
import styles from "./disagreements.module.css";
import { kindWords } from "./words.ts";

export interface KindFilter {
  readonly question: string | null;
  readonly label: string | null;
  readonly people: readonly [PersonId | null, PersonId | null];
}

export const noFilter: KindFilter = { question: null, label: null, people: [null, null] };

/** Empty is a value of its own in a select: everything. */
const any = "";

export interface KindFiltersProps {
  readonly questions: DisagreementList["questions"];
  readonly filter: KindFilter;
  readonly onChange: (filter: KindFilter) => void;
}

export function KindFilters({ questions, filter, onChange }: KindFiltersProps): ReactNode {
  const projectId = useProjectId();
  const members = useQuery(trpc.project.members.queryOptions({ projectId }));
  const labels = questions.find(({ name }) => name === filter.question)?.labels ?? [];
  const [one, other] = filter.people;
  const people = (members.data ?? []).flatMap(({ personId, name }) => ({ id: personId as string, label: name }));
  const anybody = { id: any, label: t("disagreements.filter.anybody") };
  const person = (id: string): PersonId | null => (id === any ? null : (id as PersonId)); // from the list of members
  return (
    <section aria-label={t("disagreements.filters")} className={styles.filters}>
      <Select
        label={t("disagreements.filter.question")}
        options={[
          { id: any, label: t("disagreements.filter.anyQuestion") },
          ...questions.map(({ name, title }) => ({ id: name, label: title })),
        ]}
        value={filter.question ?? any}
        onChange={(id) => onChange({ ...filter, question: id === any ? null : id, label: null })}
      />
      {labels.length > 0 && (
        <Select
          label={t("disagreements.filter.label")}
          options={[
            { id: any, label: t("disagreements.filter.anyLabel") },
            ...labels.map(({ value, title }) => ({ id: value, label: title })),
          ]}
          value={filter.label ?? any}
          onChange={(id) => onChange({ ...filter, label: id === any ? null : id })}
        />
      )}
      <div className={styles.pair}>
        <Select
          label={t("disagreements.filter.one")}
          options={[anybody, ...people.filter(({ id }) => id !== other)]}
          value={one ?? any}
          onChange={(id) => onChange({ ...filter, people: [person(id), person(id) === null ? null : other] })}
        />
        <Select
          label={t("disagreements.filter.other")}
          options={[anybody, ...people.filter(({ id }) => id !== one)]}
          value={other ?? any}
          isDisabled={one === null}
          onChange={(id) => onChange({ ...filter, people: [one, person(id)] })}
        />
      </div>
    </section>
  );
}

export interface KindListProps {
  readonly kinds: readonly ListedDisagreement[];
  readonly chosen: string | null;
  readonly isFiltered: boolean;
  readonly onChoose: (kind: string) => void;
  readonly onMore: (() => void) | undefined;
}

/** Kinds of disagreement, the one that is open in most tasks first. */
export function KindList({ kinds, chosen, isFiltered, onChoose, onMore }: KindListProps): ReactNode {
  if (kinds.length === 0) return <p className={styles.muted}>{isFiltered ? t("disagreements.empty.filtered") : ""}</p>;
  return (
    <>
      <ol className={styles.kinds} aria-label={t("disagreements.list")}>
        {kinds.map((kind) => {
          const dealt = kind.tasks - kind.open;
          return (
            <li key={kind.kind}>
              <button
                type="button"
                className={cx(styles.kind, kind.kind === chosen && styles.chosen)}
                aria-current={kind.kind === chosen}
                onClick={() => onChoose(kind.kind)}
              >
                <span className={styles.kindWords}>
                  <span dir="auto" className={styles.said}>
                    {kindWords(kind)}
                  </span>
                  <span dir="auto" className={styles.muted}>
                    {kind.questionTitle}
                    {dealt > 0 && ` · ${t("disagreements.dealtWith", { count: dealt })}`}
                  </span>
                </span>
                <span className={styles.number} title={t("disagreements.tasks", { count: kind.open })}>
                  {formatNumber(kind.open)}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      {onMore !== undefined && (
        <Button size="small" onPress={onMore}>
          {t("disagreements.more")}
        </Button>
      )}
    </>
  );
}
