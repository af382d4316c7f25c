import type { ProjectId } from "@keyhole/shared/ids";
import { type TaskState, taskStates } from "@keyhole/shared/vocabulary";
import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { ComboBox } from "../../ui/combo-box.tsx";
import { Select } from "../../ui/select.tsx";
import type { ItemSearch } from "./item-search.ts";
import styles from "./items.module.css";

export interface ItemFiltersProps {
  readonly projectId: ProjectId;
  readonly search: ItemSearch;
  readonly openMetadata: readonly string[];
  readonly onChange: (search: ItemSearch) => void;
}

const anything = "-";

/** State, person and declared-open metadata. What was not declared open cannot be filtered on: it is sealed. */
export function ItemFilters({ projectId, search, openMetadata, onChange }: ItemFiltersProps) {
  const workers = useQuery(trpc.project.workers.queryOptions({ projectId }));
  const values = useQuery({
    ...trpc.items.values.queryOptions({ projectId, key: search.key ?? "-" }),
    enabled: search.key !== undefined,
  });
  /** Takes a filter over, or away. */
  const set = (name: keyof ItemSearch, value: string | undefined) => {
    const { [name]: _old, ...rest } = search;
    onChange(value === undefined || value === anything ? rest : { ...rest, [name]: value });
  };
  const states: readonly (TaskState | typeof anything)[] = [anything, ...taskStates];
  return (
    <search className={styles.filters} aria-label={t("manage.items.filters")}>
      <Select
        label={t("manage.items.state")}
        options={states.map((id) => ({ id, label: id === anything ? t("manage.items.any") : t(`manage.state.${id}`) }))}
        value={search.state ?? anything}
        onChange={(state) => set("state", state)}
      />
      <ComboBox
        key={workers.data === undefined ? "loading" : "people"}
        label={t("manage.items.person")}
        placeholder={t("manage.items.anyone")}
        options={(workers.data ?? []).map(({ personId, name }) => ({ id: personId as string, label: name }))}
        value={search.person}
        onChange={(person) => set("person", person)}
      />
      {openMetadata.length > 0 && (
        <Select
          label={t("manage.items.metadata")}
          options={[anything, ...openMetadata].map((id) => ({
            id,
            label: id === anything ? t("manage.items.any") : id,
          }))}
          value={search.key ?? anything}
          onChange={(key) => {
            const { key: _key, value: _value, ...rest } = search;
            onChange(key === anything ? rest : { ...rest, key });
          }}
        />
      )}
      {search.key !== undefined && (
        <ComboBox
          key={`${search.key} ${values.data?.length ?? "loading"}`}
          label={t("manage.items.value")}
          placeholder={t("manage.items.choose")}
          options={(values.data ?? []).map((id) => ({ id, label: id }))}
          value={search.value}
          onChange={(value) => set("value", value)}
        />
      )}
      {Object.keys(search).length > 0 && (
        <Button variant="quiet" onPress={() => onChange({})}>
          {t("manage.items.clearFilters")}
        </Button>
      )}
    </search>
  );
}
