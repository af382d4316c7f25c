import type { Problem } from "@keyhole/shared/errors";
import type { Criterion } from "@keyhole/shared/questions/rating/schema";
import { Trash2 } from "lucide-react";
import { t } from "../../i18n/t.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { SettingsGrid } from "../settings-grid.tsx";
import { errorAt } from "../settings-problems.ts";
import styles from "./rating.module.css";

export interface CriterionFormProps {
  readonly criterion: Criterion;
  readonly position: number;
  readonly points: readonly number[];
  readonly problems: readonly Problem[];
  readonly onChange: (criterion: Criterion) => void;
  readonly onRemove: () => void;
}

/** Of a longer scale only the ends and the middle are offered; more would be a wall of boxes. */
const mostAnchors = 7;

export function CriterionForm({ criterion, position, points, problems, onChange, onRemove }: CriterionFormProps) {
  const rename = (title: string) =>
    // A stored value stays once it differs from the title, so that answers keep their meaning.
    onChange(criterion.value === criterion.title ? { ...criterion, title, value: title } : { ...criterion, title });
  const describe = (description: string) => {
    const { description: _old, ...rest } = criterion;
    onChange(description === "" ? rest : { ...rest, description });
  };
  const anchor = (point: string, meaning: string) => {
    const { [point]: _old, ...rest } = criterion.anchors;
    onChange({ ...criterion, anchors: meaning === "" ? rest : { ...rest, [point]: meaning } });
  };
  return (
    <fieldset className={styles.form}>
      <legend className={styles.legend}>
        {t("questions.rating.settings.criterion", { position })}
        <IconButton
          size="small"
          label={t("questions.rating.settings.remove", { name: criterion.title })}
          icon={<Trash2 size={14} />}
          onPress={onRemove}
        />
      </legend>
      <SettingsGrid>
        <SettingsGrid across>
          <TextField
            label={t("questions.rating.settings.name")}
            value={criterion.title}
            maxLength={100}
            error={errorAt(problems, "value") ?? errorAt(problems, "title")}
            onChange={rename}
          />
          <TextField
            label={t("questions.rating.settings.description")}
            value={criterion.description ?? ""}
            maxLength={2000}
            error={errorAt(problems, "description")}
            onChange={describe}
          />
        </SettingsGrid>
        <NumberField
          label={t("questions.rating.settings.weight")}
          description={t("questions.rating.settings.weightDetail")}
          minValue={0.01}
          maxValue={1000}
          formatOptions={{ maximumFractionDigits: 15, useGrouping: false }}
          value={criterion.weight}
          error={errorAt(problems, "weight")}
          onChange={(weight) => Number.isNaN(weight) || onChange({ ...criterion, weight })}
        />
        <Checkbox
          isSelected={criterion.notApplicable}
          onChange={(notApplicable) => onChange({ ...criterion, notApplicable })}
        >
          {t("questions.rating.settings.notApplicable")}
        </Checkbox>
        <Checkbox isSelected={criterion.required} onChange={(required) => onChange({ ...criterion, required })}>
          {t("questions.rating.settings.required")}
        </Checkbox>
        <div>
          <p className={styles.description}>{t("questions.rating.settings.anchors")}</p>
          <SettingsGrid across>
            {offered(points, criterion.anchors).map((point) => (
              <TextField
                key={point}
                label={point}
                maxLength={300}
                value={criterion.anchors[point] ?? ""}
                error={errorAt(problems, "anchors", point)}
                onChange={(meaning) => anchor(point, meaning)}
              />
            ))}
          </SettingsGrid>
        </div>
      </SettingsGrid>
    </fieldset>
  );
}

/** The points to explain, and those that are explained already though the scale has lost them. */
function offered(points: readonly number[], anchors: Readonly<Record<string, string>>): readonly string[] {
  const ends = [points[0], points[Math.floor(points.length / 2)], points.at(-1)];
  const shown = points.length <= mostAnchors ? points : ends.filter((point) => point !== undefined);
  return Array.from(new Set([...shown.map(String), ...Object.keys(anchors)])).sort((a, b) => Number(a) - Number(b));
}
