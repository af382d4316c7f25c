import { pairLimit, type AllowedPair, type RelationSettings } from "@keyhole/shared/questions/relation/schema";
import { Plus, Trash2 } from "lucide-react";
import type { Label } from "@keyhole/shared/questions/label";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { Select } from "../../ui/select.tsx";
import { CountSettings } from "../count-settings.tsx";
import type { SettingsFormProps } from "../editor-type.ts";
import { LabelSetEditor } from "../label-set-editor.tsx";
import { SettingsGrid } from "../settings-grid.tsx";
import { errorAt, problemsUnder } from "../settings-problems.ts";
import styles from "./relation-panel.module.css";

const optionsOf = (labels: readonly Pick<Label, "value" | "title">[]) =>
  labels.map(({ value, title }) => ({ id: value, label: title }));

export function RelationSettingsForm({ settings, problems, before, onChange }: SettingsFormProps<RelationSettings>) {
  const set = (part: Partial<RelationSettings>) => onChange({ ...settings, ...part });
  const possible = before.filter(({ type }) => type === "span");
  const joined = possible.find(({ name }) => name === settings.spans);
  const read = joined === undefined ? undefined : anyQuestionType(joined.type).settings.safeParse(joined.settings);
  const ends = joined !== undefined && read?.success === true ? anyQuestionType(joined.type).labels(read.data) : [];
  const setPair = (at: number, part: Partial<AllowedPair>) =>
    set({ allowed: settings.allowed.map((pair, index) => (index === at ? { ...pair, ...part } : pair)) });
  const [relation, end] = [settings.labels[0]?.value, ends[0]?.value];
  return (
    <SettingsGrid>
      <Select
        label={t("questions.relation.settings.spans")}
        options={possible.map(({ name, title }) => ({ id: name, label: title === "" ? name : title }))}
        value={joined?.name}
        placeholder={t("questions.relation.settings.choose")}
        isDisabled={possible.length === 0}
        {...(possible.length === 0 ? { description: t("questions.relation.settings.noSpans") } : {})}
        error={errorAt(problems, "spans")}
        onChange={(spans) => set({ spans, allowed: [] })}
      />
      <LabelSetEditor
        title={t("questions.relation.settings.labels")}
        labels={settings.labels}
        problems={problemsUnder(problems, "labels")}
        onChange={(labels) => onChange(following(settings, labels))}
      />
      {settings.labels.length > 0 && (
        <fieldset className={styles.details}>
          <legend>{t("questions.relation.settings.symmetric")}</legend>
          {settings.labels.map(({ value, title }) => (
            <Checkbox
              key={value}
              isSelected={settings.symmetric.includes(value)}
              onChange={(on) =>
                set({ symmetric: [...settings.symmetric.filter((each) => each !== value), ...(on ? [value] : [])] })
              }
            >
              {title}
            </Checkbox>
          ))}
        </fieldset>
      )}
      <fieldset className={styles.details}>
        <legend>{t("questions.relation.settings.allowed")}</legend>
        <p className={styles.quiet}>{t("questions.relation.settings.allowedDetail")}</p>
        {settings.allowed.map((pair, index) => {
          const found = problemsUnder(problemsUnder(problems, "allowed"), String(index));
          return (
            // Lines have no identity but their place.
            // oxlint-disable-next-line react/no-array-index-key -- see above
            <div key={index} className={styles.pair}>
              <Select
                label={t("questions.relation.from")}
                options={optionsOf(ends)}
                value={pair.from}
                error={errorAt(found, "from")}
                onChange={(from) => setPair(index, { from })}
              />
              <Select
                label={t("questions.relation.label")}
                options={optionsOf(settings.labels)}
                value={pair.relation}
                error={errorAt(found, "relation")}
                onChange={(label) => setPair(index, { relation: label })}
              />
              <Select
                label={t("questions.relation.to")}
                options={optionsOf(ends)}
                value={pair.to}
                error={errorAt(found, "to")}
                onChange={(to) => setPair(index, { to })}
              />
              <IconButton
                size="small"
                label={t("questions.relation.settings.removePair")}
                icon={<Trash2 />}
                onPress={() => set({ allowed: settings.allowed.filter((_, at) => at !== index) })}
              />
            </div>
          );
        })}
        {relation !== undefined && end !== undefined && (
          <Button
            size="small"
            variant="quiet"
            onPress={() => set({ allowed: [...settings.allowed, { relation, from: end, to: end }] })}
          >
            <Plus aria-hidden="true" /> {t("questions.relation.settings.addPair")}
          </Button>
        )}
      </fieldset>
      <NumberField
        label={t("questions.relation.settings.maxPerPair")}
        value={settings.maxPerPair}
        minValue={1}
        maxValue={pairLimit}
        error={errorAt(problems, "maxPerPair")}
        onChange={(maxPerPair) => Number.isNaN(maxPerPair) || set({ maxPerPair })}
      />
      <CountSettings settings={settings} problems={problems} onChange={set} />
    </SettingsGrid>
  );
}

/** A relation typed anew keeps its place in what refers to it; one that is gone takes that with it. */
function following(settings: RelationSettings, labels: RelationSettings["labels"]): RelationSettings {
  const before = settings.labels.map(({ value }) => value);
  const renamed = (value: string): string | undefined =>
    labels.some((label) => label.value === value)
      ? value
      : labels.length === before.length
        ? labels[before.indexOf(value)]?.value
        : undefined;
  return {
    ...settings,
    labels,
    symmetric: settings.symmetric.flatMap((value) => renamed(value) ?? []),
    allowed: settings.allowed.flatMap((pair) => {
      const relation = renamed(pair.relation);
      return relation === undefined ? [] : [{ ...pair, relation }];
    }),
  };
}
