import { entryGroups } from "@keyhole/shared/trail/entry-groups";
import { isId } from "@keyhole/shared/ids";
import { useState } from "react";
import type { TrailFilter } from "../api-types.ts";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { ComboBox } from "../ui/combo-box.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import styles from "./filter-bar.module.css";
import { FilterChips } from "./filter-chips.tsx";
import type { Names } from "./names.ts";
import { momentOf, withFilter, writtenMoment } from "./trail-search.ts";

export interface FilterBarProps {
  readonly filter: TrailFilter;
  readonly names: Names;
  readonly onChange: (filter: TrailFilter) => void;
}

const any = "any" as const;
const outcomes = ["denied", "failed"] as const;

/** The closed filters. Each change is a new search. */
export function FilterBar({ filter, names, onChange }: FilterBarProps) {
  const set = <Name extends keyof TrailFilter>(name: Name, value: TrailFilter[Name] | undefined) =>
    onChange(withFilter(filter, name, value));
  const isTimeWrong = filter.from !== undefined && filter.to !== undefined && filter.to < filter.from;
  return (
    <search className={styles.bar} aria-label={t("trail.filters")}>
      <div className={styles.fields}>
        <ComboBox
          // The list is given once when the box is made: made again when the names have come.
          key={`person ${names.people.length}`}
          label={t("trail.filter.person")}
          placeholder={t("trail.filter.any")}
          options={names.people.map(({ id, name }) => ({ id: String(id), label: name }))}
          value={filter.person}
          onChange={(id) => set("person", id)}
        />
        <ComboBox
          key={`project ${names.projects.length}`}
          label={t("trail.filter.project")}
          placeholder={t("trail.filter.any")}
          options={names.projects.map(({ id, name }) => ({ id: String(id), label: name }))}
          value={filter.project}
          onChange={(id) => set("project", id)}
        />
        <Select
          label={t("trail.filter.kind")}
          options={[any, ...entryGroups].map((id) => ({
            id,
            label: id === any ? t("trail.filter.any") : t(`trail.group.${id}`),
          }))}
          value={filter.group ?? any}
          onChange={(id) => set("group", id === any ? undefined : id)}
        />
        <Select
          label={t("trail.filter.outcome")}
          options={[any, ...outcomes].map((id) => ({
            id,
            label: id === any ? t("trail.filter.any") : t(`trail.outcome.${id}`),
          }))}
          value={filter.outcome ?? any}
          onChange={(id) => set("outcome", id === any ? undefined : id)}
        />
        <ItemFilter key={filter.item ?? ""} value={filter.item} onChange={(id) => set("item", id)} />
        <TextField
          type="datetime-local"
          label={t("trail.filter.from")}
          value={writtenMoment(filter.from)}
          onChange={(written) => set("from", momentOf(written))}
        />
        <TextField
          type="datetime-local"
          label={t("trail.filter.to")}
          value={writtenMoment(filter.to)}
          onChange={(written) => set("to", momentOf(written))}
          error={isTimeWrong ? t("trail.filter.badTime") : undefined}
        />
        <div className={styles.chips}>
          <FilterChips filter={filter} onChange={onChange} />
          {Object.keys(filter).length > 0 && (
            <Button size="small" variant="quiet" onPress={() => onChange({})}>
              {t("trail.filter.clear")}
            </Button>
          )}
        </div>
      </div>
    </search>
  );
}

interface ItemFilterProps {
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
}

/** An item has no name to search by: its whole id is pasted. */
function ItemFilter({ value, onChange }: ItemFilterProps) {
  const [written, setWritten] = useState(value ?? "");
  const isWhole = written === "" || isId(written);
  return (
    <TextField
      label={t("trail.filter.item")}
      placeholder={t("trail.filter.itemHint")}
      value={written}
      autoComplete="off"
      spellCheck="false"
      onChange={(text) => {
        const id = text.trim();
        setWritten(id);
        if (id === "") onChange(undefined);
        else if (isId(id)) onChange(id);
      }}
      error={isWhole || written.length < 22 ? undefined : t("trail.filter.badId")}
    />
  );
}
