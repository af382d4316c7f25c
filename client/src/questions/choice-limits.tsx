import type { ReactNode } from "react";
import type { Problem } from "@keyhole/shared/errors";
import { t } from "../i18n/t.ts";
import { Checkbox } from "../ui/checkbox.tsx";
import { NumberField } from "../ui/number-field.tsx";
import { SettingsGrid } from "./settings-grid.tsx";
import { errorAt } from "./settings-problems.ts";

interface Limits {
  readonly multiple: boolean;
  readonly min: number;
  readonly max: number | null;
}

interface ChoiceLimitsProps {
  readonly settings: Limits;
  readonly problems: readonly Problem[];
  onChange(this: void, limits: Partial<Limits>): void;
}

/** Whether several may be chosen, and how many. */
export function ChoiceLimits({ settings, problems, onChange }: ChoiceLimitsProps): ReactNode {
  return (
    <>
      <Checkbox isSelected={settings.multiple} onChange={(multiple) => onChange({ multiple })}>
        {t("questions.choice.settings.multiple")}
      </Checkbox>
      {settings.multiple && (
        <SettingsGrid across>
          <NumberField
            label={t("questions.choice.settings.min")}
            minValue={0}
            value={settings.min}
            error={errorAt(problems, "min")}
            onChange={(min) => onChange({ min: Number.isNaN(min) ? 0 : min })}
          />
          <NumberField
            label={t("questions.choice.settings.max")}
            description={t("questions.choice.settings.maxDetail")}
            minValue={1}
            value={settings.max ?? Number.NaN}
            error={errorAt(problems, "max")}
            onChange={(max) => onChange({ max: Number.isNaN(max) ? null : max })}
          />
        </SettingsGrid>
      )}
    </>
  );
}
