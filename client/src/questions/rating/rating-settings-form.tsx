import { scalePoints, scaleSteps } from "@keyhole/shared/questions/rating/scale";
import { scaleLimit, type Criterion, type RatingSettings } from "@keyhole/shared/questions/rating/schema";
import { Plus } from "lucide-react";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import type { SettingsFormProps } from "../editor-type.ts";
import { SettingsGrid } from "../settings-grid.tsx";
import { errorAt, problemsUnder } from "../settings-problems.ts";
import { CriterionForm } from "./criterion-form.tsx";
import styles from "./rating.module.css";

export function RatingSettingsForm({ settings, problems, onChange }: SettingsFormProps<RatingSettings>) {
  const set = (part: Partial<RatingSettings>) => onChange({ ...settings, ...part });
  const { scale, criteria } = settings;
  const part = (name: keyof RatingSettings["scale"], label: string) => (
    <NumberField
      label={label}
      formatOptions={{ maximumFractionDigits: 15, useGrouping: false }}
      value={scale[name]}
      error={errorAt(problems, "scale", name)}
      onChange={(value) => Number.isNaN(value) || set({ scale: { ...scale, [name]: value } })}
    />
  );
  const put = (index: number, criterion: Criterion) => set({ criteria: criteria.with(index, criterion) });
  const wholeScale = problems.find(({ path }) => path[0] === "scale" && path.length === 1);
  const wholeCriteria = problems.find(({ path }) => path[0] === "criteria" && path.length === 1);
  return (
    <SettingsGrid>
      <SettingsGrid across>
        {part("min", t("questions.rating.settings.min"))}
        {part("max", t("questions.rating.settings.max"))}
        {part("step", t("questions.rating.settings.step"))}
      </SettingsGrid>
      {wholeScale !== undefined && <p className={styles.problem}>{errorAt([wholeScale])}</p>}
      <section aria-label={t("questions.rating.settings.criteria")}>
        <SettingsGrid>
          {criteria.map((criterion, index) => (
            // Criteria have no id of their own while they are edited; the place is what stays.
            // oxlint-disable-next-line react/no-array-index-key -- see above
            <CriterionForm
              key={index}
              criterion={criterion}
              position={index + 1}
              points={pointsOf(scale)}
              problems={problemsUnder(problems, "criteria", index)}
              onChange={(changed) => put(index, changed)}
              onRemove={() => set({ criteria: criteria.toSpliced(index, 1) })}
            />
          ))}
          {wholeCriteria !== undefined && <p className={styles.problem}>{errorAt([wholeCriteria])}</p>}
          <div>
            <Button
              size="small"
              icon={<Plus size={14} />}
              onPress={() => set({ criteria: [...criteria, newCriterion(criteria)] })}
            >
              {t("questions.rating.settings.add")}
            </Button>
          </div>
        </SettingsGrid>
      </section>
      <Checkbox isSelected={settings.perCandidate} onChange={(perCandidate) => set({ perCandidate })}>
        {t("questions.rating.settings.perCandidate")}
      </Checkbox>
      <div>
        <Checkbox isSelected={settings.hotkeys} onChange={(hotkeys) => set({ hotkeys })}>
          {t("questions.rating.settings.hotkeys")}
        </Checkbox>
        <p className={styles.description}>{t("questions.rating.settings.hotkeysDetail")}</p>
      </div>
    </SettingsGrid>
  );
}

/** The points a lead can say something about; none while the scale makes no sense. */
const pointsOf = (scale: RatingSettings["scale"]): readonly number[] =>
  scaleSteps(scale) <= scaleLimit ? scalePoints(scale) : [];

function newCriterion(criteria: readonly Criterion[]): Criterion {
  const taken = new Set(criteria.map(({ value }) => value));
  const name = t("questions.rating.settings.newCriterion");
  let value = name;
  for (let count = 2; taken.has(value); count++) value = `${name} ${count}`;
  return { value, title: value, anchors: {}, required: true, weight: 1, notApplicable: false };
}
